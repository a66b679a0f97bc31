using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Core.Commands;

/// <summary>
/// What a form's id says: the verb of its command, when it was drawn, and a mark that no other form has. The ids travel through other
/// people's programs, so they grant nothing: a made-up one is a form that was drawn at another time.
/// </summary>
/// <param name="Drawn">Null for a form that nobody stamped.</param>
/// <param name="Mark">Empty for a form that nobody stamped.</param>
internal sealed record FormId(string Verb, Instant? Drawn, string Mark)
{
    private const char Between = '#';
    private const int LongestMark = 20;

    public static string New(string verb, Instant now) => string.Create(
        CultureInfo.InvariantCulture, $"{verb}{Between}{now.ToUnixTimeMilliseconds()}.{RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 12)}");

    /// <summary>Never fails: what is not an id of ours is a bare verb.</summary>
    public static FormId Read(string id)
    {
        var stamp = id.LastIndexOf(Between);
        var dot = stamp < 0 ? -1 : id.IndexOf('.', stamp);
        if (dot < 0 || !long.TryParse(id.AsSpan(stamp + 1, dot - stamp - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var drawn)) return new(id, null, "");
        var mark = id[(dot + 1)..];
        var ours = mark.Length is > 0 and <= LongestMark && mark.All(char.IsAsciiLetterOrDigit) && drawn <= Instant.MaxValue.ToUnixTimeMilliseconds();
        return ours ? new(id[..stamp], Instant.FromUnixTimeMilliseconds(drawn), mark) : new(id[..stamp], null, "");
    }

    /// <summary>One form sent twice by one person has one effect; null for a form without a mark.</summary>
    public string? Key(long personId) => Mark.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"form:{Mark}:{personId}");

    /// <summary>The same for the same values, in whatever order they come.</summary>
    public static string Print(FormValues form)
    {
        var words = string.Join('\n', form.Values.Where(pair => pair.Value.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value.Length}:{pair.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }
}
