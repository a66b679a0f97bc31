using NodaTime;

namespace PostBot.Domain.Bookings;

/// <summary>The numbers are stored.</summary>
public enum BookingState
{
    /// <summary>A tentative claim with a place in the line.</summary>
    Held = 0,

    /// <summary>Firm: nothing else can be confirmed there.</summary>
    Confirmed = 1,

    /// <summary>A hold whose slot went to another; kept in case it comes free.</summary>
    Waitlisted = 2,

    /// <summary>Given back.</summary>
    Released = 3,

    /// <summary>Somebody who may not hold it asks for it: no place in the line, in nobody's way.</summary>
    Requested = 4,
}

/// <summary>
/// A session on one or more resources.
/// <code>
/// request ──accept──► Held
/// hold ──► Held ──confirm──► Confirmed ──release──► Released
///            │  ◄──comes free── │                      ▲
///            └─another confirmed► Waitlisted ──release──┘
/// </code>
/// </summary>
public sealed class Booking : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>B12</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    public long ProjectId { get; set; }

    public long? UnitId { get; set; }

    /// <summary>A step's name; null when nobody said.</summary>
    public string? Step { get; set; }

    public Instant StartAt { get; set; }

    public Instant EndAt { get; set; }

    public BookingState State { get; set; }

    public long HeldById { get; set; }

    /// <summary>Its place in the line: a hold ranks behind every live one that touches it and is older.</summary>
    public Instant HeldAt { get; set; }

    public long? ConfirmedById { get; set; }

    /// <summary>The client who gave their word for it; null until one does. It is a commitment, not a confirmation.</summary>
    public long? CommittedById { get; set; }

    public Instant? CommittedAt { get; set; }

    /// <summary>Why it was released or what is to be known about it; empty when nobody said.</summary>
    public required string Remark { get; set; }

    public Slot Slot => new(StartAt, EndAt);

    public bool IsLive => State is BookingState.Held or BookingState.Confirmed;
}

/// <summary>One booking's claim on one resource. It repeats slot and state so that a clash is found in one index.</summary>
public sealed class Claim : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long BookingId { get; init; }

    public long ResourceId { get; init; }

    public Instant StartAt { get; set; }

    public Instant EndAt { get; set; }

    public BookingState State { get; set; }

    public Instant HeldAt { get; set; }
}
