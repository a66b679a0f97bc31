using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>A day on which the house, or a party with a calendar of its own, does not work; one row for each day and calendar.</summary>
public sealed class Holiday : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public LocalDate Date { get; init; }

    /// <summary>Whose day it is: a calendar's name as <c>US</c>; empty for the house's own.</summary>
    public string Calendar { get; init; } = "";

    /// <summary>What it is called; empty when nobody said.</summary>
    public required string Name { get; set; }
}
