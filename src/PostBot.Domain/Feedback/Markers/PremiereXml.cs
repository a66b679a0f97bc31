using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// Final Cut Pro 7 XML (xmeml 4), the only file of markers that Premiere imports. It makes a new sequence, so the markers stand twice: on the sequence,
/// and on an invisible colour matte as long as the programme that an editor can copy onto their own.
/// </summary>
internal static class PremiereXml
{
    private const string Source = "Premiere sequence (XML)";

    public static byte[] Write(MarkerList list)
    {
        var markers = new StringBuilder();
        foreach (var marker in list.Sorted) Append(markers, marker);
        var rate = $"<rate><timebase>{list.Rate.Nominal}</timebase><ntsc>{(list.Rate.Denominator == 1001 ? "TRUE" : "FALSE")}</ntsc></rate>";
        var (name, length, round) = (SafeXml.Escape(MarkerText.OneLine(list.Name)), list.FramesLong.ToString(CultureInfo.InvariantCulture), list.Ordinal.ToString(CultureInfo.InvariantCulture));
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE xmeml>\n<xmeml version=\"4\">\n");
        xml.Append("  <sequence id=\"postbot-round-").Append(round).Append("\">\n    <name>").Append(name).Append("</name>\n    <duration>").Append(length).Append("</duration>\n    ").Append(rate);
        xml.Append("\n    <media><video><format><samplecharacteristics>").Append(rate);
        xml.Append("<width>1920</width><height>1080</height><anamorphic>FALSE</anamorphic><pixelaspectratio>square</pixelaspectratio><fielddominance>none</fielddominance></samplecharacteristics></format>");
        xml.Append("<track><generatoritem id=\"clipitem-1\"><name>PostBot markers (round ").Append(round).Append(")</name><enabled>TRUE</enabled><duration>").Append(length).Append("</duration>").Append(rate);
        xml.Append("<start>0</start><end>").Append(length).Append("</end><in>0</in><out>").Append(length).Append("</out><alphatype>none</alphatype>").Append(Matte).Append(Invisible).Append('\n');
        xml.Append(markers).Append("  </generatoritem></track></video></media>\n    <timecode>").Append(rate);
        xml.Append("<string>").Append(list.Start).Append("</string><frame>").Append(list.Start.Frames.ToString(CultureInfo.InvariantCulture)).Append("</frame><displayformat>").Append(list.Rate.IsDrop ? "DF" : "NDF").Append("</displayformat></timecode>\n");
        xml.Append(markers).Append("  </sequence>\n</xmeml>\n");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    private const string Matte =
        "<effect><name>Color</name><effectid>Color</effectid><effectcategory>Matte</effectcategory><effecttype>generator</effecttype><mediatype>video</mediatype>"
        + "<parameter authoringApp=\"PremierePro\"><parameterid>fillcolor</parameterid><name>Color</name><value><alpha>0</alpha><red>0</red><green>0</green><blue>0</blue></value></parameter></effect>";

    private const string Invisible =
        "<filter><effect><name>Opacity</name><effectid>opacity</effectid><effectcategory>motion</effectcategory><effecttype>motion</effecttype><mediatype>video</mediatype>"
        + "<parameter authoringApp=\"PremierePro\"><parameterid>opacity</parameterid><name>opacity</name><valuemin>0</valuemin><valuemax>100</valuemax><value>0</value></parameter></effect></filter>";

    public static bool Is(string text) => text.Contains("<xmeml", StringComparison.Ordinal);

    /// <summary>Reads the markers of the first sequence; without any there, those of its clips.</summary>
    public static MarkerReading Read(XDocument document, MarkerPlaces places)
    {
        if (document.Descendants("sequence").FirstOrDefault() is not { } sequence) return MarkerReading.Refused(Source, "There is no sequence in this XML, so no markers. In Premiere select the sequence, then File, Export, Final Cut Pro XML.");
        var timebase = (sequence.Element("rate") ?? sequence.Element("timecode")?.Element("rate"))?.Element("timebase")?.Value;
        if (int.TryParse(timebase, NumberStyles.None, CultureInfo.InvariantCulture, out var nominal) && places.OtherRate(nominal) is { } other) return MarkerReading.Refused(Source, other);
        var found = sequence.Elements("marker").ToList();
        if (found.Count == 0) found = [.. sequence.Descendants("generatoritem").Concat(sequence.Descendants("clipitem")).SelectMany(item => item.Elements("marker"))];
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        foreach (var element in found)
        {
            var (name, comment) = (element.Element("name")?.Value ?? "", element.Element("comment")?.Value ?? "");
            if (name.Trim().Length + comment.Trim().Length == 0) skipped.Add(new SkippedRow("a marker", "it has no words"));
            else if (!long.TryParse(element.Element("in")?.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)) skipped.Add(new SkippedRow($"\"{MarkerText.Cut(MarkerText.OneLine(name + comment), 40)}\"", "it has no position"));
            else markers.Add(Marker(element, name, comment, at, places));
        }
        var start = sequence.Element("timecode")?.Element("string")?.Value.Trim();
        return new MarkerReading(Source, markers)
        {
            Skipped = skipped,
            Remarks = start is null || start.Replace(';', ':') == places.Start.ToString().Replace(';', ':') ? [] : [$"Its sequence starts at {start}, the cut at {places.Start}; positions were counted from the first frame of each."],
        };
    }

    private static Marker Marker(XElement element, string name, string comment, long at, MarkerPlaces places)
    {
        var end = long.TryParse(element.Element("out")?.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        var marker = new Marker { Author = "", Words = "", Colour = MarkerColours.NumberedByPremiere(element.Element("pproColor")?.Value.Trim()) };
        return MarkerText.Read(places.At(marker, at, end > at ? end - at : 1), name, comment, places.Start);
    }

    private static void Append(StringBuilder xml, Marker marker)
    {
        var at = marker.Frame!.Value;
        xml.Append("    <marker>\n      <name>").Append(SafeXml.Escape(MarkerText.Named(marker))).Append("</name>\n");
        xml.Append("      <comment>").Append(SafeXml.Escape(MarkerText.Full(marker))).Append("</comment>\n");
        xml.Append("      <in>").Append(at.ToString(CultureInfo.InvariantCulture)).Append("</in>\n");
        xml.Append("      <out>").Append((marker.Frames > 1 ? at + marker.Frames : -1).ToString(CultureInfo.InvariantCulture)).Append("</out>\n");
        if (marker.Colour.Premiere() is { } colour) xml.Append("      <pproColor>").Append(colour).Append("</pproColor>\n");
        xml.Append("    </marker>\n");
    }
}
