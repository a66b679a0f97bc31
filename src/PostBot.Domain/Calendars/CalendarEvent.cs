using NodaTime;

namespace PostBot.Domain.Calendars;

public enum EventStatus
{
    Tentative,
    Confirmed,
    Cancelled,
}

/// <summary>One event of a published calendar.</summary>
/// <param name="Uid">Stays as it is for the life of what it shows, whatever moves.</param>
/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="ChangedAt">The last change to anything that it says; a calendar that did not change is the same to the byte.</param>
public sealed record CalendarEvent(string Uid, Instant Start, Instant End, Instant ChangedAt)
{
    public required string Summary { get; init; }

    public required EventStatus Status { get; init; }

    /// <summary>Whole days instead of hours, from the first to before the last; null for hours.</summary>
    public (LocalDate First, LocalDate EndExclusive)? Days { get; init; }

    /// <summary>Grows with every change of time, place or status.</summary>
    public int Sequence { get; init; }

    /// <summary>Whether the time counts as taken.</summary>
    public bool Busy { get; init; }

    /// <summary>Empty when there is none; so are the two below.</summary>
    public string Location { get; init; } = "";

    public string Description { get; init; } = "";

    public string Category { get; init; } = "";
}
