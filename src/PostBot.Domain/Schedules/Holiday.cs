using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>A day on which the house does not work; one row for each day.</summary>
public sealed class Holiday : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public LocalDate Date { get; init; }

    /// <summary>What it is called; empty when nobody said.</summary>
    public required string Name { get; set; }
}
