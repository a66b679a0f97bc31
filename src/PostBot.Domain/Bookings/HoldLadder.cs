using NodaTime;

namespace PostBot.Domain.Bookings;

/// <summary>A live claim as the ladder sees it. <paramref name="Order"/> breaks ties between claims of one moment: the lower came first.</summary>
public readonly record struct Rung(long BookingId, Slot Slot, BookingState State, Instant HeldAt, long Order);

/// <summary>
/// Who is where in the line for one resource. First come, first refusal: at every moment the holds that want it stand in a line by age, the first
/// being 1, without gaps. A hold's rank is its worst place at any moment of its slot, so it is first exactly when it touches no older hold.
/// Ranks are worked out, never stored.
/// </summary>
public static class HoldLadder
{
    /// <summary>1 for the first hold; a claim that touches a confirmed booking has no rank (null): it can only wait.</summary>
    public static int? Rank(Rung own, IEnumerable<Rung> others)
    {
        List<Slot>? older = null;
        foreach (var other in others)
        {
            if (other.BookingId == own.BookingId || !other.Slot.Clashes(own.Slot)) continue;
            if (other.State == BookingState.Confirmed) return null;
            if (other.State == BookingState.Held && Before(other, own)) (older ??= []).Add(other.Slot);
        }
        if (older is null) return 1;
        // The line is longest where somebody joins it: at the own start, or where an older claim begins inside the slot.
        var worst = Depth(older, own.Slot.Start);
        foreach (var slot in older) if (slot.Start > own.Slot.Start) worst = Math.Max(worst, Depth(older, slot.Start));
        return worst + 1;
    }

    /// <summary><c>first</c>, <c>second</c>, <c>third</c>, <c>4th</c> …</summary>
    public static string Ordinal(int rank) => rank switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        _ when rank % 100 is 11 or 12 or 13 => $"{rank}th",
        _ => (rank % 10) switch { 1 => $"{rank}st", 2 => $"{rank}nd", 3 => $"{rank}rd", _ => $"{rank}th" },
    };

    /// <summary><c>1st</c>, <c>2nd</c>: where there is room for no word.</summary>
    public static string Numeral(int rank) => rank switch { 1 => "1st", 2 => "2nd", 3 => "3rd", _ => Ordinal(rank) };

    /// <summary>Whether the first comes first in the line.</summary>
    public static bool Before(Rung one, Rung other) =>
        one.HeldAt < other.HeldAt || (one.HeldAt == other.HeldAt && one.Order < other.Order);

    private static int Depth(List<Slot> slots, Instant at) => slots.Count(slot => slot.Start <= at && at < slot.End);
}
