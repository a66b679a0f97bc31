using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Tells phrases that can only be dates from words and numbers that mean other things as well.</summary>
internal static class WordStrength
{
    /// <param name="next">Index of the token behind the phrase.</param>
    public static bool IsWeak(Draft draft, Tokens t, int next)
    {
        if (draft.NumberFirst) return true;
        if (draft.Elapsed is { } elapsed) return elapsed == Duration.Zero && draft is { Clock: null, Length: null };
        if (draft.Day is null) return IsWeakTime(draft);
        var hours = draft.Clock is { Start.Bare: false } or { End: not null } || draft.Block != Block.None;
        if (hours || draft is { Length: not null } or { Deadline: true }) return false;
        return draft.Day switch
        {
            // "sat next to Dana", "sun flare": only the short forms are other words.
            WeekdayPart { Choice: WeekChoice.Bare } weekday => weekday.Day is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && Short(t, next),
            MonthDayPart { Weekday: null } => true,
            SlashPart { Loose: true } => true,
            CountedPart { Plain: true } => true,
            CalendarPart { Month: 3 or 5, Year: null, Weekday: null } => Verb(t, next),
            _ => false,
        };
    }

    private static bool IsWeakTime(Draft draft)
    {
        if (draft.Clock is not { } clock)
            return draft is { Zone: null, Block: Block.Morning or Block.Afternoon or Block.Evening or Block.Night or Block.AllDay or Block.FirstThing };
        return draft is { Block: Block.None, Length: null, Zone: null } && !clock.Start.Clear && clock.End is not { Clear: true };
    }

    private static bool Short(Tokens t, int next)
    {
        for (var i = 0; i < next; i++)
            if (t[i].Is(Word.Weekday)) return t[i].Length == 3;
        return false;
    }

    /// <summary>"reel 2 may need a patch": the month is a small word and the sentence goes on behind it.</summary>
    private static bool Verb(Tokens t, int next)
    {
        var last = t[next - 1];
        return last.Is(Word.Month) && char.IsAsciiLetterLower(t.Text(next - 1)[0]) && t[next] is { Kind: TokenKind.Word };
    }
}
