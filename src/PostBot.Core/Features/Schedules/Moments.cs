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
    public static Instant End(When when, Studio studio)
    {
        if (when is not WhenDays days) return when.End;
        var day = days.Last;
        while (day > days.First && !WorkingTime.IsWorkingDay(day)) day = day.PlusDays(-1);
        return day.At(DayEnd(studio)).InZoneLeniently(days.Zone).ToInstant();
    }

    /// <summary>The studio's hours on the person's own clock.</summary>
    public static WorkingTime Hours(Names names, Person person) =>
        new(names.ZoneOf(person), LocalTime.FromMinutesSinceMidnight(names.Studio.DayStart), DayEnd(names.Studio));

    private static LocalTime DayEnd(Studio studio) => LocalTime.FromMinutesSinceMidnight(Math.Min(studio.DayEnd, (24 * 60) - 1));
}
