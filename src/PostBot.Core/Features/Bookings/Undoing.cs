using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>The ladder after bookings were put back as they were: who waits, who is a hold again, who is first now.</summary>
internal static class Undoing
{
    public static async Task<IReadOnlyList<Line>> Settle(Turn turn, CancellationToken cancel)
    {
        var changed = turn.Db.ChangeTracker.Entries<Booking>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(entry => (entry.Entity, Gone: entry.State == EntityState.Deleted)).ToList();
        if (changed.Count == 0) return [];
        var roots = new List<Booked>();
        foreach (var (booking, _) in changed) roots.Add(new Booked(booking, await Claims(turn, booking.Id, cancel)));
        var ladders = await Ladder.Around(turn.Db, turn.Studio, roots, cancel);
        var lines = new List<Line>();
        foreach (var (booking, gone) in changed)
        {
            var own = ladders.Find(booking.Id)!;
            var step = gone ? ladders.Release(own) : ladders.Settle(own);
            lines.AddRange(await LadderVoice.Tell(turn, ladders, step, "A change ahead of it was taken back.", cancel));
        }
        return lines;
    }

    /// <summary>Also those that this very transaction removes or brings back.</summary>
    private static async Task<List<Claim>> Claims(Turn turn, long bookingId, CancellationToken cancel)
    {
        var stored = await turn.Db.Claims.Where(row => row.BookingId == bookingId).ToListAsync(cancel);
        return [.. stored.Concat(turn.Db.ChangeTracker.Entries<Claim>().Select(entry => entry.Entity).Where(claim => claim.BookingId == bookingId)).DistinctBy(claim => claim.Id).OrderBy(claim => claim.Id)];
    }
}
