namespace PostBot.Domain.Feedback;

/// <summary>A position or a range as it was typed, with the marks around it.</summary>
/// <param name="In">Where it starts.</param>
/// <param name="Out">Where it ends; null for a single position.</param>
/// <param name="End">Where all of it ends in the text, closing brackets included, exclusive.</param>
/// <param name="InEnd">The same without <paramref name="Out"/>.</param>
/// <param name="IsMarked">It was announced with <c>at</c>, <c>@</c>, <c>tc</c>, <c>from</c> or closed brackets.</param>
/// <param name="IsSpoken">It was announced with the word <c>at</c> or <c>from</c>.</param>
/// <param name="OpenBracket">A bracket was opened before it and is still open after it, as in <c>(2:14 is too long)</c>.</param>
internal sealed record TypedSpan(TypedMoment In, TypedMoment? Out, int End, int InEnd, bool IsMarked, bool IsSpoken, char? OpenBracket)
{
    /// <summary>
    /// Reads what starts at <paramref name="at"/>; null when no position does. In a note a lone number ends a range only when nothing but
    /// the dash stands between
    /// (<c>2:03-08</c>), because <c>2:14 - 10 frames too long</c> is a position with a remark.
    /// </summary>
    public static TypedSpan? Scan(ReadOnlySpan<char> text, int at, bool inNote)
    {
        var start = PastMarks(text, at);
        if (TypedMoments.Scan(text, start.At) is not { } from || from is TypedNumber)
            return null;

        var inEnd = PastClosing(text, from.End, start.Bracket);
        var open = start.Bracket is not null && inEnd == from.End ? start.Bracket : null;
        var marked = start.IsMarked || (start.Bracket is not null && open is null);
        var single = new TypedSpan(from, null, inEnd, inEnd, marked, start.IsSpoken, open);

        var dash = PastDash(text, inEnd);
        if (dash < 0)
            return single;
        var end = PastMarks(text, dash);
        if (TypedMoments.Scan(text, end.At) is not { } to || !Match(from, to))
            return single;
        if (to is TypedNumber && inNote && (end.At != inEnd + 1 || IsFollowedByWordOfDuration(text, to.End)))
            return single;

        var bracket = open ?? end.Bracket;
        var outEnd = PastClosing(text, to.End, bracket);
        var closed = bracket is not null && outEnd > to.End;
        return single with { Out = to, End = outEnd, IsMarked = marked || closed, OpenBracket = closed ? null : bracket };
    }

    private static bool Match(TypedMoment from, TypedMoment to) => (from, to) switch
    {
        (TypedClock, TypedNumber number) => number.Digits == 2,
        (TypedFeet, TypedNumber number) => number.Digits == 2,
        (TypedFrame, TypedNumber or TypedFrame) => true,
        (TypedUnits, TypedFrame) => false,
        _ => from.GetType() == to.GetType(),
    };

    private static bool IsFollowedByWordOfDuration(ReadOnlySpan<char> text, int at) => Typing.IsOneOf(
        Typing.Letters(text, Typing.PastSpace(text, at)),
        "frame", "frames", "f", "fr", "s", "sec", "secs", "second", "seconds", "min", "mins", "db");

    private static (int At, bool IsMarked, bool IsSpoken, char? Bracket) PastMarks(ReadOnlySpan<char> text, int at)
    {
        var (isMarked, isSpoken, bracket) = (false, false, (char?)null);
        while (true)
        {
            at = Typing.PastSpace(text, at);
            if (at >= text.Length)
                break;
            if (bracket is null && text[at] is '(' or '[')
            {
                bracket = text[at++];
                continue;
            }

            if (!isMarked && text[at] == '@')
            {
                isMarked = true;
                at++;
                continue;
            }

            var word = Typing.Letters(text, at);
            var isCode = Typing.IsOneOf(word, "tc", "timecode");
            if (isMarked && !isCode || !(isCode || Typing.IsOneOf(word, "at", "from")))
                break;
            isSpoken |= !isCode;
            isMarked = true;
            at += word.Length;
            if (isCode && at < text.Length && text[at] is ':' or '=')
                at++;
            if (isCode)
            {
                at = Typing.PastSpace(text, at);
                break;
            }
        }

        return (at, isMarked, isSpoken, bracket);
    }

    private static int PastClosing(ReadOnlySpan<char> text, int at, char? bracket)
    {
        if (bracket is null)
            return at;
        var close = Typing.PastSpace(text, at);
        return close < text.Length && text[close] == (bracket == '(' ? ')' : ']') ? close + 1 : at;
    }

    // Where the end of a range would start, or -1 when no range is meant.
    private static int PastDash(ReadOnlySpan<char> text, int at)
    {
        at = Typing.PastSpace(text, at);
        if (at >= text.Length)
            return -1;
        if (Typing.IsOneOf(Typing.Letters(text, at), "to", "until", "till", "thru", "through"))
            return Typing.PastSpace(text, at + Typing.Letters(text, at).Length);

        // Hyphen, non-breaking hyphen, en and em dash, minus, arrows.
        if (text[at] is '-' or '=')
        {
            var arrow = at;
            while (arrow < text.Length && arrow < at + 2 && text[arrow] is '-' or '=')
                arrow++;
            if (arrow < text.Length && text[arrow] == '>')
                return arrow + 1;
        }

        return text[at] is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' or '>' or '\u2192' ? at + 1 : -1;
    }
}
