using System.Globalization;
using System.Text.Json;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// Comments as Frame.io gives them out: the older CSV with its own column names, and the newer FIOJSON. Only words, places, names and ids are taken;
/// the links and user records of the file are not kept.
/// </summary>
internal static class FrameIo
{
    private const string Source = "Frame.io comments";

    public static bool Is(string[] header) => header.Contains("Timecode Source In");

    public static bool Is(JsonElement root) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("asset", out _) && root.TryGetProperty("comments", out var comments) && comments.ValueKind == JsonValueKind.Array;

    public static MarkerReading Read(List<string[]> rows, MarkerPlaces places)
    {
        var header = rows[0];
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        foreach (var (row, number) in rows.Skip(1).Select((row, at) => (row, at + 2)))
        {
            string Cell(string name) => Array.IndexOf(header, name) is var at and >= 0 && at < row.Length ? row[at].Trim() : "";
            var words = Unquoted(Cell("Comment"));
            if (words.Length == 0)
            {
                skipped.Add(new SkippedRow($"row {number}", "it has no words"));
                continue;
            }
            var author = Unquoted(Cell("Commenter"));
            // Replies stand at the end of the file without saying what they answer; they share its frame.
            var parent = NotesCsv.IsYes(Cell("Reply")) && Cell("Frame") is { Length: > 0 } at
                ? markers.FindLastIndex(marker => FrameOf(marker) == at)
                : -1;
            if (parent >= 0) markers[parent] = markers[parent] with { Replies = [.. markers[parent].Replies, new MarkerReply(author, words)] };
            else markers.Add(MarkerText.Read(Place(Cell, author, places), words, places.Start));
        }
        return new MarkerReading(Source, [.. markers.Select(marker => marker with { SourceId = IdOf(marker) })]) { Skipped = skipped };
    }

    public static MarkerReading Read(JsonElement root, MarkerPlaces places)
    {
        if (root.GetProperty("asset") is { ValueKind: JsonValueKind.Object } asset && Number(asset, "fps") is { } fps and > 0 and < 1_000 && places.OtherRate((int)Math.Ceiling(fps - 0.001)) is { } other)
        {
            return MarkerReading.Refused(Source, other);
        }
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        var replies = new List<(string Parent, Marker Reply)>();
        foreach (var comment in root.GetProperty("comments").EnumerateArray())
        {
            var words = Text(comment, "text").Trim();
            var marker = new Marker
            {
                Author = comment.ValueKind == JsonValueKind.Object && comment.TryGetProperty("owner", out var owner) ? Text(owner, "name") : "",
                Words = words,
                Status = comment.ValueKind == JsonValueKind.Object && comment.TryGetProperty("completed", out var completed) && completed.ValueKind == JsonValueKind.True ? "done" : "open",
                SourceId = Text(comment, "id") is { Length: > 0 } id ? id : null,
                WrittenAt = NotesCsv.Moment(Text(comment, "inserted_at")),
            };
            if (words.Length == 0) skipped.Add(new SkippedRow("a comment", Text(comment, "annotation").Length > 0 ? "it is a drawing without words" : "it has no words"));
            else if (Text(comment, "parent_id") is { Length: > 0 } parent) replies.Add((parent, marker));
            else markers.Add(Number(comment, "frame") is { } frame ? places.At(marker, (long)Math.Floor(Math.Clamp(frame, -10_000_000, 10_000_000)), (long)Math.Clamp(Number(comment, "duration") ?? 1, 1, 10_000_000)) : marker);
        }
        foreach (var (parent, reply) in replies)
        {
            var at = markers.FindIndex(marker => marker.SourceId == parent);
            if (at >= 0) markers[at] = markers[at] with { Replies = [.. markers[at].Replies, new MarkerReply(reply.Author, reply.Words)] };
            else markers.Add(reply);
        }
        return new MarkerReading(Source, markers) { Skipped = skipped };
    }

    // While the rows are read, the id carries the frame behind a separator that no id has.
    private static string FrameOf(Marker marker) => marker.SourceId![(marker.SourceId!.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private static string? IdOf(Marker marker) => marker.SourceId?[..marker.SourceId.IndexOf('\n', StringComparison.Ordinal)] is { Length: > 0 } id ? id : null;

    private static Marker Place(Func<string, string> cell, string author, MarkerPlaces places)
    {
        var marker = new Marker
        {
            Author = author,
            Words = "",
            Status = NotesCsv.IsYes(cell("Complete")) ? "done" : "open",
            SourceId = $"{cell("Comment ID")}\n{cell("Frame")}",
            WrittenAt = NotesCsv.Moment(cell("Commented At")),
        };
        var frames = long.TryParse(cell("Duration"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 1;
        var source = cell("Timecode Source In");
        if (source.Length > 0 && source != cell("Timecode In")) return places.At(marker, source, frames);
        return long.TryParse(cell("Frame"), NumberStyles.None, CultureInfo.InvariantCulture, out var frame) ? places.At(marker, frame, frames) : marker;
    }

    /// <summary>Its texts are quoted once more than CSV needs.</summary>
    private static string Unquoted(string cell) => cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"' ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : cell;

    private static string Text(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double? Number(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
