using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Board;

/// <summary>A claim with what its booking says.</summary>
internal sealed record Shown(long ResourceId, Instant StartAt, Instant EndAt, BookingState State, Instant HeldAt, long ClaimId, Booking Booking)
{
    /// <summary>The session, without what its room needs before and after it.</summary>
    public Slot Slot => Booking.Slot;

    public Rung Rung => new(Booking.Id, new Slot(StartAt, EndAt), State, HeldAt, ClaimId);
}

/// <summary>What is booked on some resources in some days: one question, bounded on both sides and in number.</summary>
internal static class BoardRows
{
    public const int Most = 5_000;

    /// <param name="projects">Only of these productions; null for all.</param>
    public static async Task<(List<Shown> Found, bool Cut)> Load(PostBotDb db, IReadOnlyList<long> resources, IReadOnlyList<long>? projects, Instant start, Instant end, CancellationToken cancel)
    {
        var earliest = start - Slot.Longest;
        var ids = resources.ToList();
        var claims = db.Claims.AsNoTracking().Where(claim => ids.Contains(claim.ResourceId) && claim.StartAt < end && claim.StartAt > earliest && claim.EndAt > start && claim.State != BookingState.Released);
        var bookings = db.Bookings.AsNoTracking().AsQueryable();
        if (projects is not null)
        {
            var allowed = projects.ToList();
            bookings = bookings.Where(booking => allowed.Contains(booking.ProjectId));
        }
        var found = await claims.Join(bookings, claim => claim.BookingId, booking => booking.Id, (claim, booking) => new { claim, booking })
            .OrderBy(pair => pair.claim.StartAt).ThenBy(pair => pair.claim.Id).Take(Most + 1).ToListAsync(cancel);
        return ([.. found.Take(Most).Select(pair => new Shown(pair.claim.ResourceId, pair.claim.StartAt, pair.claim.EndAt, pair.claim.State, pair.claim.HeldAt, pair.claim.Id, pair.booking))], found.Count > Most);
    }

    /// <summary>Bars that overlap, on as few lanes as they need; what finds no lane shares the last one.</summary>
    public static BoardRow Row(string name, string kind, IEnumerable<BoardBar> bars)
    {
        var ends = new List<int>();
        var placed = new List<BoardBar>();
        foreach (var bar in bars.OrderBy(bar => bar.From).ThenByDescending(bar => bar.Until - bar.From))
        {
            var lane = ends.FindIndex(end => end <= bar.From);
            if (lane < 0 && ends.Count < BoardSheet.MostLanes)
            {
                lane = ends.Count;
                ends.Add(0);
            }
            if (lane < 0) lane = BoardSheet.MostLanes - 1;
            ends[lane] = Math.Max(ends[lane], bar.Until);
            placed.Add(bar with { Lane = lane });
        }
        return new BoardRow(name, kind, placed, ends.Count);
    }
}
