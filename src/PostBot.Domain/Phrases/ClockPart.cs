namespace PostBot.Domain.Phrases;

/// <summary>What the writer said about the half of the day. <c>Literal</c> is the 24-hour clock.</summary>
internal enum Mark { None, Am, Pm, Literal, Noon, Midnight }

/// <summary>A clock time as written. <c>Bare</c>: one number and nothing else; <c>Colon</c>: written H:MM.</summary>
internal readonly record struct ClockTime(int Hour, int Minute, Mark Mark, bool Bare, bool Colon)
{
    /// <summary>Minutes after midnight of a time whose half is known; midnight is the end of the day.</summary>
    public int Minutes => Mark switch
    {
        Mark.Am => Hour % 12 * 60 + Minute,
        Mark.Pm => (Hour % 12 + 12) * 60 + Minute,
        Mark.Noon => 12 * 60,
        Mark.Midnight => 24 * 60,
        _ => Hour * 60 + Minute,
    };

    /// <summary>Cannot be mistaken for another number.</summary>
    public bool Clear => Colon || Mark is Mark.Am or Mark.Pm or Mark.Noon or Mark.Midnight;
}

/// <summary>The clock times of a phrase, before inference.</summary>
/// <param name="Problem">A sentence when what was written can only have been meant as a time but is none.</param>
internal sealed record ClockPart(ClockTime Start, ClockTime? End, string? Problem);

/// <summary>Words for a part of the day.</summary>
internal enum Block
{
    None, Morning, Afternoon, Evening, Night, Overnight, FirstThing, Lunch, EndOfDay, AllDay, FullDay,
}
