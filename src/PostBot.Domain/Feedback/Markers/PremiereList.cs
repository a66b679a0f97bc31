namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// What Premiere's Export Markers writes: tabs in spite of its <c>.csv</c>, UTF-16, and a header in the language of the program, so columns go by
/// their place: name, description, in, out, duration, type. It says neither rate nor colour.
/// </summary>
internal static class PremiereList
{
    private const string Source = "Premiere markers";
    private const int In = 2;
    private const int Duration = 4;

    public static bool Is(List<string[]> rows) =>
        rows.Count > 0 && rows[0].Length is >= 6 and <= 8 && (rows[0][0].Trim().Equals("Marker Name", StringComparison.OrdinalIgnoreCase) || (rows.Count > 1 && rows[1].Length >= 6 && IsLabel(rows[1][In]) && IsLabel(rows[1][Duration]) && !IsLabel(rows[0][In])));

    public static MarkerReading Read(List<string[]> rows, MarkerPlaces places)
    {
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        for (var i = 1; i < rows.Count; i++)
        {
            var row = rows[i];
            var (name, words) = (row[0].Trim(), row.Length > 1 ? row[1].Trim() : "");
            if (name.Length + words.Length == 0) skipped.Add(new SkippedRow(row.ElementAtOrDefault(In) is { Length: > 0 } at ? at.Trim() : $"row {i + 1}", "it has no words"));
            else if (row.Length <= In || !IsLabel(row[In])) skipped.Add(new SkippedRow($"row {i + 1}", "it has no timecode"));
            else markers.Add(MarkerText.Read(places.At(new Marker { Author = "", Words = "" }, row[In], Length(row, places)), name, words, places.Start));
        }
        return new MarkerReading(Source, markers)
        {
            Skipped = skipped,
            Remarks = [$"The file does not say its frame rate; it was read at {places.Rate.Label}."],
        };
    }

    private static long Length(string[] row, MarkerPlaces places) => row.Length > Duration ? places.Between(new Timecode(0, places.Rate).ToString(), row[Duration]) : 1;

    private static bool IsLabel(string cell) => cell.Trim() is { Length: >= 10 and <= 12 } label && char.IsAsciiDigit(label[0]) && label.Count(letter => letter is ':' or ';') == 3;
}
