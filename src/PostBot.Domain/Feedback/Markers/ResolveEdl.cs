using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// The marker list that Resolve takes as "Timeline Markers from EDL": an event of one frame for each marker, and under it the notes with
/// <c>|C:</c> colour, <c>|M:</c> name and <c>|D:</c> length. Of two markers on one frame Resolve keeps one, so notes there are joined.
/// </summary>
internal static partial class ResolveEdl
{
    /// <summary>Event numbers have three digits.</summary>
    public const int MostMarkers = 999;

    private const string Source = "Resolve markers";
    private const string Joint = " ¶ ";
    private const int LongestName = 40;

    public static byte[] Write(MarkerList list)
    {
        var edl = new StringBuilder();
        edl.Append("TITLE: ").Append(Plain(list.Name)).Append("\r\nFCM: ").Append(list.Rate.IsDrop ? "DROP FRAME" : "NON-DROP FRAME").Append("\r\n\r\n");
        var number = 0;
        foreach (var group in list.Sorted.GroupBy(marker => marker.Frame!.Value))
        {
            var together = group.ToList();
            var first = together[0];
            var (at, next) = (list.Label(group.Key), list.Label(group.Key + 1));
            edl.Append(CultureInfo.InvariantCulture, $"{++number:000}  001      V     C        {at} {next} {at} {next}  \r\n");
            edl.AppendJoin(Joint, together.Select(marker => Plain(MarkerText.Named(marker))));
            edl.Append(CultureInfo.InvariantCulture, $" |C:ResolveColor{first.Colour.Resolve()} |M:{Plain(MarkerText.Named(first, LongestName))} |D:{together.Max(marker => marker.Frames)}\r\n\r\n");
        }
        return Encoding.UTF8.GetBytes(edl.ToString());
    }

    /// <summary>How many events the list needs.</summary>
    public static int Events(MarkerList list) => list.Sorted.Select(marker => marker.Frame).Distinct().Count();

    public static bool Is(string text) => text.Contains("|M:", StringComparison.Ordinal) && Event().IsMatch(text);

    public static MarkerReading Read(string text, MarkerPlaces places)
    {
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        string? at = null;
        var notes = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (Event().Match(line) is { Success: true } match)
            {
                if (at is not null) skipped.Add(new SkippedRow(at, "it is an edit, not a marker"));
                at = match.Groups["in"].Value;
                notes.Clear();
            }
            else if (at is not null && (line.Trim().Length > 0 || notes.Count > 0))
            {
                notes.Add(line);
                if (!line.Contains("|M:", StringComparison.Ordinal)) continue;
                Add(markers, skipped, at, string.Join('\n', notes), places);
                at = null;
            }
        }
        if (at is not null) skipped.Add(new SkippedRow(at, "it is an edit, not a marker"));
        return new MarkerReading(Source, markers) { Skipped = skipped };
    }

    private static void Add(List<Marker> markers, List<SkippedRow> skipped, string at, string text, MarkerPlaces places)
    {
        var tag = Tag().Match(text);
        var (notes, name) = (text[..(tag.Success ? tag.Index : text.IndexOf("|M:", StringComparison.Ordinal))].Trim(), tag.Groups["name"].Value.Trim());
        var frames = long.TryParse(tag.Groups["frames"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 1;
        if (notes.Length + name.Length == 0)
        {
            skipped.Add(new SkippedRow(at, "it has no words"));
            return;
        }
        var marker = places.At(new Marker { Author = "", Words = "", Colour = MarkerColours.Named(tag.Groups["colour"].Value) }, at, frames);
        if (FrameIo().Match(notes) is { Success: true } comment)
        {
            // Frame.io lists comments without a timecode last, at midnight.
            if (at == "00:00:00:00" && places.Start.Frames != 0) marker = marker with { Frame = null, Frames = 1, Doubt = null };
            markers.Add(OfFrameIo(marker, comment.Groups["author"].Value, notes[comment.Length..], places));
            return;
        }
        var joined = notes.Split(Joint);
        if (joined.Length > 1 && joined.All(part => MarkerText.AuthorOf(part) is not null)) markers.AddRange(joined.Select(part => MarkerText.Read(marker, part, part, places.Start)));
        else markers.Add(MarkerText.Read(marker, name, notes, places.Start));
    }

    /// <summary>Frame.io's own list: the author above the words, and each reply under its own author with a caret before it.</summary>
    private static Marker OfFrameIo(Marker marker, string author, string text, MarkerPlaces places)
    {
        var parts = Reply().Split(text);
        var replies = new List<MarkerReply>();
        for (var i = 1; i + 1 < parts.Length; i += 2) replies.Add(new MarkerReply(parts[i].Trim(), parts[i + 1].Trim().TrimStart('^').Trim()));
        return MarkerText.Read(marker with { Author = author.Trim(), Replies = replies }, parts[0].Trim(), places.Start);
    }

    /// <summary>One line without what Resolve takes for a directive or garbles: the bar, and letters beyond the basic plane.</summary>
    private static string Plain(string text) =>
        string.Concat(MarkerText.OneLine(text).Where(letter => !char.IsSurrogate(letter))).Replace('|', '¦');

    [GeneratedRegex(@"^\d{1,6}\s+\S+\s+(V\s+C|C\s+V)\s+(?<src>[\d:;.]{11,12})\s+[\d:;.]{11,12}\s+(?<in>[\d:;.]{11,12})\s+[\d:;.]{11,12}\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Event();

    [GeneratedRegex(@"\|C:\s*(ResolveColor)?(?<colour>\w*)\s*\|M:(?<name>.*?)\s*(\|D:\s*(?<frames>\d{1,9}))?\s*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^@(?<author>[^\n,]{1,60}), [^\n]{5,40}\n", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FrameIo();

    [GeneratedRegex(@"^@([^\n,]{1,60}), [^\n]{5,40}\[Reply\][^\n]*$", RegexOptions.Multiline, 1_000)]
    private static partial Regex Reply();
}
