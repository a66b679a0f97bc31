using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NodaTime;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>Media Composer's marker list as XML, with the seven attributes that it needs; line breaks and any letter survive.</summary>
internal static class AvidXml
{
    private const string Source = "Avid markers (XML)";
    private const string Prefix = "OMFI:ATTB:";

    public static byte[] Write(MarkerList list)
    {
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n<!DOCTYPE Avid:StreamItems SYSTEM \"AvidSettingsFile.dtd\">\n");
        xml.Append("<Avid:StreamItems xmlns:Avid=\"http://www.avid.com\">\n\n  <Avid:XMLFileData>\n");
        xml.Append("    <AvProp name=\"DomainMagic\" type=\"string\">Domain</AvProp>\n    <AvProp name=\"DomainKey\" type=\"char4\">58424a44</AvProp>\n");
        foreach (var marker in list.Sorted) Append(xml, list, marker);
        xml.Append("  </Avid:XMLFileData>\n\n</Avid:StreamItems>\n");
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    public static bool Is(string text) => text.Contains("Avid:StreamItems", StringComparison.Ordinal);

    public static MarkerReading Read(XDocument document, MarkerPlaces places)
    {
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        var counts = false;
        foreach (var element in document.Descendants("AvClass"))
        {
            var values = Values(element);
            var label = values.GetValueOrDefault("_ATN_CRM_TC", "").Trim();
            var words = values.GetValueOrDefault("_ATN_CRM_COM", "");
            if (label.Length == 0)
            {
                skipped.Add(new SkippedRow(words.Length > 0 ? $"\"{MarkerText.Cut(MarkerText.OneLine(words), 40)}\"" : "an entry", "it has no timecode"));
                continue;
            }
            if (words.Trim().Length == 0)
            {
                skipped.Add(new SkippedRow(label, "it has no words"));
                continue;
            }
            var isCount = label.All(char.IsAsciiDigit) && label.Length < 10;
            counts |= isCount;
            var marker = Marker(values);
            var frames = long.TryParse(values.GetValueOrDefault("_ATN_CRM_LENGTH"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 1;
            marker = isCount ? places.At(marker, long.Parse(label, NumberStyles.None, CultureInfo.InvariantCulture), frames) : places.At(marker, label, frames);
            // Frame.io puts comments without a timecode on the timecode track.
            if (isCount && values.GetValueOrDefault("_ATN_CRM_TRK") == "TC1") marker = marker with { Frame = null, Frames = 1, Doubt = null };
            markers.Add(MarkerText.Read(marker, words, places.Start));
        }
        return new MarkerReading(Source, markers)
        {
            Skipped = skipped,
            Remarks = counts ? ["Positions are frame counts; they were read from the first frame of the cut, which is 0."] : [],
        };
    }

    private static void Append(StringBuilder xml, MarkerList list, Marker marker)
    {
        xml.Append("    <AvClass id=\"ATTR\">\n      <AvProp id=\"ATTR\" name=\"__OMFI:ATTR:NumItems\" type=\"int32\">7</AvProp>\n      <List id=\"OMFI:ATTR:AttrRefs\">\n");
        Number(xml, "_ATN_CRM_LONG_CREATE_DATE", marker.WrittenAt.ToUnixTimeSeconds());
        String(xml, "_ATN_CRM_COLOR", marker.Colour.AvidClassic());
        String(xml, "_ATN_CRM_USER", MarkerText.OneLine(marker.Author));
        String(xml, "_ATN_CRM_COM", MarkerText.Full(marker));
        String(xml, "_ATN_CRM_TC", list.Label(marker.Frame!.Value).ToString());
        String(xml, "_ATN_CRM_TRK", "V1");
        Number(xml, "_ATN_CRM_LENGTH", marker.Frames);
        xml.Append("        <ListElem/>\n      </List>\n    </AvClass>\n");
    }

    private static void Number(StringBuilder xml, string name, long value) => Item(xml, "1", name, "IntAttribute", "int32", value.ToString(CultureInfo.InvariantCulture));

    private static void String(StringBuilder xml, string name, string value) => Item(xml, "2", name, "StringAttribute", "string", SafeXml.Escape(value));

    private static void Item(StringBuilder xml, string kind, string name, string attribute, string type, string value) => xml
        .Append("        <ListElem>\n")
        .Append("          <AvProp id=\"ATTR\" name=\"OMFI:ATTB:Kind\" type=\"int32\">").Append(kind).Append("</AvProp>\n")
        .Append("          <AvProp id=\"ATTR\" name=\"OMFI:ATTB:Name\" type=\"string\">").Append(name).Append("</AvProp>\n")
        .Append("          <AvProp id=\"ATTR\" name=\"OMFI:ATTB:").Append(attribute).Append("\" type=\"").Append(type).Append("\">").Append(value).Append("</AvProp>\n")
        .Append("        </ListElem>\n");

    private static Dictionary<string, string> Values(XElement marker)
    {
        var values = new Dictionary<string, string>();
        foreach (var item in marker.Descendants("ListElem"))
        {
            var properties = item.Elements("AvProp").ToLookup(property => property.Attribute("name")?.Value, property => property.Value);
            if (properties[Prefix + "Name"].FirstOrDefault() is { } name)
            {
                values[name] = properties[Prefix + "StringAttribute"].Concat(properties[Prefix + "IntAttribute"]).FirstOrDefault() ?? "";
            }
        }
        return values;
    }

    private static Marker Marker(Dictionary<string, string> values) => new()
    {
        Author = values.GetValueOrDefault("_ATN_CRM_USER", "").Trim(),
        Words = "",
        Colour = MarkerColours.Named(values.GetValueOrDefault("_ATN_CRM_COLOR_EXTENDED") ?? values.GetValueOrDefault("_ATN_CRM_COLOR")),
        SourceId = values.GetValueOrDefault("_ATN_CRM_ID"),
        WrittenAt = long.TryParse(values.GetValueOrDefault("_ATN_CRM_LONG_CREATE_DATE"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 253_402_300_800
            ? Instant.FromUnixTimeSeconds(at)
            : default,
    };
}
