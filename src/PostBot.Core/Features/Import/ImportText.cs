using System.Text;

namespace PostBot.Core.Features.Import;

/// <summary>A file's bytes as text: UTF-8 and UTF-16 with or without a mark at the start, else what spreadsheets on Windows write.</summary>
internal static class ImportText
{
    /// <summary>A hundred thousand rows of a few columns fit; more is not a list of people.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private const int Sample = 64 * 1024;

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Null when the bytes are not text: a picture, a zip, a film.</summary>
    public static string? Of(byte[] bytes)
    {
        var text = Decode(bytes);
        return text.AsSpan(0, Math.Min(text.Length, Sample)).IndexOfAnyInRange('\0', '\u0008') >= 0 ? null : text;
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        // Western text in UTF-16 has a zero in every second byte.
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, Sample));
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++) if (sample[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        if (odd > sample.Length / 4 && even == 0) return Encoding.Unicode.GetString(bytes);
        if (even > sample.Length / 4 && odd == 0) return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return windows1252.GetString(bytes);
        }
    }
}
