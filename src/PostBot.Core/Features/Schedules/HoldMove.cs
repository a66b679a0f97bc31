using PostBot.Core.Cards;
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

    /// <summary>Moves holds together, the oldest first so that they keep their order; whoever is first on an old slot now is told. Lines that say so.</summary>
    public static async Task<IReadOnlyList<Line>> Run(Turn turn, IReadOnlyList<(Booked Hold, Slot Slot)> moves, CancellationToken cancel)
    {
        if (moves.Count == 0) return [];
        List<Booked> holds = [.. moves.Select(move => move.Hold)];
        IEnumerable<(long ResourceId, Slot Slot)> Places((Booked Hold, Slot Slot) move) => move.Hold.Claims.Select(claim => (claim.ResourceId, turn.Names.Resource(claim.ResourceId).Taken(move.Slot)));
        var ladders = await Ladder.Around(turn.Db, turn.Studio, holds, cancel, moves.SelectMany(Places));
        var news = new Dictionary<long, LadderNews>();
        foreach (var move in moves.OrderBy(move => move.Hold.Booking.HeldAt).ThenBy(move => move.Hold.Id))
        {
            foreach (var one in ladders.Move([new Relocation(move.Hold, move.Slot, [.. Places(move)])], turn.Now).News) news[one.Who.Id] = one;
            turn.Touch('B', move.Hold.Booking.Number);
        }
        foreach (var hold in holds) news.Remove(hold.Id);
        return await LadderVoice.Tell(turn, ladders, new LadderStep(null, [.. news.Values]), "The hold ahead of it moved with its date.", cancel, holds);
    }
}
