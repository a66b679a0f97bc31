using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>What of a note a format can hold so that it comes back.</summary>
[Flags]
public enum MarkerFields
{
    None = 0,
    Position = 1,

    /// <summary>The end of a range.</summary>
    Length = 2,
    Author = 4,

    /// <summary>Every letter of the words; without it they come back in plain ASCII.</summary>
    Words = 8,
    LineBreaks = 16,
    Colour = 32,

    /// <summary>At least whether it is done.</summary>
    Status = 64,
    Replies = 128,

    /// <summary>Notes on one frame stay apart with a length of their own.</summary>
    SameFrame = 256,
}

/// <summary>One kind of file that an editing program takes markers from.</summary>
public sealed record MarkerFormat
{
    private readonly Func<MarkerList, byte[]?> write;

    private MarkerFormat(string key, string program, string extension, MarkerFields carries, string import, Func<MarkerList, byte[]?> write)
    {
        (Key, Program, Extension, Carries, Import) = (key, program, extension, carries, import);
        this.write = write;
    }

    /// <summary>What people type after <c>export F5</c>.</summary>
    public string Key { get; }

    public string Program { get; }

    /// <summary>With its point.</summary>
    public string Extension { get; }

    public MarkerFields Carries { get; }

    /// <summary>How an editor gets it into the program, as one sentence.</summary>
    public string Import { get; }

    private const MarkerFields OneLine = MarkerFields.Position | MarkerFields.Length | MarkerFields.Author | MarkerFields.Words | MarkerFields.Colour | MarkerFields.Replies | MarkerFields.SameFrame;

    private const string AvidImport = "In Media Composer load the sequence, then Tools, Markers, and in the panel's menu Import Markers.";

    public static IReadOnlyList<MarkerFormat> All { get; } =
    [
        new("avid", "Avid Media Composer", ".txt", OneLine, AvidImport, list => AvidText.Write(list, 6)),
        new("avid5", "Avid Media Composer, older", ".txt", OneLine & ~MarkerFields.Length, AvidImport, list => AvidText.Write(list, 5)),
        new("avid8", "Avid Media Composer since 2024.6", ".txt", OneLine, AvidImport, list => AvidText.Write(list, 8)),
        new("avidxml", "Avid Media Composer, XML", ".xml", OneLine | MarkerFields.LineBreaks, AvidImport, AvidXml.Write),
        new("premiere", "Premiere Pro", ".xml", OneLine | MarkerFields.LineBreaks, "In Premiere choose File, Import; open the new sequence and copy its matte onto a free top track of yours: the markers come along.", PremiereXml.Write),
        new("resolve", "DaVinci Resolve", ".edl", OneLine & ~MarkerFields.SameFrame, "In Resolve right-click the timeline in the Media Pool, then Timelines, Import, Timeline Markers from EDL.", ResolveEdl.Write),
        new("fcpx", "Final Cut Pro", ".fcpxml", (OneLine | MarkerFields.LineBreaks | MarkerFields.Status) & ~MarkerFields.Colour, "In Final Cut Pro choose File, Import, XML; copy the gap onto your project and break it apart.", FinalCutXml.Write),
        new("protools", "Pro Tools", ".mid", MarkerFields.Position | MarkerFields.Length | MarkerFields.Author | MarkerFields.SameFrame, "In Pro Tools choose File, Import, MIDI at Session Start, tick Import Tempo Map, and delete the empty track after.", ProToolsMidi.Write),
        new("otio", "OpenTimelineIO", ".otio", OneLine | MarkerFields.LineBreaks | MarkerFields.Status, "Open it with any program that reads OpenTimelineIO.", Otio.Write),
        new("csv", "Spreadsheet", ".csv", OneLine | MarkerFields.LineBreaks | MarkerFields.Status, "Open it with any spreadsheet.", NotesCsv.Write),
    ];

    public static MarkerFormat? Find(string? word) => word?.ToLowerInvariant() switch
    {
        "media composer" or "mediacomposer" or "mc" or "avid6" => Find("avid"),
        "premierepro" or "ppro" or "xmeml" or "pr" => Find("premiere"),
        "davinci" or "edl" => Find("resolve"),
        "fcp" or "fcpxml" or "finalcut" => Find("fcpx"),
        "midi" or "pt" => Find("protools"),
        "excel" or "table" => Find("csv"),
        { } key => All.FirstOrDefault(format => format.Key == key),
        null => null,
    };

    /// <summary>The file, or why this format cannot hold these notes.</summary>
    public (byte[]? File, string? Problem) Write(MarkerList list)
    {
        if (Key == "resolve" && ResolveEdl.Events(list) is var events and > ResolveEdl.MostMarkers)
        {
            return (null, $"Resolve takes at most {ResolveEdl.MostMarkers} markers from a file and this round has {events:#,##0}. Export only the open ones, or one department at a time.");
        }
        return write(list) is { } file ? (file, null) : (null, $"{Program} has no format at {list.Rate.Label}. Export for another program, or as csv.");
    }

    /// <summary>The table of the README: one line for each format, one column for each field.</summary>
    public static string Table()
    {
        var table = new StringBuilder("| `export F5 …` | file | timecode | range | author | every letter | line breaks | colour | done or not | replies | two notes on one frame |\n");
        table.Append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var format in All)
        {
            table.Append("| `").Append(format.Key).Append("` ").Append(format.Program).Append(" | `").Append(format.Extension).Append("` |");
            foreach (var field in Enum.GetValues<MarkerFields>().Where(field => field != MarkerFields.None)) table.Append(format.Carries.HasFlag(field) ? " yes |" : " no |");
            table.Append('\n');
        }
        return table.ToString();
    }
}
