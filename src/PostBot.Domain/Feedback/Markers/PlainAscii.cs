using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>Text for programs that know no letter beyond ASCII.</summary>
internal static class PlainAscii
{
    /// <summary>Each plain spelling and the letters it stands for. A table, because the runtime's own decomposition is off with invariant culture data.</summary>
    private static readonly Dictionary<char, string> letters = Table(
        ("A", "ÀÁÂÃÄÅĀĂĄ"), ("AE", "Æ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐÐ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("G", "ĜĞĠĢ"), ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİ"), ("J", "Ĵ"), ("K", "Ķ"),
        ("L", "ĹĻĽĿŁ"), ("N", "ÑŃŅŇ"), ("O", "ÒÓÔÕÖØŌŎŐ"), ("OE", "Œ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("T", "ŢŤŦȚ"), ("TH", "Þ"), ("U", "ÙÚÛÜŨŪŬŮŰŲ"), ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"),
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"),
        ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("->", "→↳⇒"), ("<-", "←"), ("-", "–—−‐‑‒"), ("'", "‘’‚′"), ("\"", "“”„«»″"), ("...", "…"), ("|", "¦"), ("*", "•·"), ("x", "×"), ("GBP", "£"), ("EUR", "€"), (" ", "\u00A0\u2009\u202F"));

    /// <summary>On one line; accents go, arrows, dashes and quotes become signs, and what is left becomes a question mark.</summary>
    public static byte[] Of(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in MarkerText.OneLine(text).EnumerateRunes())
        {
            if (rune.IsAscii) plain.Append(rune);
            else if (rune.IsBmp && letters.TryGetValue((char)rune.Value, out var spelling)) plain.Append(spelling);
            else if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.NonSpacingMark) plain.Append('?');
        }
        return Encoding.ASCII.GetBytes(plain.ToString());
    }

    private static Dictionary<char, string> Table(params (string Plain, string Letters)[] rows) => rows.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);
}
