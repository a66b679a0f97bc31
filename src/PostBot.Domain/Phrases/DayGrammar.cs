using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>The day words of a phrase: one day, a span of days, a week.</summary>
internal static class DayGrammar
{
    public static DayPart? Read(Tokens t, ref int at)
    {
        if (CalendarGrammar.MonthThenDays(t, ref at) is { } shorthand) return shorthand;
        if (One(t, ref at) is not { } first) return null;
        if (first is DaySpanPart or WeekPart or WeekClosePart or MonthClosePart) return first;
        var i = at;
        if (!ClockGrammar.Separator(t, ref i, out var and) || and || One(t, ref i) is not { } last) return first;
        if (last is DaySpanPart or WeekPart or WeekendPart or CommencingPart or CountedPart { Plain: true }) return first;
        at = i;
        // "mon to fri next week": the week belongs to both.
        if (first is WeekdayPart { Choice: WeekChoice.Bare } start
            && last is WeekdayPart { Choice: WeekChoice.Next or WeekChoice.Last or WeekChoice.ThisWeek } to)
            return new DaySpanPart(start with { Choice = to.Choice }, to);
        return new DaySpanPart(first, last);
    }

    private static DayPart? One(Tokens t, ref int at)
    {
        var token = t[at];
        switch (token.Word)
        {
            case Word.Today:
                at++;
                return new NearDay(0);
            case Word.Tomorrow:
                at++;
                return new NearDay(1);
            case Word.Yesterday:
                at++;
                return new NearDay(-1);
            case Word.Weekday:
                return Weekday(t, ref at);
            case Word.This or Word.Next or Word.Last or Word.Coming:
                return Chosen(t, ref at);
            case Word.The:
                return The(t, ref at);
            case Word.Day when t[at + 1].Is(Word.After) && t[at + 2].Is(Word.Tomorrow):
                at += 3;
                return new NearDay(2);
            case Word.Weekend:
                at++;
                return new WeekendPart(0);
            case Word.All or Word.Full:
                return WholeWeek(t, ref at);
            case Word.Rest:
                return Rest(t, ref at);
            case Word.W or Word.WeekCommencing or Word.Week:
                return Commencing(t, ref at);
            case Word.End:
                return Closing(t, ref at);
            case Word.EndOfWeek or Word.EndOfMonth:
                at++;
                return token.Word == Word.EndOfWeek ? new WeekClosePart(WeekAfter(t, ref at)) : new MonthClosePart(0);
        }
        var i = at;
        var date = CalendarGrammar.Read(t, ref i, null);
        var j = at;
        var counted = Counted(t, ref j);
        // The longer one: "3 days from now" is no date with a number in front.
        if (counted is not null && (date is null || j > i)) (date, i) = (counted, j);
        at = i;
        return date;
    }

    private static DayPart? The(Tokens t, ref int at)
    {
        var i = at + 1;
        if (t[i].Is(Word.Day) || t[i].Is(Word.Next) || t[i].Is(Word.Coming) || t[i].Is(Word.Weekend) || t[i].Is(Word.Rest)
            || t[i].Is(Word.End) || (t[i].Is(Word.Week) && t[i + 1].Is(Word.Commencing)))
        {
            if (One(t, ref i) is not { } part) return null;
            at = i;
            return part;
        }
        return CalendarGrammar.Read(t, ref at, null);
    }

    /// <summary>fri, fri 27th, mon 23 Nov, fri of next week.</summary>
    private static DayPart? Weekday(Tokens t, ref int at)
    {
        var day = (IsoDayOfWeek)t[at].Value;
        var i = at + 1;
        if (t[i] is { Kind: TokenKind.Dot, Attached: true } && t[i + 1].Spaced) i++;
        var j = i;
        if (t[j].Kind == TokenKind.Comma) j++;
        if (CalendarGrammar.Read(t, ref j, day) is { } date)
        {
            at = j;
            return date;
        }
        j = i;
        if (t[j].Is(Word.Of) || t[j].Kind == TokenKind.Comma) j++;
        if (Week(t, ref j) is { } choice)
        {
            at = j;
            return new WeekdayPart(day, choice);
        }
        at++;
        return new WeekdayPart(day, WeekChoice.Bare);
    }

    /// <summary>this week, next week, last week.</summary>
    private static WeekChoice? Week(Tokens t, ref int at)
    {
        var i = at;
        if (t[i].Is(Word.The)) i++;
        if (!t[i + 1].Is(Word.Week)) return null;
        WeekChoice? choice = t[i].Word switch
        {
            Word.This => WeekChoice.ThisWeek,
            Word.Next => WeekChoice.Next,
            Word.Last => WeekChoice.Last,
            _ => null,
        };
        if (choice is not null) at = i + 2;
        return choice;
    }

    /// <summary>next fri, this coming wed, next week on tuesday, next weekend, next working day.</summary>
    private static DayPart? Chosen(Tokens t, ref int at)
    {
        var i = at;
        if (Week(t, ref i) is { } week)
        {
            at = i;
            if (t[i].Is(Word.On) || t[i].Kind == TokenKind.Comma) i++;
            if (!t[i].Is(Word.Weekday)) return new WeekPart(Offset(week));
            at = i + 1;
            return new WeekdayPart((IsoDayOfWeek)t[i].Value, week);
        }
        var choice = t[i].Word switch
        {
            Word.This => WeekChoice.This,
            Word.Next => WeekChoice.Next,
            Word.Last => WeekChoice.Last,
            _ => WeekChoice.Coming,
        };
        i++;
        if (choice == WeekChoice.This && t[i].Is(Word.Coming)) (choice, i) = (WeekChoice.Coming, i + 1);
        if (t[i].Is(Word.Weekday))
        {
            at = i + 1;
            return new WeekdayPart((IsoDayOfWeek)t[i].Value, choice);
        }
        if (t[i].Is(Word.Weekend))
        {
            at = i + 1;
            return new WeekendPart(Offset(choice));
        }
        if (choice != WeekChoice.Next || !(t[i].Is(Word.Working) || t[i].Is(Word.Business)) || !t[i + 1].Is(Word.Day)) return null;
        at = i + 2;
        return new NextWorkingDayPart();
    }

    private static int Offset(WeekChoice choice) => choice switch { WeekChoice.Next => 1, WeekChoice.Last => -1, _ => 0 };

    private static int WeekAfter(Tokens t, ref int at) => Week(t, ref at) is { } choice ? Offset(choice) : 0;

    /// <summary>all next week, all week, the whole week.</summary>
    private static WeekPart? WholeWeek(Tokens t, ref int at)
    {
        var i = at + 1;
        if (t[i].Is(Word.Of)) i++;
        if (Week(t, ref i) is { } choice)
        {
            at = i;
            return new WeekPart(Offset(choice));
        }
        if (!t[i].Is(Word.Week)) return null;
        at = i + 1;
        return new WeekPart(0);
    }

    private static RestOfWeekPart? Rest(Tokens t, ref int at)
    {
        var i = at + 1;
        if (!t[i].Is(Word.Of)) return null;
        i++;
        if (t[i].Is(Word.The) || t[i].Is(Word.This)) i++;
        if (!t[i].Is(Word.Week)) return null;
        at = i + 1;
        return new RestOfWeekPart();
    }

    /// <summary>w/c 23 Nov, wc mon, week commencing the 23rd, week of 23 Nov.</summary>
    private static CommencingPart? Commencing(Tokens t, ref int at)
    {
        var i = at;
        if (t[i].Is(Word.W))
        {
            if (t[i + 1].Kind is not (TokenKind.Slash or TokenKind.Dot) || !(t[i + 2].Is(Word.C) || t[i + 2].Is(Word.B))) return null;
            i += 3;
            if (t[i] is { Kind: TokenKind.Dot, Attached: true }) i++;
        }
        else if (t[i].Is(Word.Week))
        {
            i++;
            if (!t[i].Is(Word.Commencing) && !t[i].Is(Word.Of)) return null;
            i++;
        }
        else i++;
        if (One(t, ref i) is not ({ } day and (CalendarPart or SlashPart or MonthDayPart or WeekdayPart or NearDay))) return null;
        at = i;
        return new CommencingPart(day);
    }

    /// <summary>end of week, end of next week, end of the month.</summary>
    private static DayPart? Closing(Tokens t, ref int at)
    {
        var i = at + 1;
        if (!t[i].Is(Word.Of)) return null;
        i++;
        var offset = t[i].Is(Word.Next) ? 1 : 0;
        if (offset == 1 || t[i].Is(Word.The) || t[i].Is(Word.This)) i++;
        if (t[i].Is(Word.Week))
        {
            at = i + 1;
            return new WeekClosePart(offset);
        }
        if (t[i] is not { Word: Word.Unit, Value: (int)CountUnit.Month, Length: 5 }) return null;
        at = i + 1;
        return new MonthClosePart(offset);
    }

    /// <summary>in 3 days, two weeks from tomorrow, in 2 weeks' time.</summary>
    private static CountedPart? Counted(Tokens t, ref int at)
    {
        var i = at;
        var marked = t[i].Is(Word.In) || t[i].Kind == TokenKind.Plus;
        if (marked) i++;
        if (CountGrammar.Read(t, ref i) is not { IsElapsed: false } amount) return null;
        DayPart? from = null;
        var j = i;
        if (t[i].Is(Word.Later) || CountGrammar.Time(t, ref j)) (marked, i) = (true, t[i].Is(Word.Later) ? i + 1 : j);
        else if (t[i].Is(Word.From) || t[i].Is(Word.After) || t[i].Is(Word.On))
        {
            j = i + 1;
            if (t[j].Is(Word.Now) && t[i].Is(Word.From)) (marked, i) = (true, j + 1);
            else if (One(t, ref j) is { } day and (NearDay or WeekdayPart or CalendarPart or SlashPart or MonthDayPart))
                (marked, i, from) = (true, j, day);
        }
        at = i;
        return new CountedPart(amount.Count, amount.Unit, from, !marked);
    }
}
