using NodaTime;

namespace PostBot.Domain.Bookings;

/// <summary>What can be booked: a suite, a stage, a rig, a person.</summary>
public sealed class Resource : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public required string Name { get; set; }

    /// <summary>Other names people use for it, parted by <c>|</c>; empty when there are none.</summary>
    public string Aliases { get; set; } = "";

    /// <summary>Resources of one class can stand in for each other: <c>color</c>, <c>mix</c>, <c>edit</c>.</summary>
    public required string Class { get; set; }

    public required string Zone { get; set; }

    /// <summary>Price of a day, in minor units of the studio's currency; null when no rate is known.</summary>
    public long? DayRate { get; set; }

    public bool Archived { get; set; }

    /// <summary>Whose time it is, for a person who can be booked; null for rooms and equipment.</summary>
    public long? PersonId { get; set; }

    /// <summary>What it can do beside its class, in lower case, parted by <c>|</c>: <c>atmos|hdr</c>; empty when nothing was said.</summary>
    public string Tags { get; set; } = "";

    /// <summary>Its own working hours, for a person the roster, in minutes after midnight; both null for the studio's.</summary>
    public int? OpenFrom { get; set; }

    public int? OpenUntil { get; set; }

    /// <summary>The days it works, see <see cref="Schedules.WorkingWeek.Mask"/>; null for the studio's week.</summary>
    public int? OpenDays { get; set; }

    /// <summary>What it needs before a session to be ready; nobody else can have it then.</summary>
    public int PrepMinutes { get; set; }

    /// <summary>What it needs after a session.</summary>
    public int ResetMinutes { get; set; }

    /// <summary>What a session takes of it: with preparing and resetting, but never more than a slot may be long.</summary>
    public Slot Taken(Slot session)
    {
        var spare = Slot.Longest - session.Length;
        var prep = Duration.Min(Duration.FromMinutes(PrepMinutes), spare);
        return new Slot(session.Start - prep, session.End + Duration.Min(Duration.FromMinutes(ResetMinutes), spare - prep));
    }
}

/// <summary>Hours in which a resource cannot be used: a suite that is down, a person who is off.</summary>
public sealed class DownTime : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ResourceId { get; init; }

    public Instant StartAt { get; init; }

    /// <summary>Exclusive; moved back when it is up again sooner.</summary>
    public Instant EndAt { get; set; }

    /// <summary>Empty when nobody said.</summary>
    public required string Reason { get; init; }
}
