namespace PostBot.Domain.Bookings;

/// <summary>A booking with every resource it claims: a bundle stands or falls as one.</summary>
public sealed record Booked(Booking Booking, IReadOnlyList<Claim> Claims)
{
    public long Id => Booking.Id;

    /// <summary>It stands in a line or has left it for good: requests and what was given back do not count.</summary>
    public bool Stands => Booking.State is BookingState.Held or BookingState.Confirmed or BookingState.Waitlisted;

    public bool Clashes(Booked other) => Id != other.Id && Claims.Any(own => other.Claims.Any(claim => claim.ResourceId == own.ResourceId && own.StartAt < claim.EndAt && claim.StartAt < own.EndAt));
}

/// <summary>Where a booking is to go: the hours that people know, and what it takes of each of its resources, in the order of its claims.</summary>
public sealed record Relocation(Booked Booked, Slot Session, IReadOnlyList<(long ResourceId, Slot Slot)> Places)
{
    /// <summary>The booking as it would stand there.</summary>
    public Booked Moved => new(Booked.Booking, [.. Booked.Claims.Zip(Places, (claim, place) => At(claim, place.ResourceId, place.Slot))]);

    /// <summary>It takes nothing that it has not already.</summary>
    public bool IsInside => Booked.Claims.Zip(Places).All(pair => pair.First.ResourceId == pair.Second.ResourceId && pair.First.StartAt <= pair.Second.Slot.Start && pair.Second.Slot.End <= pair.First.EndAt);

    internal static Claim At(Claim claim, long resourceId, Slot slot) =>
        new() { Id = claim.Id, StudioId = claim.StudioId, BookingId = claim.BookingId, ResourceId = resourceId, StartAt = slot.Start, EndAt = slot.End, State = claim.State, HeldAt = claim.HeldAt };
}
