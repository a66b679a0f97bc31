using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>An amount of time: elapsed time, or a number of calendar units.</summary>
internal readonly record struct Amount(Duration Elapsed, int Count, CountUnit Unit)
{
    public bool IsElapsed => Unit is CountUnit.Minute or CountUnit.Hour;
}

/// <summary>Amounts: <c>90 minutes</c>, <c>1.5 hours</c>, <c>half an hour</c>, <c>2h30</c>, <c>two weeks</c>.</summary>
internal static class CountGrammar
{
    // More than anyone plans, and far from the ends of the calendar.
    private const int MostCounted = 5000;

    /// <summary>in 90 minutes, +15min, 30 min later, half an hour from now.</summary>
    public static Duration? Elapsed(Tokens t, ref int at)
    {
        var i = at;
        var marked = t[i].Is(Word.In) || t[i].Kind == TokenKind.Plus;
        if (marked) i++;
        if (Read(t, ref i) is not { IsElapsed: true } amount) return null;
        if (!Closing(t, ref i) && !marked) return null;
        at = i;
        return amount.Elapsed;
    }

    /// <summary>for 90 minutes, for half a day.</summary>
    public static Amount? Length(Tokens t, ref int at)
    {
        var i = at;
        if (!t[i].Is(Word.For)) return null;
        i++;
        if (Read(t, ref i) is not { } amount) return null;
        at = i;
        return amount;
    }

    public static Amount? Read(Tokens t, ref int at)
    {
        var i = at;
        if (t[i].Is(Word.Half))
        {
            i++;
            if (t[i].Is(Word.An) || t[i].Is(Word.A)) i++;
            if (Unit(t, ref i) is not CountUnit.Hour) return null;
            at = i;
            return OfMinutes(30);
        }
        if (Number(t, ref i) is not { } hundredths) return null;
        if (Unit(t, ref i) is not { } unit) return null;
        if (unit is not (CountUnit.Minute or CountUnit.Hour))
        {
            if (hundredths % 100 != 0 || hundredths / 100 > MostCounted) return null;
            at = i;
            return new Amount(Duration.Zero, (int)(hundredths / 100), unit);
        }
        var minutes = unit == CountUnit.Hour ? hundredths * 60 / 100 : hundredths / 100;
        if (unit == CountUnit.Hour) minutes += Rest(t, ref i);
        if (minutes > MostCounted * 60L) return null;
        at = i;
        return OfMinutes(minutes);
    }

    /// <summary>The unit at <paramref name="at"/>; single letters only directly behind their number.</summary>
    private static CountUnit? Unit(Tokens t, ref int at)
    {
        var token = t[at];
        CountUnit? unit = token.Word switch
        {
            Word.Unit => (CountUnit)token.Value,
            Word.Week => CountUnit.Week,
            Word.Day => CountUnit.Day,
            Word.H or Word.Hrs => CountUnit.Hour,
            Word.M when token.Attached => CountUnit.Minute,
            Word.D when token.Attached => CountUnit.Day,
            Word.W when token.Attached => CountUnit.Week,
            Word.Working or Word.Business when t[at + 1].Is(Word.Day) || t[at + 1] is { Word: Word.Unit, Value: (int)CountUnit.Day }
                => CountUnit.WorkingDay,
            _ => null,
        };
        if (unit is not null) at += unit == CountUnit.WorkingDay ? 2 : 1;
        return unit;
    }

    /// <summary>In hundredths, so that 1.5 and 0.25 hours stay whole.</summary>
    private static long? Number(Tokens t, ref int at)
    {
        var token = t[at];
        if (token.Is(Word.A) || token.Is(Word.An))
        {
            at++;
            if (!t[at].Is(Word.Couple)) return 100;
            at++;
            if (t[at].Is(Word.Of)) at++;
            return 200;
        }
        if (token.Is(Word.Count))
        {
            at++;
            return token.Value * 100;
        }
        if (token.Kind != TokenKind.Number || token.Length > 4) return null;
        at++;
        if (t[at].Is(Word.And) && t[at + 1].Is(Word.A) && t[at + 2].Is(Word.Half))
        {
            at += 3;
            return token.Value * 100L + 50;
        }
        if (t[at] is not { Kind: TokenKind.Dot, Attached: true } || t[at + 1] is not { Small: true, Attached: true } part) return token.Value * 100L;
        at += 2;
        return token.Value * 100L + (part.Length == 1 ? part.Value * 10 : part.Value);
    }

    /// <summary>What may follow the hours: <c>30</c> in 2h30, <c>and a half</c>, <c>15 mins</c>.</summary>
    private static long Rest(Tokens t, ref int at)
    {
        if (t[at] is { Small: true, Attached: true, Length: 2, Value: < 60 } glued)
        {
            at++;
            if (t[at] is { Word: Word.M, Attached: true }) at++;
            return glued.Value;
        }
        var i = at;
        if (t[i].Is(Word.And)) i++;
        if (i > at && t[i].Is(Word.A) && t[i + 1].Is(Word.Half))
        {
            at = i + 2;
            return 30;
        }
        if (t[i] is not { Kind: TokenKind.Number, Length: <= 3 } more) return 0;
        i++;
        if (Unit(t, ref i) is not CountUnit.Minute) return 0;
        at = i;
        return more.Value;
    }

    /// <summary>from now, later, hours' time.</summary>
    private static bool Closing(Tokens t, ref int at)
    {
        if (t[at].Is(Word.From) && t[at + 1].Is(Word.Now)) at += 2;
        else if (t[at].Is(Word.Later)) at++;
        else return Time(t, ref at);
        return true;
    }

    /// <summary><c>' time</c>, <c>'s time</c>, <c>time</c> behind a unit.</summary>
    public static bool Time(Tokens t, ref int at)
    {
        var i = at;
        if (t[i] is { Kind: TokenKind.Apostrophe, Attached: true }) i++;
        if (i > at && t[i] is { Word: Word.S, Attached: true }) i++;
        if (!t[i].Is(Word.Time)) return false;
        at = i + 1;
        return true;
    }

    private static Amount? OfMinutes(long minutes) => new Amount(Duration.FromMinutes(minutes), 0, CountUnit.Minute);
}
