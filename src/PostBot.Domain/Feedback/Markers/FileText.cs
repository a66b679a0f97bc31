using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>The text of a file that nobody says the encoding of.</summary>
internal static class FileText
{
    private static readonly Encoding macRoman = CodePagesEncodingProvider.Instance.GetEncoding(10000)!;
    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// By byte order mark, else as UTF-16 when every other byte is zero, else as UTF-8, else as the older encoding of Macs or of Windows, whichever
    /// makes words of it. Line breaks become <c>\n</c>. False for what is no text.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out string? text)
    {
        text = Decode(file);
        if (text is null || text.Contains('\uFFFD', StringComparison.Ordinal) && IsMostlyBroken(text) || text.Count(IsJunk) * 100 > text.Length)
        {
            text = null;
            return false;
        }
        text = string.Concat(text.Where(letter => !IsJunk(letter))).ReplaceLineEndings("\n").TrimStart('\uFEFF');
        return true;
    }

    private static string? Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("\uFEFF"u8)) return Encoding.UTF8.GetString(file[3..]);
        if (file is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(file[2..]);
        if (file is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(file[2..]);
        if (Zeros(file) is var (even, odd) && (even | odd) > 0)
        {
            return odd > file.Length / 4 && even < odd / 4 ? Encoding.Unicode.GetString(file) : even > file.Length / 4 && odd < even / 4 ? Encoding.BigEndianUnicode.GetString(file) : null;
        }
        if (System.Text.Unicode.Utf8.IsValid(file)) return Encoding.UTF8.GetString(file);
        return IsMac(file) ? macRoman.GetString(file) : windows.GetString(file);
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> file)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        return (even, odd);
    }

    /// <summary>
    /// From 0x80 to 0x9F the Mac has accented letters, where Windows has quotes and dashes and five holes; from 0xE0 on Windows has letters. An
    /// apostrophe of Windows (0x92) stands inside words too, and its closing quote and ellipsis after them, so those say nothing.
    /// </summary>
    private static bool IsMac(ReadOnlySpan<byte> file)
    {
        if (file.IndexOf("M A R K E R S  L I S T I N G"u8) >= 0) return true;
        var (mac, windowsLetters) = (0, 0);
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] < 0x80) continue;
            var (after, before) = (i > 0 && char.IsAsciiLetter((char)file[i - 1]), i + 1 < file.Length && char.IsAsciiLetter((char)file[i + 1]));
            if (file[i] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D) mac++;
            else if (file[i] is <= 0x9F and not 0x92 && after && before) mac++;
            else if (file[i] is < 0x91 and not 0x85 && after) mac++;
            else if (file[i] >= 0xE0 && after) windowsLetters++;
        }
        return mac > windowsLetters;
    }

    private static bool IsJunk(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\u0085');

    private static bool IsMostlyBroken(string text) => text.Count(letter => letter == '\uFFFD') * 20 > text.Length;
}
