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

    public bool Holds(Instant moment)
    {
        var local = moment.InZone(Zone).LocalDateTime;
        return Week.Holds(local.Date) && local.TimeOfDay >= DayStart && local.TimeOfDay <= DayEnd;
    }

    /// <summary>The moment itself inside working hours, else the next start of a working day: shifted, never lost.</summary>
    public Instant AtOrAfter(Instant moment)
    {
        if (Holds(moment)) return moment;
        var local = moment.InZone(Zone).LocalDateTime;
        var date = local.Date;
        if (!Week.Holds(date) || local.TimeOfDay > DayEnd) date = Week.Next(date);
        return date.At(DayStart).InZoneLeniently(Zone).ToInstant();
    }

    /// <summary>The moment itself inside working hours, else the last hour of the working day before: for what must not come too late.</summary>
    public Instant AtOrBefore(Instant moment)
    {
        if (Holds(moment)) return moment;
        var local = moment.InZone(Zone).LocalDateTime;
        var date = local.Date;
        if (!Week.Holds(date) || local.TimeOfDay < DayStart) date = Week.Before(date);
        return date.At(DayEnd.PlusHours(-1)).InZoneLeniently(Zone).ToInstant();
    }
}
