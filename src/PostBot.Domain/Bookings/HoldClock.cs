using NodaTime;
using PostBot.Domain.Schedules;

namespace PostBot.Domain.Bookings;

/// <summary>The numbers are stored.</summary>
public enum HoldClockKind
{
    /// <summary>The hold itself ends: <c>until fri 17:00</c>.</summary>
    Expiry = 0,

    /// <summary>Those ahead of the booking have until then to confirm or release.</summary>
    Challenge = 1,

    /// <summary>The booking is first after its challenge and has until then to confirm.</summary>
    Turn = 2,

    /// <summary>The session is over: what was used is asked.</summary>
    Usage = 3,
}

/// <summary>The numbers are stored.</summary>
public enum HoldClockState
{
    Running = 0,

    /// <summary>Answered in time, or no longer needed.</summary>
    Stopped = 1,
    Lapsed = 2,

    /// <summary>It ran out, and a coordinator decides.</summary>
    Undecided = 3,
}

/// <summary>
/// Something about a hold that ends by itself.
/// <code>
/// Running ──half time──► warned ──two hours before──► warned ──end──► Lapsed, or Undecided where only a person may release
///    └────────────────answered───────────┴──────────────────────────► Stopped
/// </code>
/// </summary>
public sealed class HoldClock : IStudioRow
{
    private static readonly Duration lastCall = Duration.FromHours(2);

    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary>Whose clock it is: for a challenge the one that challenges.</summary>
    public long BookingId { get; init; }

    public HoldClockKind Kind { get; init; }

    public Instant StartedAt { get; init; }

    public Instant EndsAt { get; init; }

    /// <summary>When there is something to do next: a warning or the end.</summary>
    public Instant NextAt { get; set; }

    public HoldClockState State { get; set; }

    /// <summary>A clock that runs from <paramref name="start"/>, with its first warning set.</summary>
    public static HoldClock Start(long id, Booking booking, HoldClockKind kind, Instant start, Instant end, WorkingTime hours)
    {
        var clock = new HoldClock { Id = id, StudioId = booking.StudioId, BookingId = booking.Id, Kind = kind, StartedAt = start, EndsAt = end };
        clock.NextAt = clock.After(start, hours);
        return clock;
    }

    /// <summary>The question at the end of a firm session, in working hours.</summary>
    public static HoldClock AtEnd(long id, Booking booking, Instant now, WorkingTime hours)
    {
        var end = hours.AtOrAfter(booking.EndAt);
        return new HoldClock { Id = id, StudioId = booking.StudioId, BookingId = booking.Id, Kind = HoldClockKind.Usage, StartedAt = now, EndsAt = end, NextAt = end };
    }

    /// <summary>Whether the last warning is due by then.</summary>
    public bool IsLastCall(Instant moment, WorkingTime hours) => moment >= hours.AtOrBefore(EndsAt - lastCall);

    /// <summary>The warnings, half way and two hours before the end, moved into working hours, and the end itself; the first of them after a moment.</summary>
    public Instant After(Instant moment, WorkingTime hours)
    {
        var half = StartedAt + ((EndsAt - StartedAt) / 2);
        // A clock started over the weekend has no working hour before its half: then the first one after it.
        half = hours.AtOrBefore(half) is var early && early > StartedAt ? early : hours.AtOrAfter(half);
        foreach (var warning in ((Instant[])[half, hours.AtOrBefore(EndsAt - lastCall)]).Order())
        {
            if (warning > moment && warning > StartedAt && warning < EndsAt) return warning;
        }
        return EndsAt;
    }
}

/// <summary>How the time of a challenge is counted. The numbers are stored.</summary>
public enum ClockCount
{
    /// <summary>Only the hours that the house works: Friday noon to Monday noon.</summary>
    WorkingHours = 0,

    /// <summary>Twenty-four hours a day; an end outside working hours moves to the next morning.</summary>
    WallClock = 1,
}

/// <summary>How long the holds ahead of a challenger have.</summary>
public static class ChallengeClock
{
    /// <summary>What a challenger who came first without being confirmed has to say so.</summary>
    public static readonly Duration Turn = Duration.FromHours(2);

    /// <summary>
    /// When a challenge of some working days made now ends, always within working hours; null when that is not before the session's cancellation
    /// window: then a coordinator decides now.
    /// </summary>
    /// <param name="window">How long before the session cancelling it begins to cost.</param>
    public static Instant? End(Instant now, int days, ClockCount count, WorkingTime hours, Instant sessionStart, Duration window)
    {
        var end = count == ClockCount.WallClock
            ? hours.AtOrAfter(now + Duration.FromDays(days))
            : Plus(hours, now, Length(hours) * days);
        return end < sessionStart - window ? end : null;
    }

    /// <summary>A moment so many working hours after another, within working hours.</summary>
    public static Instant Plus(WorkingTime hours, Instant from, Duration length)
    {
        var at = hours.AtOrAfter(from);
        while (true)
        {
            var end = at.InZone(hours.Zone).Date.At(hours.DayEnd).InZoneLeniently(hours.Zone).ToInstant();
            if (at + length <= end) return at + length;
            length -= end - at;
            at = hours.AtOrAfter(end + Duration.FromSeconds(1));
        }
    }

    private static Duration Length(WorkingTime hours) => Period.Between(hours.DayStart, hours.DayEnd, PeriodUnits.Minutes).ToDuration();
}
