using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>Counting in working days.</summary>
public static class WorkingShift
{
    /// <summary>Beyond this nobody plans; it bounds how long a count can take.</summary>
    public const int Most = 1_000;

    /// <summary>The date so many working days later, or earlier when <paramref name="days"/> is negative; 0 is the date itself, working or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="Most"/> days either way.</exception>
    public static LocalDate By(WorkingWeek week, LocalDate date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)days), Most, nameof(days));
        for (; days > 0; days--) date = week.Next(date);
        for (; days < 0; days++) date = week.Before(date);
        return date;
    }

    /// <summary>How many working days from one date to another: what <see cref="By"/> needs to get there; negative when it lies before. Stops counting at <see cref="Most"/>.</summary>
    public static int Between(WorkingWeek week, LocalDate from, LocalDate to)
    {
        var days = 0;
        for (var date = week.Next(from); date <= to && days < Most; date = week.Next(date)) days++;
        for (var date = week.Before(from); date >= to && days > -Most; date = week.Before(date)) days--;
        return days;
    }

    /// <summary>The date itself when it is worked, else the working day before.</summary>
    public static LocalDate AtOrBefore(WorkingWeek week, LocalDate date) => week.Holds(date) ? date : week.Before(date);
}
