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
