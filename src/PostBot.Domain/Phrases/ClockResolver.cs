namespace PostBot.Domain.Phrases;

/// <summary>Clock times after inference, in minutes after the first day's midnight; 1440 and more are the next day.</summary>
/// <param name="Guessed">The end was put on the next day although nothing written says so.</param>
internal readonly record struct Hours(int Start, int? End, bool Guessed);

/// <summary>Finds the half of the day of hours written without one.</summary>
internal static class ClockResolver
{
    private const int Half = 12 * 60;
    private const int Day = 24 * 60;

    public static Hours Resolve(ClockPart clock, Block block)
    {
        var start = clock.Start;
        if (clock.End is not { } end) return new Hours(Single(start, block), null, false);
        if (start.Mark == Mark.Literal || end.Mark == Mark.Literal)
        {
            if (start.Mark == Mark.None) start = start with { Mark = Mark.Literal };
            if (end.Mark == Mark.None) end = end with { Mark = Mark.Literal };
        }
        var guessed = start.Mark == Mark.None || end.Mark == Mark.None;
        // A range that starts at midnight starts with the day.
        var from = start.Mark switch
        {
            Mark.Midnight => 0,
            Mark.None when Forced(block) is not null || end.Mark == Mark.None => Single(start, block),
            Mark.None => Before(start, end.Minutes),
            _ => start.Minutes,
        };
        var until = end.Mark == Mark.None ? After(end, from) : end.Minutes;
        if (until <= from) until += Day;
        return new Hours(from, until, guessed && until > Day && from < Day);
    }

    /// <summary>Same half as the end if that is earlier than it, else the other half.</summary>
    private static int Before(ClockTime start, int end)
    {
        var same = end >= Half ? Mark.Pm : Mark.Am;
        var minutes = (start with { Mark = same }).Minutes;
        return minutes < end ? minutes : (start with { Mark = same == Mark.Am ? Mark.Pm : Mark.Am }).Minutes;
    }

    /// <summary>The earliest reading on a 12-hour clock behind <paramref name="from"/>.</summary>
    private static int After(ClockTime end, int from)
    {
        var minutes = (end with { Mark = Mark.Am }).Minutes;
        while (minutes <= from) minutes += Half;
        return minutes;
    }

    private static int Single(ClockTime time, Block block)
    {
        if (time.Mark != Mark.None) return time.Minutes;
        var forced = Forced(block);
        // Twelve at night is midnight, not noon.
        if (forced == Mark.Pm && time.Hour == 12 && block is not Block.Afternoon) return Day + time.Minute;
        var mark = forced ?? (time.Hour is >= 7 and <= 11 ? Mark.Am : Mark.Pm);
        return (time with { Mark = mark }).Minutes;
    }

    private static Mark? Forced(Block block) => block switch
    {
        Block.Morning => Mark.Am,
        Block.Afternoon or Block.Evening or Block.Night or Block.Overnight => Mark.Pm,
        _ => null,
    };
}
