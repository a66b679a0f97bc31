using NodaTime;

namespace PostBot.Domain.Bookings;

/// <summary>A live claim as the ladder sees it. <paramref name="Order"/> breaks ties between claims of one moment: the lower came first.</summary>
public readonly record struct Rung(long BookingId, Slot Slot, BookingState State, Instant HeldAt, long Order);

/// <summary>
/// Who is where in the line for one resource. First come, first refusal: a hold ranks behind every older live claim that touches any part of
/// its slot; what touches nothing older is first. Ranks are worked out, never stored, so they are dense by construction.
/// </summary>
public static class HoldLadder
{
    /// <summary>1 for the first hold; a claim that touches a confirmed booking has no rank (null): it can only wait.</summary>
    public static int? Rank(Rung own, IEnumerable<Rung> others)
    {
        var rank = 1;
        foreach (var other in others)
        {
            if (other.BookingId == own.BookingId || !other.Slot.Clashes(own.Slot)) continue;
            if (other.State == BookingState.Confirmed) return null;
            if (other.State == BookingState.Held && Before(other, own)) rank++;
        }
        return rank;
    }

    /// <summary>Whether <paramref name="own"/> may be made firm now: nothing confirmed and no older hold touches it.</summary>
    public static bool MayConfirm(Rung own, IEnumerable<Rung> others) => Rank(own, others) == 1;

    /// <summary><c>first</c>, <c>second</c>, <c>third</c>, <c>4th</c> …</summary>
    public static string Ordinal(int rank) => rank switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        _ when rank % 100 is 11 or 12 or 13 => $"{rank}th",
        _ => (rank % 10) switch { 1 => $"{rank}st", 2 => $"{rank}nd", 3 => $"{rank}rd", _ => $"{rank}th" },
    };

    private static bool Before(Rung one, Rung other) =>
        one.HeldAt < other.HeldAt || (one.HeldAt == other.HeldAt && one.Order < other.Order);
}
