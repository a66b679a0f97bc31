using System.Globalization;

namespace PostBot.Domain.Phrases;

/// <summary>Clock times and ranges of them: <c>10-6</c>, <c>from 9:30am until 1</c>, <c>half past 9</c>, <c>noon</c>.</summary>
internal static class ClockGrammar
{
    public static ClockPart? Read(Tokens t, ref int at)
    {
        var i = at;
        var between = t[i].Is(Word.Between);
        if (between || t[i].Is(Word.From)) i++;
        var worded = i > at || (at > 0 && (t[at - 1].Is(Word.At) || t[at - 1].Is(Word.By)));
        if (Time(t, ref i, worded, out var problem) is not { } start) return Failed(problem, i, ref at);

        var j = i;
        if (Separator(t, ref j, out var and) && Time(t, ref j, true, out problem) is { } end && (!and || between || end.Clear || !end.Bare))
        {
            at = j;
            return new ClockPart(start, end, null);
        }
        if (problem is not null && !and) return Failed(problem, j, ref at);
        at = i;
        return new ClockPart(start, null, null);
    }

    private static ClockPart? Failed(string? problem, int reached, ref int at)
    {
        if (problem is null) return null;
        at = reached;
        return new ClockPart(default, null, problem);
    }

    public static bool Separator(Tokens t, ref int at, out bool and)
    {
        and = t[at].Is(Word.And);
        if (t[at].Kind == TokenKind.Apostrophe && t[at + 1] is { Word: Word.Until, Attached: true }) at++;
        if (!and && t[at].Kind != TokenKind.Dash && !t[at].Is(Word.To) && !t[at].Is(Word.Until)) return false;
        at++;
        return true;
    }

    /// <param name="worded">A word before it (at, by, from, to) says that a time comes, so that hours may be spelled out.</param>
    private static ClockTime? Time(Tokens t, ref int at, bool worded, out string? problem)
    {
        problem = null;
        var token = t[at];
        switch (token.Word)
        {
            case Word.Noon:
                at++;
                return new ClockTime(12, 0, Mark.Noon, false, false);
            case Word.Midnight:
                at++;
                return new ClockTime(24, 0, Mark.Midnight, false, false);
            case Word.Half or Word.Quarter:
                return Fraction(t, ref at);
            case Word.Count when worded || (t[at + 1].Is(Word.O) && t[at + 3].Is(Word.Clock)):
                at++;
                OClock(t, ref at);
                var mark = Half(t, ref at);
                return new ClockTime(token.Value, 0, mark, false, false);
        }
        return token.Kind == TokenKind.Number ? Digits(t, ref at, out problem) : null;
    }

    /// <summary>half past 9, half 3, quarter to 5.</summary>
    private static ClockTime? Fraction(Tokens t, ref int at)
    {
        var i = at + 1;
        var half = t[at].Is(Word.Half);
        var to = t[i].Is(Word.To);
        if (t[i].Is(Word.Past) || (to && !half)) i++;
        else if (!half) return null;
        var token = t[i];
        var named = token.Is(Word.Count);
        if (!named && (!token.Small || token.Value > 12 || token.Value == 0)) return null;
        i++;
        var mark = Half(t, ref i);
        if (!named && mark == Mark.None && Glued(t, i)) return null;
        at = i;
        if (!to) return new ClockTime(token.Value, half ? 30 : 15, mark, false, false);
        // A quarter before twelve is in the other half of the day.
        if (token.Value == 12) mark = mark switch { Mark.Am => Mark.Pm, Mark.Pm => Mark.Am, _ => mark };
        return new ClockTime(token.Value == 1 ? 12 : token.Value - 1, 45, mark, false, false);
    }

    private static ClockTime? Digits(Tokens t, ref int at, out string? problem)
    {
        problem = null;
        var i = at + 1;
        var token = t[at];
        int hour, minute = 0;
        var colon = false;
        var bare = false;
        if (token.Length == 4)
        {
            (hour, minute) = (token.Value / 100, token.Value % 100);
            if (minute > 59 || hour > 24) return null;
        }
        else if (!token.Small) return null;
        else
        {
            hour = token.Value;
            var sign = t[i];
            var pair = sign.Attached && t[i + 1] is { Kind: TokenKind.Number, Length: 2, Attached: true };
            if (pair && (sign.Kind is TokenKind.Colon or TokenKind.Dot || sign.Is(Word.H)))
            {
                colon = sign.Kind == TokenKind.Colon;
                minute = t[i + 1].Value;
                i += 2;
                if (Longer(t, i) || (!colon && minute > 59)) return null;
            }
            else bare = true;
        }
        var literal = token.Zero || hour is 0 or >= 13 || (token.Length == 4 && hour > 12);
        var mark = Half(t, ref i);
        if (mark == Mark.None)
        {
            if (Hours(t, ref i, literal || !bare) || OClock(t, ref i)) bare = false;
            if (literal) mark = Mark.Literal;
            if (Glued(t, i)) return null;
            // "fri 2 days": an amount, or no hour at all.
            if (bare && (hour > 24 || t[i].Word is Word.Unit or Word.Day or Word.Week)) return null;
        }
        else bare = false;
        at = i;
        problem = Wrong(hour, minute, mark, colon);
        return problem is null ? new ClockTime(hour, minute, mark, bare, colon) : null;
    }

    private static string? Wrong(int hour, int minute, Mark mark, bool colon)
    {
        var shown = Number(hour, minute, colon ? "00" : "0");
        if (mark is Mark.Am or Mark.Pm && hour is 0 or > 12)
        {
            if (hour > 24 || minute > 59) return $"{shown} is not a time. Try 14:00 or 2pm.";
            var clock = Number(hour == 24 ? 0 : hour, minute, "00");
            return $"{shown}{(mark == Mark.Am ? "am" : "pm")} is not a time. Try {clock}{(hour is > 12 and < 24 ? $" or {hour - 12}pm" : "")}.";
        }
        if (minute > 59) return $"{shown} is not a time: an hour has 60 minutes. Try {hour}:30.";
        if (hour > 24 || (hour == 24 && minute > 0)) return $"{shown} is not a time: a day has 24 hours. Try 22:00.";
        return null;
    }

    private static string Number(int hour, int minute, string format = "0") =>
        hour.ToString(format, CultureInfo.InvariantCulture)
        + (minute > 0 || format == "00" ? ":" + minute.ToString("00", CultureInfo.InvariantCulture) : "");

    /// <summary>am, pm, a.m., or a single letter directly behind its number.</summary>
    private static Mark Half(Tokens t, ref int at)
    {
        var token = t[at];
        if (token.Is(Word.Am) || token.Is(Word.Pm))
        {
            at++;
            return token.Word == Word.Am ? Mark.Am : Mark.Pm;
        }
        if (!token.Is(Word.A) && !token.Is(Word.P)) return Mark.None;
        var dotted = t[at + 1] is { Kind: TokenKind.Dot, Attached: true } && t[at + 2] is { Word: Word.M, Attached: true };
        if (!dotted && (!token.Attached || Glued(t, at + 1))) return Mark.None;
        at += dotted ? 3 : 1;
        if (dotted && t[at] is { Kind: TokenKind.Dot, Attached: true }) at++;
        return token.Word == Word.A ? Mark.Am : Mark.Pm;
    }

    /// <summary>14h, 1600 hrs; spaced only behind what is surely a time, since <c>3 hrs</c> is an amount.</summary>
    private static bool Hours(Tokens t, ref int at, bool surely)
    {
        if (!(t[at].Is(Word.H) && t[at].Attached) && !(t[at].Is(Word.Hrs) && (t[at].Attached || surely))) return false;
        at++;
        return true;
    }

    private static bool OClock(Tokens t, ref int at)
    {
        if (t[at].Is(Word.O) && t[at + 1].Kind == TokenKind.Apostrophe && t[at + 2].Is(Word.Clock)) at += 3;
        else if (t[at].Is(Word.Clock)) at++;
        else return false;
        return true;
    }

    /// <summary>The number goes on: letters, a version, a slashed date, a sum of money.</summary>
    private static bool Glued(Tokens t, int at)
    {
        var next = t[at];
        if (!next.Attached) return false;
        if (next.Is(Word.T) || next.Kind is TokenKind.Dash or TokenKind.At) return false;
        return next.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Slash
            || (next.Kind is TokenKind.Dot or TokenKind.Comma or TokenKind.Colon or TokenKind.Apostrophe && t[at + 1] is
            {
                Attached: true,
                Kind: TokenKind.Number or TokenKind.Word
            });
    }

    /// <summary>A timecode or a dotted date goes on behind the minutes.</summary>
    private static bool Longer(Tokens t, int at) =>
        t[at] is { Attached: true, Kind: TokenKind.Colon or TokenKind.Dot or TokenKind.Other or TokenKind.Slash }
        && t[at + 1] is { Attached: true, Kind: TokenKind.Number };
}
