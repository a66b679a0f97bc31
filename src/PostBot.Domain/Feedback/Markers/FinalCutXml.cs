using System.Globalization;
using System.Numerics;
using System.Text;
using System.Xml.Linq;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// FCPXML 1.9 for Final Cut Pro: a project with one gap as long as the programme, and the notes in it as to-do markers. Times are exact fractions
/// of a second, multiples of the frame.
/// </summary>
internal static class FinalCutXml
{
    private const string Source = "Final Cut Pro project (FCPXML)";

    /// <summary>Null for a rate that Final Cut has no format for.</summary>
    public static byte[]? Write(MarkerList list)
    {
        if (Format(list.Rate) is not { } format) return null;
        string Time(long frames) => string.Create(CultureInfo.InvariantCulture, $"{frames * format.PerFrame}/{format.PerSecond}s");
        var (start, length) = (Time(list.Start.Frames), Time(list.FramesLong));
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE fcpxml>\n<fcpxml version=\"1.9\">\n  <resources>\n");
        xml.Append(CultureInfo.InvariantCulture, $"    <format id=\"r1\" name=\"FFVideoFormat{format.Name}\" frameDuration=\"{Time(1)}\" width=\"1920\" height=\"1080\" colorSpace=\"1-1-1 (Rec. 709)\"/>\n  </resources>\n");
        xml.Append(CultureInfo.InvariantCulture, $"  <library>\n    <event name=\"PostBot notes\">\n      <project name=\"{SafeXml.EscapeValue(MarkerText.OneLine(list.Name))}\">\n");
        xml.Append(CultureInfo.InvariantCulture, $"        <sequence format=\"r1\" duration=\"{length}\" tcStart=\"{start}\" tcFormat=\"{(list.Rate.IsDrop ? "DF" : "NDF")}\" audioLayout=\"stereo\" audioRate=\"48k\">\n");
        xml.Append(CultureInfo.InvariantCulture, $"          <spine>\n            <gap name=\"Gap\" offset=\"{start}\" start=\"{start}\" duration=\"{length}\">\n");
        foreach (var marker in list.Sorted)
        {
            var (at, name, words) = (Time(list.Start.Frames + marker.Frame!.Value), SafeXml.EscapeValue(MarkerText.Named(marker)), SafeXml.EscapeValue(MarkerText.Full(marker)));
            xml.Append(CultureInfo.InvariantCulture, $"              <marker start=\"{at}\" duration=\"{Time(marker.Frames)}\" value=\"{name}\" completed=\"{(marker.IsDone ? 1 : 0)}\" note=\"{words}\"/>\n");
        }
        xml.Append("            </gap>\n          </spine>\n        </sequence>\n      </project>\n    </event>\n  </library>\n</fcpxml>\n");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    public static bool Is(string text) => text.Contains("<fcpxml", StringComparison.Ordinal);

    /// <summary>Reads the markers of the first sequence, wherever in it they stand.</summary>
    public static MarkerReading Read(XDocument document, MarkerPlaces places)
    {
        if (document.Descendants("sequence").FirstOrDefault() is not { } sequence) return MarkerReading.Refused(Source, "There is no sequence in this FCPXML, so no markers. In Final Cut Pro select the project, then File, Export XML.");
        var format = document.Descendants("format").FirstOrDefault(each => each.Attribute("id")?.Value == sequence.Attribute("format")?.Value);
        if (Fraction.Read(format?.Attribute("frameDuration")?.Value) is { Numerator.Sign: > 0 } frame
            && places.OtherRate((int)((frame.Denominator + frame.Numerator - 1) / frame.Numerator)) is { } other)
        {
            return MarkerReading.Refused(Source, other);
        }
        var start = Fraction.Read(sequence.Attribute("tcStart")?.Value) ?? Fraction.Zero;
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        foreach (var host in sequence.Elements("spine")) Walk(host, start, start, start, places, markers, skipped);
        return new MarkerReading(Source, [.. markers.OrderBy(marker => marker.Frame)]) { Skipped = skipped };
    }

    /// <param name="hostAt">When the host begins in the sequence.</param>
    /// <param name="hostStart">The host's own clock at that moment; what stands in it is timed by that clock.</param>
    private static void Walk(XElement host, Fraction hostAt, Fraction hostStart, Fraction sequenceStart, MarkerPlaces places, List<Marker> markers, List<SkippedRow> skipped)
    {
        foreach (var element in host.Elements())
        {
            var start = Fraction.Read(element.Attribute("start")?.Value);
            if (element.Name.LocalName is "marker" or "chapter-marker")
            {
                Add(element, start is { } at ? hostAt.Plus(at.Minus(hostStart)).Minus(sequenceStart) : null, places, markers, skipped);
                continue;
            }
            var offset = Fraction.Read(element.Attribute("offset")?.Value);
            var begins = offset is { } typed ? hostAt.Plus(typed.Minus(hostStart)) : hostAt;
            Walk(element, begins, start ?? (offset is null ? hostStart : Fraction.Zero), sequenceStart, places, markers, skipped);
        }
    }

    private static void Add(XElement element, Fraction? seconds, MarkerPlaces places, List<Marker> markers, List<SkippedRow> skipped)
    {
        var (name, note, done) = (element.Attribute("value")?.Value ?? "", element.Attribute("note")?.Value ?? "", element.Attribute("completed")?.Value);
        if (name.Trim().Length + note.Trim().Length == 0) skipped.Add(new SkippedRow("a marker", "it has no words"));
        else if (seconds is not { } at) skipped.Add(new SkippedRow($"\"{MarkerText.Cut(MarkerText.OneLine(name), 40)}\"", "it has no position"));
        else
        {
            var frames = Fraction.Read(element.Attribute("duration")?.Value) is { } length ? length.Frames(places.Rate) : 1;
            var marker = new Marker { Author = "", Words = "", Status = done switch { "1" => "done", "0" => "open", _ => "" } };
            markers.Add(MarkerText.Read(places.At(marker, at.Frames(places.Rate), frames), name, note, places.Start));
        }
    }

    private static (string Name, long PerFrame, long PerSecond)? Format(FrameRate rate) => rate.Label switch
    {
        "23.976" => ("1080p2398", 1001, 24000),
        "24" => ("1080p24", 100, 2400),
        "25" => ("1080p25", 100, 2500),
        "29.97 NDF" or "29.97 DF" => ("1080p2997", 1001, 30000),
        "30" => ("1080p30", 100, 3000),
        "50" => ("1080p50", 100, 5000),
        "59.94 NDF" or "59.94 DF" => ("1080p5994", 1001, 60000),
        "60" => ("1080p60", 100, 6000),
        _ => null,
    };

    /// <summary>An exact number of seconds as FCPXML writes it: <c>8652300/2400s</c>, <c>5s</c>. The denominator is above zero.</summary>
    private readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
    {
        // Longer than any time that means something; keeps the arithmetic short.
        private const int LongestTime = 40;

        public static Fraction Zero { get; } = new(0, 1);

        public static Fraction? Read(string? text)
        {
            if (text is null || text.Length > LongestTime || !text.EndsWith('s')) return null;
            var parts = text[..^1].Split('/');
            if (parts.Length > 2 || !BigInteger.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)) return null;
            if (parts.Length == 1) return new Fraction(numerator, 1);
            return BigInteger.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && denominator > 0 ? Reduced(numerator, denominator) : null;
        }

        public Fraction Plus(Fraction other) => Reduced((Numerator * other.Denominator) + (other.Numerator * Denominator), Denominator * other.Denominator);

        public Fraction Minus(Fraction other) => Plus(other with { Numerator = -other.Numerator });

        /// <summary>The nearest whole number of frames; markers may be set between two.</summary>
        public long Frames(FrameRate rate)
        {
            var (twice, unit) = (2 * Numerator * rate.Numerator, 2 * Denominator * rate.Denominator);
            var sum = twice + (Denominator * rate.Denominator);
            var frames = BigInteger.DivRem(sum, unit, out var rest);
            if (rest.Sign < 0) frames--;
            return frames > rate.FramesPerDay ? rate.FramesPerDay : frames < -rate.FramesPerDay ? -rate.FramesPerDay : (long)frames;
        }

        private static Fraction Reduced(BigInteger numerator, BigInteger denominator)
        {
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            return new Fraction(numerator / divisor, denominator / divisor);
        }
    }
}
