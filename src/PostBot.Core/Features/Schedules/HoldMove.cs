using PostBot.Core.Commands;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Schedules;

/// <summary>A hold that goes along when a date moves: only to a slot where it is first, so that the old one is never given up for nothing.</summary>
internal static class HoldMove
{
    /// <summary>How a hold would stand on another slot.</summary>
    /// <param name="Ahead">Live holds there that are older; null when something confirmed is there.</param>
    public readonly record struct Standing(int? Ahead)
    {
        public bool Secured => Ahead == 0;

        public string Words => Ahead switch
        {
            0 => "free, first",
            null => "taken there, confirmed",
            { } ahead => $"{HoldLadder.Ordinal(ahead + 1)} in line there",
        };
    }

    /// <param name="moving">Bookings that move as well: their old slots do not count.</param>
    public static async Task<Standing> At(PostBotDb db, IReadOnlyList<Claim> claims, Slot slot, IReadOnlySet<long> moving, CancellationToken cancel)
    {
        var most = 0;
        foreach (var claim in claims)
        {
            var others = (await Claims.Touching(db, claim.ResourceId, slot, cancel)).Where(other => other.BookingId != claim.BookingId && !moving.Contains(other.BookingId)).ToList();
            if (others.Any(other => other.State == BookingState.Confirmed)) return new Standing(null);
            most = Math.Max(most, others.Count(other => other.State == BookingState.Held));
        }
        return new Standing(most);
    }

    /// <summary>Moves it; whoever is first on the old slot now is told.</summary>
    public static async Task Run(Turn turn, Booking booking, List<Claim> claims, Slot slot, CancellationToken cancel)
    {
        var wasLive = booking.State == BookingState.Held;
        var old = new Booking { Id = booking.Id, ProjectId = booking.ProjectId, StartAt = booking.StartAt, EndAt = booking.EndAt, Remark = "" };
        (booking.StartAt, booking.EndAt, booking.State, booking.HeldAt) = (slot.Start, slot.End, BookingState.Held, turn.Now);
        foreach (var claim in claims) (claim.StartAt, claim.EndAt, claim.State, claim.HeldAt) = (slot.Start, slot.End, BookingState.Held, turn.Now);
        turn.Touch('B', booking.Number);
        if (wasLive) await Ladder.Promote(turn, old, claims, cancel);
    }
}
