using System.Globalization;
using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// Media Composer's marker list as text: one marker a line, tabs between 5 columns (older), 6 (with the length) or 8 (since 2024.6, with user and
/// the wider choice of colours), no header.
/// </summary>
internal static class AvidText
{
    private const string Source = "Avid markers";

    public static byte[] Write(MarkerList list, int columns)
    {
        var text = new StringBuilder();
        foreach (var marker in list.Sorted)
        {
            var author = MarkerText.OneLine(marker.Author);
            var classic = marker.Colour.AvidClassic();
            List<string> cells =
            [
                author,
                list.Label(marker.Frame!.Value).ToString(),
                "V1",
                columns == 8 ? classic : classic.ToLowerInvariant(),
                MarkerText.OneLine(MarkerText.Full(marker)),
            ];
            if (columns >= 6) cells.Add(marker.Frames.ToString(CultureInfo.InvariantCulture));
            if (columns == 8) cells.AddRange([author, marker.Colour.Avid()]);
            text.AppendJoin('\t', cells).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Whether most of the first lines look like markers: a timecode or frame count second, a colour fourth.</summary>
    public static bool Is(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(10).ToList();
        return lines.Count > 0 && lines.Count(line => IsMarker(line.TrimEnd('\r').Split('\t'))) * 2 > lines.Count;
    }

    public static MarkerReading Read(string text, MarkerPlaces places)
    {
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        var counts = false;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0) continue;
            var cells = line.Split('\t');
            if (!IsMarker(cells)) skipped.Add(new SkippedRow($"line {number}", "it has no timecode and colour where a marker has them"));
            else if (cells.ElementAtOrDefault(4) is not { } words || words.Trim().Length == 0) skipped.Add(new SkippedRow(cells[1].Trim(), "it has no words"));
            else markers.Add(Marker(cells, places, ref counts));
        }
        return new MarkerReading(Source, markers)
        {
            Skipped = skipped,
            Remarks = counts ? ["Positions are frame counts; they were read from the first frame of the cut, which is 0."] : [],
        };
    }

    private static Marker Marker(string[] cells, MarkerPlaces places, ref bool counts)
    {
        var frames = cells.Length > 5 && long.TryParse(cells[5], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 1;
        var user = cells.Length > 6 && cells[6].Trim().Length > 0 ? cells[6] : cells[0];
        var marker = new Marker
        {
            Author = user.Trim(),
            Words = "",
            Colour = MarkerColours.Named(cells.Length > 7 && MarkerColours.IsName(cells[7].Trim()) ? cells[7].Trim() : cells[3].Trim()),
        };
        if (IsCount(cells[1]))
        {
            counts = true;
            marker = places.At(marker, long.Parse(cells[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture), frames);
        }
        else
        {
            marker = places.At(marker, cells[1], frames);
        }
        return MarkerText.Read(marker, cells[4], places.Start);
    }

    private static bool IsMarker(string[] cells) => cells.Length is >= 4 and <= 9 && (IsCount(cells[1]) || IsLabel(cells[1])) && MarkerColours.IsName(cells[3].Trim());

    private static bool IsCount(string cell) => cell.Trim() is { Length: > 0 and < 10 } digits && digits.All(char.IsAsciiDigit);

    private static bool IsLabel(string cell) => cell.Trim() is { Length: >= 10 and <= 12 } label && label.Count(letter => letter is ':' or ';') == 3 && char.IsAsciiDigit(label[0]);
}
