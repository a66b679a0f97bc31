using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>The name of a cut: <c>v7</c>, <c>v7.2</c>, <c>v7b</c>.</summary>
public static class CutVersion
{
    private const int Longest = 16;

    /// <summary><c>v7</c> for <c>V7</c> or <c>v07</c>; null for what is no version.</summary>
    public static string? Parse(string? word)
    {
        if (word is not { Length: >= 2 and <= Longest } || word[0] is not ('v' or 'V')) return null;
        var digits = Digits(word);
        if (digits is 0 or > 6) return null;
        var rest = word[(1 + digits)..];
        if (!rest.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')) return null;
        return $"v{Number(word).ToString(CultureInfo.InvariantCulture)}{rest.ToLowerInvariant()}";
    }

    /// <summary>The next one in the count: <c>v8</c> after <c>v7b</c>.</summary>
    /// <param name="version">As <see cref="Parse"/> gives it.</param>
    public static string After(string version) => Parse(version) is { } known ? string.Create(CultureInfo.InvariantCulture, $"v{Number(known) + 1}") : version;

    /// <summary>Whether a version comes after another; after none, any does.</summary>
    /// <param name="version">As <see cref="Parse"/> gives it.</param>
    /// <param name="than">The same; null before the first cut.</param>
    public static bool IsNewer(string version, string? than)
    {
        if (Parse(than) is not { } other) return true;
        var order = Number(version).CompareTo(Number(other));
        return order != 0 ? order > 0 : string.CompareOrdinal(version[(1 + Digits(version))..], other[(1 + Digits(other))..]) > 0;
    }

    private static int Number(string version) => int.Parse(version.AsSpan(1, Digits(version)), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Digits(string version)
    {
        var count = 0;
        while (1 + count < version.Length && char.IsAsciiDigit(version[1 + count])) count++;
        return count;
    }
}
