using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>The hours in which a person may be disturbed, on their own clock. Both ends are inside: what is due at six sharp may still be said at six.</summary>
/// <param name="Zone">The person's zone.</param>
/// <param name="DayStart">First minute of the working day.</param>
/// <param name="DayEnd">Its last moment; later than <paramref name="DayStart"/>.</param>
public sealed record WorkingTime(DateTimeZone Zone, LocalTime DayStart, LocalTime DayEnd)
{
    /// <summary>The days of the house they work for.</summary>
    public WorkingWeek Week { get; init; } = WorkingWeek.MondayToFriday;

    /// <summary>When they are not there at all: time off. In no order; ends are outside.</summary>
    public IReadOnlyList<(Instant From, Instant Until)> Away { get; init; } = [];

    public bool Holds(Instant moment) => IsInHours(moment) && AwayAt(moment) is null;

    /// <summary>The moment itself inside working hours, else the next start of a working day, or the end of time off: shifted, never lost.</summary>
    public Instant AtOrAfter(Instant moment)
    {
        var at = InHoursFrom(moment);
        // Every step leaves one time off behind for good.
        while (AwayAt(at) is { } away) at = InHoursFrom(away.Until);
        return at;
    }

    /// <summary>The moment itself inside working hours, else the last hour of the working day before, or just before time off: for what must not come too late.</summary>
    public Instant AtOrBefore(Instant moment)
    {
        var at = InHoursUntil(moment);
        while (AwayAt(at) is { } away) at = InHoursUntil(away.From - Duration.FromMinutes(1));
        return at;
    }

    private (Instant From, Instant Until)? AwayAt(Instant moment)
    {
        foreach (var away in Away) if (away.From <= moment && moment < away.Until) return away;
        return null;
    }

    private bool IsInHours(Instant moment)
    {
        var local = moment.InZone(Zone).LocalDateTime;
        return Week.Holds(local.Date) && local.TimeOfDay >= DayStart && local.TimeOfDay <= DayEnd;
    }

    private Instant InHoursFrom(Instant moment)
    {
        if (IsInHours(moment)) return moment;
        var local = moment.InZone(Zone).LocalDateTime;
        var date = local.Date;
        if (!Week.Holds(date) || local.TimeOfDay > DayEnd) date = Week.Next(date);
        return date.At(DayStart).InZoneLeniently(Zone).ToInstant();
    }

    private Instant InHoursUntil(Instant moment)
    {
        if (IsInHours(moment)) return moment;
        var local = moment.InZone(Zone).LocalDateTime;
        var date = local.Date;
        if (!Week.Holds(date) || local.TimeOfDay < DayStart) date = Week.Before(date);
        return date.At(DayEnd.PlusHours(-1)).InZoneLeniently(Zone).ToInstant();
    }
}
