namespace PostBot.Domain.Rates;

/// <summary>What a resource costs; where a production is named, what was agreed with it instead. Money is in minor units of the studio's currency.</summary>
public sealed class Rate : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ResourceId { get; init; }

    /// <summary>The deal's production; null for the rate card itself.</summary>
    public long? DealWithId { get; init; }

    /// <summary>Null where it is not priced by the hour; so are the two below.</summary>
    public long? Hour { get; set; }

    public long? HalfDay { get; set; }

    public long? Day { get; set; }

    /// <summary>How many hours a day's price covers.</summary>
    public int DayHours { get; set; } = 8;

    /// <summary>The shortest session that is charged, in hours; 0 for none.</summary>
    public int MinimumHours { get; set; }

    /// <summary>An hour outside the hours of the rate card costs that much of an hour, in percent.</summary>
    public int OvertimePercent { get; set; } = 100;

    /// <summary>The same from 22:00 to 06:00; 0 where nights are overtime like any other.</summary>
    public int NightPercent { get; set; }

    /// <summary>The same on days on which the house does not work; 0 where they are overtime.</summary>
    public int WeekendPercent { get; set; }
}
