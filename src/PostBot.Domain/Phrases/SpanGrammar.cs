using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>A whole phrase, read but not yet set against a clock and a calendar.</summary>
internal sealed record Draft
{
    /// <summary>by, due, before: the end of the day when no time is given.</summary>
    public bool Deadline { get; init; }

    public DayPart? Day { get; init; }

    public ClockPart? Clock { get; init; }

    public Block Block { get; init; }

    public Amount? Length { get; init; }

    public Duration? Elapsed { get; init; }

    public ZonePart? Zone { get; init; }

    /// <summary>The second half of <c>fri 22:00 - sat 02:00</c>.</summary>
    public Draft? Until { get; init; }

    /// <summary>A bare number came first: <c>5 fri</c>.</summary>
    public bool NumberFirst { get; init; }

    public string? Problem { get; init; }

    public bool Empty => Day is null && Clock is null && Block == Block.None && Length is null && Elapsed is null;
}

/// <summary>Puts days, times, lengths and zones together, in whatever order they come; the longest piece wins at each place.</summary>
internal static class SpanGrammar
{
    /// <summary>Index of the token behind the longest phrase at <paramref name="at"/>; null when none starts there.</summary>
    public static Draft? Read(Tokens t, int at, out int end)
    {
        end = at;
        var draft = new Draft();
        if (t[at].Is(Word.By) || t[at].Is(Word.Before))
        {
            draft = draft with { Deadline = true };
            at++;
            if (t[at].Is(Word.By)) at++;
        }
        Draft? best = null;
        while (Extend(t, ref at, draft, true) is { } longer)
        {
            draft = longer;
            if ((draft.Problem is null && (draft.Empty || Unfinished(draft))) || !t.EndsWord(at)) continue;
            (best, end) = (draft, at);
            if (draft.Problem is not null) break;
        }
        return best is { Empty: true, Problem: null } or { Length: not null, Day: null, Clock: null } ? null : best;
    }

    /// <summary>"next week 2": a number behind several days is only a time when its end or its length follows.</summary>
    private static bool Unfinished(Draft draft) =>
        draft is { Clock: { Start.Bare: true, End: null }, Length: null, Deadline: false } && Several(draft.Day);

    private static bool Several(DayPart? day) => day is DaySpanPart or WeekPart or WeekendPart or RestOfWeekPart or CommencingPart;

    private static Draft? Extend(Tokens t, ref int at, Draft draft, bool whole)
    {
        if (whole && Second(t, ref at, draft) is { } both) return both;
        var from = Joined(t, at, draft);
        Draft? best = null;
        var end = from;
        void Take(int i, Draft? longer)
        {
            if (longer is not null && i > end) (best, end) = (longer, i);
        }
        // "from monday", "from 4th to 22nd January".
        var i = t[from].Is(Word.From) ? from + 1 : from;
        if (draft.Day is null && draft.Elapsed is null && DayGrammar.Read(t, ref i) is { } day) Take(i, draft with { Day = day });
        i = from;
        if (draft.Clock is null && draft.Elapsed is null && Forces(draft.Block) && ClockGrammar.Read(t, ref i) is { } clock)
            Take(i, draft with
            {
                Clock = clock.Problem is null ? clock : null,
                Problem = clock.Problem,
                NumberFirst = draft is { Empty: true, Deadline: false } && from == at && t[at].Kind == TokenKind.Number
                    && clock is { Start.Bare: true, End: null, Problem: null },
            });
        i = from;
        if (draft.Block == Block.None && draft.Elapsed is null && draft.Length is null
            && BlockGrammar.Read(t, ref i, out var today) is var block and not Block.None
            && (draft.Clock is null || Forces(block)) && !(today && draft.Day is not null))
            Take(i, draft with { Block = block, Day = today ? new NearDay(0) : draft.Day });
        Take(Other(t, from, draft, out var other), other);
        if (best is not null) at = end;
        return best;
    }

    /// <summary>Elapsed times, lengths, zones and the word for every day.</summary>
    private static int Other(Tokens t, int from, Draft draft, out Draft? longer)
    {
        longer = null;
        var i = from;
        if (draft.Empty)
        {
            if (t[i].Is(Word.Now)) return FromNow(t, i + 1, draft, out longer);
            if (CountGrammar.Elapsed(t, ref i) is { } elapsed)
            {
                longer = draft with { Elapsed = elapsed };
                return i;
            }
        }
        if (draft.Length is null && CountGrammar.Length(t, ref i) is { } length && (!length.IsElapsed || Lasts(draft)))
        {
            longer = draft with { Length = length };
            return i;
        }
        if (draft.Zone is null && !draft.Empty && ZoneGrammar.Read(t, ref i) is { } zone
            && (draft.Clock is not null || draft.Block != Block.None || t[i].Kind == TokenKind.End))
        {
            longer = draft with { Zone = zone };
            return i;
        }
        if (!Several(draft.Day)) return from;
        if (!t[i].Is(Word.Daily) && !(t[i].Is(Word.Each) && t[i + 1].Is(Word.Day))) return from;
        longer = draft with { };
        return t[i].Is(Word.Daily) ? i + 1 : i + 2;
    }

    /// <summary>Whether minutes and hours can be added: to a single time, or before one.</summary>
    private static bool Lasts(Draft draft) =>
        draft.Clock is { End: null } || draft.Block is Block.FirstThing or Block.Lunch || draft.Elapsed == Duration.Zero || draft.Empty;

    /// <summary>now, now until 6pm.</summary>
    private static int FromNow(Tokens t, int at, Draft draft, out Draft? longer)
    {
        longer = draft with { Elapsed = Duration.Zero };
        var i = at;
        if (!ClockGrammar.Separator(t, ref i, out var and) || and) return at;
        if (ClockGrammar.Read(t, ref i) is not { End: null, Problem: null } clock) return at;
        longer = longer with { Clock = clock };
        return i;
    }

    /// <summary>The second moment of <c>fri 22:00 - sat 02:00</c>: a day and a time again.</summary>
    private static Draft? Second(Tokens t, ref int at, Draft draft)
    {
        if (draft is not { Until: null, Deadline: false } || !IsMoment(draft)) return null;
        var i = at;
        if (!ClockGrammar.Separator(t, ref i, out var and) || and) return null;
        var until = new Draft();
        for (var parts = 0; parts < 2; parts++)
        {
            if (Extend(t, ref i, until, false) is not { } longer) return null;
            until = longer;
        }
        if (!IsMoment(until)) return null;
        at = i;
        return draft with { Until = until };
    }

    private static bool IsMoment(Draft draft) => draft is { Day: not null, Clock: { End: null }, Length: null } && !Several(draft.Day);

    /// <summary>Parts that give a half of the day to the times beside them.</summary>
    private static bool Forces(Block block) => block is Block.None or Block.Morning or Block.Afternoon or Block.Evening or Block.Night or Block.Overnight;

    /// <summary>Skips the small words that join the parts: a comma, on, at; the <c>T</c> of ISO 8601.</summary>
    private static int Joined(Tokens t, int at, Draft draft)
    {
        if (t[at].Kind == TokenKind.Comma && !draft.Empty) at++;
        if (draft.Day is CalendarPart && t[at] is { Word: Word.T, Attached: true } && t[at + 1].Attached) return at + 1;
        if (t[at].Kind == TokenKind.At && t[at + 1].Kind == TokenKind.Number) return at + 1;
        if (t[at].Is(Word.At) && !t[at + 1].Is(Word.Night) && !t[at + 1].Is(Word.Lunch)) return at + 1;
        if (t[at].Is(Word.On)) return at + 1;
        if (t[at].Is(Word.From) && t[at + 1].Is(Word.Now)) return at + 1;
        return at;
    }
}
