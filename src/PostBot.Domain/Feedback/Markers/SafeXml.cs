using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// XML from anybody: a document type is allowed by name only, because Avid, Premiere and Final Cut write one; what it would load or declare never
/// is, so no entity can grow and no file is fetched.
/// </summary>
internal static class SafeXml
{
    private const int DeepestElement = 100;

    private static readonly XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CloseInput = true };

    public static bool TryLoad(string text, [NotNullWhen(true)] out XDocument? document, [NotNullWhen(false)] out string? problem)
    {
        (document, problem) = (null, null);
        var type = text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        if (type >= 0 && text.IndexOfAny(['[', '>'], type) is var end and >= 0 && text[end] == '[')
        {
            problem = "It declares entities of its own, which no editing program does; for safety such a file is not read. Export it again from the program.";
            return false;
        }
        try
        {
            using (var depth = XmlReader.Create(new StringReader(text), settings))
            {
                while (depth.Read())
                {
                    if (depth.Depth <= DeepestElement) continue;
                    problem = $"Its elements are nested more than {DeepestElement} deep, which no editing program writes.";
                    return false;
                }
            }
            using var reader = XmlReader.Create(new StringReader(text), settings);
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            return true;
        }
        catch (XmlException trouble)
        {
            problem = $"It is not whole XML: line {trouble.LineNumber} cannot be read. Export it again, or send the file itself and not a copy of its text.";
            return false;
        }
    }

    /// <summary>For the text of an element: characters that XML cannot hold are dropped.</summary>
    public static string Escape(string text) => Clean(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>For a value in double quotes; line breaks are kept.</summary>
    public static string EscapeValue(string text) => Escape(text).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal);

    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]) && text[i] != '\r') kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) kept.Append(text[i]).Append(text[++i]);
        }
        return kept.ToString();
    }
}
