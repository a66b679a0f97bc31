using NodaTime;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What a date phrase means for something that is due, and when people may be disturbed.</summary>
internal static class Moments
{
    /// <summary>The moment something is due: a day without a time ends with its working day, a week with its last one.</summary>
    public static Instant End(When when, Names names)
    {
        if (when is not WhenDays days) return when.End;
        var day = days.Last;
        while (day > days.First && !names.Week.Holds(day)) day = day.PlusDays(-1);
        return day.At(DayEnd(names.Studio)).InZoneLeniently(days.Zone).ToInstant();
    }

    /// <summary>The studio's hours without its quiet hours, on the person's own clock.</summary>
    public static WorkingTime Hours(Names names, Person person) => Hours(names.Studio, names.Week, names.ZoneOf(person));

    public static WorkingTime Hours(Studio studio, WorkingWeek week, DateTimeZone zone)
    {
        var (start, end) = (LocalTime.FromMinutesSinceMidnight(Math.Max(studio.DayStart, studio.QuietUntil ?? 0)), DayEnd(studio));
        if (studio.QuietFrom is { } quiet) end = LocalTime.Min(end, LocalTime.FromMinutesSinceMidnight(quiet));
        return new WorkingTime(zone, start, end) { Week = week };
    }

    private static LocalTime DayEnd(Studio studio) => LocalTime.FromMinutesSinceMidnight(Math.Min(studio.DayEnd, (24 * 60) - 1));
}
