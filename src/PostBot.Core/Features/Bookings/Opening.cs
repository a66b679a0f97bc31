using NodaTime;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>When a room works, or a person by their roster: its own days and hours, else the studio's. Holidays are the studio's.</summary>
/// <param name="From">Minutes after midnight on its own clock.</param>
/// <param name="Until">Exclusive; at most 24:00 and later than <paramref name="From"/>.</param>
internal sealed record Opening(int From, int Until, WorkingWeek Week, DateTimeZone Zone)
{
    public static Opening Of(Names names, Resource resource) => new(
        resource.OpenFrom ?? names.Studio.DayStart,
        resource.OpenUntil ?? names.Studio.DayEnd,
        resource.OpenDays is { } days ? new WorkingWeek(WorkingWeek.OfMask(days), names.Week.Holidays) : names.Week,
        names.ZoneOf(resource));

    /// <summary>Whether it has days or hours of its own.</summary>
    public static bool IsOwn(Resource resource) => resource.OpenDays is not null || resource.OpenFrom is not null;

    /// <summary>Its hours on a day, worked or not; null on a day on which a clock change leaves nothing of them.</summary>
    public Slot? On(LocalDate day)
    {
        var (from, until) = (At(day, From), At(day, Until));
        return until > from ? new Slot(from, until) : null;
    }

    /// <summary>How much of a session is outside its hours, all of it on days that are not worked.</summary>
    public Duration Outside(Slot session)
    {
        var inside = Duration.Zero;
        for (var day = session.Start.InZone(Zone).Date; At(day, 0) < session.End; day = day.PlusDays(1))
        {
            if (!Week.Holds(day) || On(day) is not { } open) continue;
            var shared = Instant.Min(session.End, open.End) - Instant.Max(session.Start, open.Start);
            if (shared > Duration.Zero) inside += shared;
        }
        return session.Length - inside;
    }

    private Instant At(LocalDate day, int minutes) =>
        (minutes == 24 * 60 ? day.PlusDays(1).AtMidnight() : day.At(LocalTime.FromMinutesSinceMidnight(minutes))).InZoneLeniently(Zone).ToInstant();
}
