using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// Notes as a table: ours, and anybody's whose header names a timecode and a text. Ours is UTF-8 with a byte order mark, which is how spreadsheets
/// know it.
/// </summary>
internal static class NotesCsv
{
    private const string Source = "a table of notes";

    private static readonly string[] timecode = ["timecode in", "timecode", "tc in", "tc", "start", "start time", "in", "time", "record in"];
    private static readonly string[] end = ["timecode out", "tc out", "out", "end", "end time"];
    private static readonly string[] frame = ["frame in", "frame"];
    private static readonly string[] duration = ["duration (frames)", "duration frames"];
    private static readonly string[] words = ["note", "comment", "text", "body", "notes", "comments", "description", "feedback", "message"];
    private static readonly string[] author = ["author", "commenter", "owner", "name", "username", "created by", "reviewer", "from"];
    private static readonly string[] done = ["status", "complete", "completed", "resolved", "task completed"];
    private static readonly string[] date = ["commented at", "created", "created at", "date", "date added"];
    private static readonly string[] colour = ["colour", "color"];
    private static readonly string[] id = ["comment id", "id"];

    public static byte[] Write(MarkerList list)
    {
        var csv = new StringBuilder("\uFEFF#,Timecode In,Timecode Out,Frame In,Duration (frames),Author,Status,Colour,Note\r\n");
        var number = 0;
        foreach (var marker in list.Markers.OrderBy(marker => marker.Frame ?? long.MaxValue))
        {
            string[] place = marker.Frame is { } at
                ? [list.Label(at).ToString(), list.Label(at + marker.Frames).ToString(), Number(at), Number(marker.Frames)]
                : [Delimited.Harmless(marker.Typed ?? ""), "", "", ""];
            Delimited.Append(csv, [Number(++number), .. place, Delimited.Harmless(MarkerText.Author(marker.Author)), Delimited.Harmless(marker.Status), marker.Colour.Word(), Delimited.Harmless(MarkerText.Full(marker))]);
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>Whether a first row names a timecode and a text.</summary>
    public static bool Is(string[] header) => Find(header, timecode) >= 0 && Find(header, words) >= 0;

    public static MarkerReading Read(List<string[]> rows, MarkerPlaces places)
    {
        var columns = new Columns(rows[0]);
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        for (var i = 1; i < rows.Count; i++)
        {
            var row = rows[i];
            var text = Delimited.Bare(columns.Cell(row, words)).Trim();
            if (text.Length == 0) skipped.Add(new SkippedRow($"row {i + 1}", "it has no words"));
            else markers.Add(MarkerText.Read(Place(columns, row, places), text, places.Start));
        }
        return new MarkerReading(Source, markers) { Skipped = skipped };
    }

    /// <summary>Yes, true, done and the like.</summary>
    public static bool IsYes(string cell) => cell.Trim().ToUpperInvariant() is "YES" or "TRUE" or "1" or "DONE" or "COMPLETE" or "COMPLETED" or "RESOLVED" or "X" or "✓";

    /// <summary>As Frame.io writes it, <c>2021-04-22 03:08:34 AM</c>, or by ISO 8601; else the beginning of time.</summary>
    public static Instant Moment(string cell)
    {
        if (InstantPattern.ExtendedIso.Parse(cell.Trim()).TryGetValue(default, out var instant)) return instant;
        return LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd hh:mm:ss tt").Parse(cell.Trim()).TryGetValue(default, out var local) ? local.InUtc().ToInstant() : default;
    }

    private static Marker Place(Columns columns, string[] row, MarkerPlaces places)
    {
        var state = columns.Cell(row, done).Trim();
        var marker = new Marker
        {
            Author = Delimited.Bare(columns.Cell(row, author)).Trim(),
            Words = "",
            Status = IsYes(state) ? "done" : state.Length <= 20 && state.All(char.IsLetter) && !state.Equals("no", StringComparison.OrdinalIgnoreCase) && !state.Equals("false", StringComparison.OrdinalIgnoreCase) ? state.ToLowerInvariant() : "",
            Colour = MarkerColours.Named(columns.Cell(row, colour)),
            SourceId = columns.Cell(row, id) is { Length: > 0 } name ? name : null,
            WrittenAt = Moment(columns.Cell(row, date)),
        };
        var label = columns.Cell(row, timecode).Trim();
        if (label.Length > 0)
        {
            var until = columns.Cell(row, end);
            var frames = until.Trim().Length > 0 ? places.Between(label, until) : long.TryParse(columns.Cell(row, duration), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 1;
            return places.At(marker, Delimited.Bare(label), frames);
        }
        return long.TryParse(columns.Cell(row, frame), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ? places.At(marker, at) : marker;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Find(string[] header, string[] names)
    {
        foreach (var name in names)
        {
            var at = Array.FindIndex(header, cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at;
        }
        return -1;
    }

    private sealed class Columns(string[] header)
    {
        private readonly Dictionary<string[], int> found = [];

        public string Cell(string[] row, string[] names)
        {
            if (!found.TryGetValue(names, out var at)) found[names] = at = Find(header, names);
            return at >= 0 && at < row.Length ? row[at] : "";
        }
    }
}
