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

/// <summary>Whether the client is in the room. The numbers are stored.</summary>
public enum Attendance
{
    Unsaid = 0,
    Attended = 1,
    Unattended = 2,
    Remote = 3,
}

/// <summary>Who a cancellation is due to: it decides what is billable. The numbers are stored.</summary>
public enum CancelCause
{
    None = 0,
    Client = 1,
    Us = 2,
    Vendor = 3,
    Technical = 4,
}

/// <summary>A session on one or more resources. Its states and what moves it between them: see <see cref="Ladders"/>.</summary>
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

    /// <summary>Holds that stand for one another, <c>thu or fri</c>, or a move that is not secured yet: confirming one frees the others. Null for most.</summary>
    public long? OptionGroup { get; set; }

    /// <summary>The row id of the first booking of the series it was made with; null when it stands alone.</summary>
    public long? Series { get; set; }

    /// <summary>The hold lapses then; null when it has no end.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>Someone who may confirm said that it will be, as soon as it is first; null while nobody did.</summary>
    public long? ReadyById { get; set; }

    public Attendance Attendance { get; set; }

    /// <summary>When people are to be there, at or before the start; null when nobody said.</summary>
    public Instant? CallAt { get; set; }

    public CancelCause Cause { get; set; }

    /// <summary>What its cancellation costs the client, in minor units; null when it was not cancelled or cost nothing.</summary>
    public long? CancelFee { get; set; }

    /// <summary>The supervisor who let the client off.</summary>
    public long? FeeWaivedById { get; set; }

    public Instant? CheckedInAt { get; set; }

    /// <summary>When the session was over in fact.</summary>
    public Instant? WrappedAt { get; set; }

    /// <summary>The hours that were used in fact; null until somebody says.</summary>
    public Instant? UsedFrom { get; set; }

    public Instant? UsedUntil { get; set; }

    /// <summary>Nobody came.</summary>
    public bool NoShow { get; set; }

    public Slot Slot => new(StartAt, EndAt);

    public bool IsLive => State is BookingState.Held or BookingState.Confirmed;
}

/// <summary>One booking's claim on one resource. It repeats slot and state so that a clash is found in one index; its slot has the room's preparing and resetting in it.</summary>
public sealed class Claim : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long BookingId { get; init; }

    public long ResourceId { get; set; }

    public Instant StartAt { get; set; }

    public Instant EndAt { get; set; }

    public BookingState State { get; set; }

    public Instant HeldAt { get; set; }
}

/// <summary>Somebody who is told about a session without being booked for it: <c>with Dana</c>.</summary>
public sealed class Invitee : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long BookingId { get; init; }

    public long PersonId { get; init; }
}
