using System.Text.Json;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>A file of notes from any of the programs, known by what is in it and not by its name.</summary>
public static class MarkerFile
{
    /// <summary>Far more than the longest list of notes; a picture or a film is more.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>More notes than any round has.</summary>
    public const int MostMarkers = 5_000;

    private const string Unknown = "This is not a list of notes that I can read. I read comments from Frame.io (CSV, FIOJSON), markers from Avid (TXT, XML), Premiere (CSV, XML), Resolve (EDL), Final Cut Pro, "
        + "Pro Tools (MIDI), OpenTimelineIO, a CSV with a timecode and a text column, and plain lines of notes.";

    /// <summary>Never throws, whatever the bytes are.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="start">The label of the cut's first frame; its rate is the cut's.</param>
    /// <param name="length">The cut in frames; null when unknown.</param>
    public static MarkerReading Read(ReadOnlySpan<byte> file, Timecode start, long? length)
    {
        if (file.Length == 0) return MarkerReading.Refused("", "The file is empty.");
        if (file.Length > MostBytes) return MarkerReading.Refused("", $"The file has {file.Length / 1024 / 1024} MB; a list of notes has at most {MostBytes / 1024 / 1024}. Send the list of markers, not the film.");
        var places = new MarkerPlaces(start, length);
        if (ProToolsMidi.Is(file)) return Checked(ProToolsMidi.Read(file, places), places);
        if (!FileText.TryRead(file, out var text)) return MarkerReading.Refused("", Unknown);
        var reading = Read(text, places);
        return reading.Problem is null ? Checked(reading, places) : reading;
    }

    private static MarkerReading Read(string text, MarkerPlaces places)
    {
        var head = text.AsSpan().TrimStart();
        if (head.StartsWith("<")) return ReadXml(text, places);
        if (head.StartsWith("{") || head.StartsWith("[{")) return ReadJson(text, places);
        if (ResolveEdl.Is(text)) return ResolveEdl.Read(text, places);
        if (AvidText.Is(text)) return AvidText.Read(text, places);
        var firstLine = head[..(head.IndexOf('\n') is var end and >= 0 ? end : head.Length)];
        var separator = firstLine.Contains('\t') ? '\t' : firstLine.Contains(';') && !firstLine.Contains(',') ? ';' : ',';
        var rows = Delimited.Read(text, separator);
        if (rows.Count > 0)
        {
            if (FrameIo.Is(rows[0])) return FrameIo.Read(rows, places);
            if (separator == '\t' && PremiereList.Is(rows)) return PremiereList.Read(rows, places);
            if (rows[0].Length > 1 && NotesCsv.Is(rows[0])) return NotesCsv.Read(rows, places);
            if (rows[0].Length > 3 && rows.Count > 1 && rows[1].Length == rows[0].Length) return MarkerReading.Refused("a table", $"Which column is the timecode and which the note? The columns are {string.Join(", ", rows[0].Take(12).Select(cell => MarkerText.Cut(MarkerText.OneLine(cell), 30)))}. Name them Timecode and Note, and send it again.");
        }
        return ReadLines(text, places);
    }

    private static MarkerReading ReadXml(string text, MarkerPlaces places)
    {
        if (!SafeXml.TryLoad(text, out var document, out var problem)) return MarkerReading.Refused("XML", problem);
        if (AvidXml.Is(text)) return AvidXml.Read(document, places);
        if (PremiereXml.Is(text)) return PremiereXml.Read(document, places);
        return FinalCutXml.Is(text) ? FinalCutXml.Read(document, places) : MarkerReading.Refused("XML", Unknown);
    }

    private static MarkerReading ReadJson(string text, MarkerPlaces places)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (FrameIo.Is(json.RootElement)) return FrameIo.Read(json.RootElement, places);
            return Otio.Is(json.RootElement) ? Otio.Read(json.RootElement, places) : MarkerReading.Refused("JSON", Unknown);
        }
        catch (JsonException trouble)
        {
            return MarkerReading.Refused("JSON", $"It is not whole JSON: line {trouble.LineNumber + 1} cannot be read. Export it again.");
        }
    }

    private static MarkerReading ReadLines(string text, MarkerPlaces places)
    {
        var pasted = PastedNotes.Read(text, places.Start, places.Length);
        var markers = pasted.Notes.Select(note => Placed(note, places)).ToList();
        if (markers.Count == 0 || (markers.All(marker => marker.Frame is null && marker.Typed is null) && pasted.Notes.Count > 500)) return MarkerReading.Refused("", Unknown);
        return new MarkerReading("lines of notes", markers) { Skipped = [.. pasted.LeftOut.Select(left => new SkippedRow($"\"{MarkerText.Cut(left.Words, 40)}\"", left.Why))] };
    }

    private static Marker Placed(PastedNote note, MarkerPlaces places)
    {
        var marker = new Marker { Author = note.Author ?? "", Words = note.Words };
        var when = note.Line.When;
        if (when.HasPosition) return places.At(marker, when.FromStart, when.Duration) with { Doubt = when.Kind == TimecodeReadingKind.Ok ? null : when.Sentence };
        return when.Kind == TimecodeReadingKind.None ? marker : marker with { Typed = note.Line.TimecodeText, Doubt = when.Sentence };
    }

    /// <summary>Says when a whole file cannot belong to this cut, because of its rate or its size.</summary>
    private static MarkerReading Checked(MarkerReading reading, MarkerPlaces places)
    {
        if (reading.Problem is not null) return reading;
        if (reading.Markers.Count > MostMarkers) return MarkerReading.Refused(reading.Source, $"The file has {reading.Markers.Count:#,##0} notes; at most {MostMarkers:#,##0} fit one round. Nothing was added.");
        var impossible = reading.Markers.Where(marker => marker.Typed is not null).ToList();
        var labelled = reading.Markers.Count(marker => marker.Frame is not null) + impossible.Count;
        if (impossible.Count > 2 && impossible.Count * 2 > labelled)
        {
            return MarkerReading.Refused(reading.Source, $"{impossible.Count} of {labelled} timecodes cannot be at {places.Rate.Label}, for example {impossible[0].Typed}. The file seems to count otherwise: export it at {places.Rate.Label}, or say the round's timecode with tc when opening it.");
        }
        var outside = reading.Markers.Where(marker => marker.Frame < 0).ToList();
        if (outside.Count * 2 <= labelled || outside.Count < 2) return reading;
        return reading with { Remarks = [.. reading.Remarks, $"{outside.Count} of {labelled} lie before {places.Start}, where the cut starts. Does the review copy start elsewhere?"] };
    }
}
