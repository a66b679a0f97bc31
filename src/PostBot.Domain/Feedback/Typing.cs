namespace PostBot.Domain.Feedback;

/// <summary>Reads typed text forward by index; every member looks at a bounded stretch or moves past what it looked at.</summary>
internal static class Typing
{
    public static int Digits(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }

    public static int PastSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The run of letters there, possibly empty.</summary>
    public static ReadOnlySpan<char> Letters(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[at..end];
    }

    /// <summary>What follows belongs to the same word, so what came before is not a number by itself.</summary>
    public static bool IsGlued(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '%' or '+');

    public static bool IsOneOf(ReadOnlySpan<char> word, params ReadOnlySpan<string> words)
    {
        foreach (var other in words)
        {
            if (word.Equals(other, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
