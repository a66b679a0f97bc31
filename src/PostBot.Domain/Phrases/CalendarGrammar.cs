using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Dates with numbers: <c>14 Dec</c>, <c>Dec 14th, 2026</c>, <c>14/12</c>, <c>2026-12-14</c>, <c>23-27 Nov</c>, <c>the 5th</c>.</summary>
internal static class CalendarGrammar
{
    /// <summary>One date. <paramref name="weekday"/> is what was written before it; then a bare number is not enough.</summary>
    public static DayPart? Read(Tokens t, ref int at, IsoDayOfWeek? weekday)
    {
        var i = at;
        var the = t[i].Is(Word.The);
        if (the) i++;
        var part = t[i].Kind switch
        {
            TokenKind.Word when t[i].Is(Word.Month) && !the => MonthFirst(t, ref i, weekday),
            TokenKind.Number when t[i].Length == 4 && !the => Iso(t, ref i, weekday),
            TokenKind.Number when t[i].Small => DayFirst(t, ref i, weekday, the),
            _ => null,
        };
        if (part is not null) at = i;
        return part;
    }

    private static DayPart? DayFirst(Tokens t, ref int at, IsoDayOfWeek? weekday, bool the)
    {
        if (!the && weekday is null && DaysThenMonth(t, ref at) is { } span) return span;
        var i = at;
        var day = Day(t, ref i, out var ordinal);
        var afterDay = i;
        if (t[i].Is(Word.Of)) i++;
        var sign = t[i];
        var signed = sign.Attached && sign.Kind is TokenKind.Dash or TokenKind.Slash or TokenKind.Dot;
        if (signed) i++;
        if (t[i].Is(Word.Month) && (!signed || t[i].Attached))
        {
            var month = t[i].Value;
            i++;
            if (t[i] is { Kind: TokenKind.Dot, Attached: true }) i++;
            int? year;
            if (signed && t[i].Kind == sign.Kind && t[i].Attached && t[i + 1] is { Kind: TokenKind.Number, Attached: true, Length: 2 or 4 } written)
            {
                year = Full(written);
                i += 2;
            }
            else year = Year(t, ref i);
            at = i;
            return new CalendarPart(day, month, year, weekday);
        }
        if (!ordinal && !the && signed && Numeric(t, at, out i, weekday) is { } numeric)
        {
            at = i;
            return numeric;
        }
        if (!ordinal && !the) return null;
        // "the 3pm", "the 5.1 mix": the number goes on.
        if (!t.EndsWord(afterDay) && t[afterDay].Kind != TokenKind.Dash) return null;
        at = afterDay;
        return new MonthDayPart(day, weekday);
    }

    /// <summary>D/M, D/M/Y and D.M.Y.</summary>
    private static SlashPart? Numeric(Tokens t, int first, out int after, IsoDayOfWeek? weekday)
    {
        after = first + 3;
        var sign = t[first + 1].Kind;
        if (sign == TokenKind.Dash || t[first + 2] is not { Small: true, Attached: true } second) return null;
        int? year = null;
        var loose = true;
        if (t[after].Kind == sign && t[after].Attached && t[after + 1] is { Kind: TokenKind.Number, Attached: true } written)
        {
            if (written.Length is not (2 or 4)) return null;
            year = Full(written);
            loose = sign == TokenKind.Dot && written.Length == 2;
            after += 2;
        }
        else if (sign == TokenKind.Dot) return null;
        // Counts such as 32/44 are not dates in either order.
        return t[first].Value > 31 || second.Value > 31 ? null : new SlashPart(t[first].Value, second.Value, year, weekday, loose);
    }

    private static CalendarPart? MonthFirst(Tokens t, ref int at, IsoDayOfWeek? weekday)
    {
        var i = at + 1;
        if (t[i] is { Kind: TokenKind.Dot or TokenKind.Dash, Attached: true }) i++;
        if (t[i].Is(Word.The)) i++;
        if (!t[i].Small || IsTime(t, i)) return null;
        var day = Day(t, ref i, out _);
        var year = Year(t, ref i);
        var part = new CalendarPart(day, t[at].Value, year, weekday);
        at = i;
        return part;
    }

    private static CalendarPart? Iso(Tokens t, ref int at, IsoDayOfWeek? weekday)
    {
        if (t[at + 1] is not { Kind: TokenKind.Dash or TokenKind.Slash or TokenKind.Dot, Attached: true } sign) return null;
        if (t[at + 2] is not { Small: true, Attached: true } month || t[at + 4] is not { Small: true, Attached: true } day) return null;
        if (t[at + 3].Kind != sign.Kind || !t[at + 3].Attached) return null;
        var part = new CalendarPart(day.Value, month.Value, t[at].Value, weekday);
        at += 5;
        return part;
    }

    /// <summary>23-27 Nov, 10 to 22 August 2012.</summary>
    private static DaySpanPart? DaysThenMonth(Tokens t, ref int at)
    {
        var i = at;
        var first = Day(t, ref i, out _);
        if (!ClockGrammar.Separator(t, ref i, out var and) || and) return null;
        if (t[i].Is(Word.The)) i++;
        if (!t[i].Small) return null;
        var last = Day(t, ref i, out _);
        if (last <= first) return null;
        if (t[i].Is(Word.Of)) i++;
        if (!t[i].Is(Word.Month)) return null;
        var month = t[i].Value;
        i++;
        if (t[i] is { Kind: TokenKind.Dot, Attached: true }) i++;
        var year = Year(t, ref i);
        at = i;
        return new DaySpanPart(new CalendarPart(first, month, year, null), new CalendarPart(last, month, year, null));
    }

    /// <summary>The second day of <c>Nov 23-27</c>, when one follows the first date.</summary>
    public static DaySpanPart? MonthThenDays(Tokens t, ref int at)
    {
        var i = at;
        if (!t[i].Is(Word.Month)) return null;
        var month = t[i].Value;
        i++;
        if (t[i] is { Kind: TokenKind.Dot, Attached: true }) i++;
        if (!t[i].Small) return null;
        var first = Day(t, ref i, out _);
        if (!ClockGrammar.Separator(t, ref i, out var and) || and || !t[i].Small || IsTime(t, i)) return null;
        var last = Day(t, ref i, out _);
        if (last <= first || t[i].Is(Word.Month) || t[i] is { Attached: true, Kind: TokenKind.Slash }) return null;
        var year = Year(t, ref i);
        at = i;
        return new DaySpanPart(new CalendarPart(first, month, year, null), new CalendarPart(last, month, year, null));
    }

    private static int Day(Tokens t, ref int at, out bool ordinal)
    {
        var day = t[at].Value;
        at++;
        ordinal = t[at].Is(Word.Ordinal) && t[at].Attached;
        if (ordinal) at++;
        return day;
    }

    private static bool IsTime(Tokens t, int at)
    {
        var next = t[at + 1];
        return next.Is(Word.Am) || next.Is(Word.Pm)
            || (next.Attached && (next.Kind == TokenKind.Colon || next.Is(Word.H) || next.Is(Word.A) || next.Is(Word.P))
                && (next.Kind != TokenKind.Colon || t[at + 2] is { Kind: TokenKind.Number, Attached: true }));
    }

    /// <summary>
    /// A year behind a date. Two spaced digits are only a year when they cannot be an hour; four are a time when a range of times follows.
    /// </summary>
    private static int? Year(Tokens t, ref int at)
    {
        var i = at;
        if (t[i].Kind == TokenKind.Comma) i++;
        if (t[i].Kind == TokenKind.Apostrophe && t[i + 1] is { Kind: TokenKind.Number, Length: 2, Attached: true } shortened)
        {
            at = i + 2;
            return Full(shortened);
        }
        var token = t[i];
        if (token.Kind != TokenKind.Number || IsTime(t, i)) return null;
        if (t[i + 1] is { Attached: true, Kind: not (TokenKind.Dash or TokenKind.Comma) } && !t.EndsWord(i + 1)) return null;
        var plausible = token.Length == 4
            ? token.Value is >= 1900 and < 2200 && t[i + 1] is not { Attached: true, Kind: TokenKind.Dash }
            : token is { Length: 2, Value: > 24 } && token.Spaced && i == at && t[i + 1] is not { Kind: TokenKind.Word, Word: Word.None };
        if (token is { Length: 4, Value: >= 1900 and < 2200 } && t[i + 1].Kind == TokenKind.Dash)
            plausible = t[i + 2] is not { Kind: TokenKind.Number, Length: 4 } || t[i + 3].Kind == TokenKind.Dash;
        if (!plausible) return null;
        at = i + 1;
        return Full(token);
    }

    private static int Full(Token year) => year.Length == 2 ? 2000 + year.Value : year.Value;
}
