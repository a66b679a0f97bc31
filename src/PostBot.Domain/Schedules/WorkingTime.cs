using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>The hours in which a person may be disturbed, on their own clock, Monday to Friday. Both ends are inside: what is due at six sharp may still be said at six.</summary>
/// <param name="Zone">The person's zone.</param>
/// <param name="DayStart">First minute of the working day.</param>
/// <param name="DayEnd">Its last moment; later than <paramref name="DayStart"/>.</param>
public sealed record WorkingTime(DateTimeZone Zone, LocalTime DayStart, LocalTime DayEnd)
{
    public bool Holds(Instant moment)
    {
        var local = moment.InZone(Zone).LocalDateTime;
        return IsWorkingDay(local.Date) && local.TimeOfDay >= DayStart && local.TimeOfDay <= DayEnd;
    }

    /// <summary>The moment itself inside working hours, else the next start of a working day: shifted, never lost.</summary>
    public Instant AtOrAfter(Instant moment)
    {
        if (Holds(moment)) return moment;
        var local = moment.InZone(Zone).LocalDateTime;
        var date = local.Date;
        if (!IsWorkingDay(date) || local.TimeOfDay > DayEnd) date = NextWorkingDay(date);
        return date.At(DayStart).InZoneLeniently(Zone).ToInstant();
    }

    /// <summary>The moment itself inside working hours, else the last hour of the working day before: for what must not come too late.</summary>
    public Instant AtOrBefore(Instant moment)
    {
        if (Holds(moment)) return moment;
        var local = moment.InZone(Zone).LocalDateTime;
        var date = local.Date;
        if (!IsWorkingDay(date) || local.TimeOfDay < DayStart) do date = date.PlusDays(-1); while (!IsWorkingDay(date));
        return date.At(DayEnd.PlusHours(-1)).InZoneLeniently(Zone).ToInstant();
    }

    public static LocalDate NextWorkingDay(LocalDate date)
    {
        do date = date.PlusDays(1); while (!IsWorkingDay(date));
        return date;
    }

    public static bool IsWorkingDay(LocalDate date) => date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
