namespace PostBot.Host.Local;

/// <summary>The house symbols, coloured for the eye and said as words to a screen reader.</summary>
public static class HtmlSymbols
{
    private static readonly Dictionary<char, string> words = new()
    {
        ['✓'] = "done",
        ['●'] = "in progress",
        ['◐'] = "in review",
        ['–'] = "not started",
        ['▲'] = "at risk",
        ['✖'] = "critical",
        ['◌'] = "hold",
        ['■'] = "confirmed",
    };

    /// <param name="html">What is being written.</param>
    /// <param name="plain">Words that may hold symbols; one counts only when it stands alone.</param>
    /// <param name="startsLine">Only there a dash means <c>not started</c>; elsewhere it is a dash.</param>
    public static void Add(Html html, string plain, bool startsLine)
    {
        var from = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            if (!words.TryGetValue(plain[at], out var word) || !StandsAlone(plain, at)) continue;
            if (plain[at] == '–' && !(startsLine && at == 0)) continue;
            html.Words(plain[from..at]).Tag("<span class=\"mark ").Tag(word.Replace(' ', '-')).Tag(startsLine && at == 0 ? " lead\"" : "\"");
            // Where the word follows anyway, hearing it twice is noise.
            if (plain.AsSpan(at + 1).TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase)) html.Tag(" aria-hidden=\"true\">");
            else html.Tag(" role=\"img\"").Attribute("aria-label", word).Tag(">");
            html.Words(plain[at..(at + 1)]).Tag("</span>");
            from = at + 1;
        }
        html.Words(plain[from..]);
    }

    private static bool StandsAlone(string plain, int at) =>
        (at == 0 || char.IsWhiteSpace(plain[at - 1])) && (at + 1 == plain.Length || char.IsWhiteSpace(plain[at + 1]));
}
