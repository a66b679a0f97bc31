using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>A hot sheet of one production that goes to its channel every week.</summary>
public sealed class WeeklyReport : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary>A production has one at most.</summary>
    public long ProjectId { get; init; }

    /// <summary>The linked channel it was asked for in; null for every channel that is linked when it goes out.</summary>
    public long? ChannelId { get; set; }

    public long SetById { get; set; }

    /// <summary>On the production's clock.</summary>
    public IsoDayOfWeek Day { get; set; }

    /// <summary>Minutes after midnight.</summary>
    public int Minute { get; set; }

    public Instant NextAt { get; set; }

    /// <summary>The next time of a day of the week, after a moment.</summary>
    public static Instant Next(Instant after, IsoDayOfWeek day, int minute, DateTimeZone zone)
    {
        var date = after.InZone(zone).Date;
        while (date.DayOfWeek != day) date = date.PlusDays(1);
        var at = At(date, minute, zone);
        return at > after ? at : At(date.PlusWeeks(1), minute, zone);
    }

    private static Instant At(LocalDate date, int minute, DateTimeZone zone) => date.At(LocalTime.FromMinutesSinceMidnight(minute)).InZoneLeniently(zone).ToInstant();
}
