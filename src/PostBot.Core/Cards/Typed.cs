using System.Text;

namespace PostBot.Core.Cards;

/// <summary>What people type, made fit to show: no control or direction marks that could disguise other text, lengths that fit.</summary>
public static class Typed
{
    /// <summary>More marks than any script stacks on one letter are a prank that breaks layouts.</summary>
    private const int MarksPerLetter = 4;

    /// <summary>Drops control, bidirectional and zero-width characters and floods of combining marks; line breaks become <c>\n</c>; a broken surrogate becomes U+FFFD.</summary>
    public static string Clean(string words)
    {
        if (words.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return words;
        var clean = new StringBuilder(words.Length);
        var marks = 0;
        foreach (var rune in words.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark)
            {
                if (++marks > MarksPerLetter) continue;
            }
            else
            {
                marks = 0;
            }
            if (rune.Value is '\n' or '\r' or 0x2028 or 0x2029) clean.Append('\n');
            else if (rune.Value == '\t') clean.Append(' ');
            else if (category is System.Globalization.UnicodeCategory.Control || IsInvisible(rune.Value)) continue;
            else clean.Append(rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>At most <paramref name="length"/> UTF-16 units, ending in <c>…</c> when something was left out; never splits a surrogate pair.</summary>
    public static string Shorten(string words, int length)
    {
        if (words.Length <= length) return words;
        var cut = char.IsHighSurrogate(words[length - 2]) ? length - 2 : length - 1;
        return string.Concat(words.AsSpan(0, cut), "…");
    }

    /// <summary>Zero-width space and joiners outside emoji sequences, direction marks, embeddings, overrides and isolates, byte-order marks.</summary>
    private static bool IsInvisible(int rune) =>
        rune is 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF or 0x061C or 0x180E;
}
