using NodaTime;
using NodaTime.Calendars;
using PostBot.Core.Cards;

namespace PostBot.Core.Features.Day;

/// <summary>One day or one week on a person's own clock.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Days">1 or 7.</param>
/// <param name="Zone">The clock by which the days begin.</param>
/// <param name="Line">The command that shows it, without whose it is: <c>today</c>.</param>
internal sealed record DaySpan(LocalDate First, int Days, DateTimeZone Zone, string Line)
{
    public Instant Start => First.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>The first moment after it; a day on which the clocks change is as long as it is.</summary>
    public Instant End => First.PlusDays(Days).AtStartOfDayInZone(Zone).ToInstant();

    public static DaySpan Today(Instant now, DateTimeZone zone) => new(now.InZone(zone).Date, 1, zone, "today");

    public static DaySpan Tomorrow(Instant now, DateTimeZone zone) => new(now.InZone(zone).Date.PlusDays(1), 1, zone, "tomorrow");

    /// <summary>Monday to Sunday.</summary>
    public static DaySpan Week(Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        return new(today.PlusDays(1 - (int)today.DayOfWeek), 7, zone, "week");
    }

    /// <summary><c>Today, Tue 24 Nov</c>, <c>Week 48, Mon 23 Nov–Sun 29 Nov</c>: the week by its ISO number.</summary>
    public string Name(Instant now)
    {
        var today = now.InZone(Zone).Date;
        if (Days == 1) return $"{(Line == "today" ? "Today" : "Tomorrow")}, {Times.Day(First, today)}";
        return $"Week {WeekYearRules.Iso.GetWeekOfWeekYear(First)}, {Times.Day(First, today)}–{Times.Day(First.PlusDays(6), today)}";
    }

    /// <summary><c>today</c>, <c>tomorrow</c>, <c>this week</c></summary>
    public string Said => Days == 1 ? Line : "this week";
}
