namespace PostBot.Slack;

/// <summary>Slack's ids are opaque; only their alphabet is known, and it is what keeps them from being markup.</summary>
internal static class SlackIds
{
    /// <summary>Longer than any seen (9 to 13), short enough for a column.</summary>
    private const int MostCharacters = 64;

    public static bool IsId(ReadOnlySpan<char> id)
    {
        if (id.Length is < 2 or > MostCharacters) return false;
        foreach (var character in id) if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character)) return false;
        return true;
    }

    /// <summary>People's ids start with U, or W in large organisations.</summary>
    public static bool IsPerson(ReadOnlySpan<char> id) => IsId(id) && id[0] is 'U' or 'W';
}
