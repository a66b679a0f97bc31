namespace PostBot.Domain.Bookings;

/// <summary>What can be booked: a suite, a stage, a rig; later a person.</summary>
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
}
