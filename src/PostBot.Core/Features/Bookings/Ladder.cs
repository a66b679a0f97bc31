using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Bookings;

/// <summary>Bookings with the ladders they stand in, tracked, so that a step on them is what is saved.</summary>
internal static class Ladder
{
    /// <summary>How far a step reaches: what it touches, what stands behind that, and what decides how that stands.</summary>
    private const int Reach = 3;

    /// <summary>The booking and its claims, tracked; null when it does not exist or the asker may not see it.</summary>
    public static async Task<(Booking? Booking, List<Claim> Claims)> Find(Turn turn, ShortId id, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var number = id.Number;
        var booking = await turn.Db.Bookings.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (booking is null || !Policy.Sees(turn.Asker, booking.ProjectId, turn.Names)) return (null, []);
        return (booking, await turn.Db.Claims.Where(row => row.BookingId == booking.Id).OrderBy(row => row.Id).ToListAsync(cancel));
    }

    public static async Task<Booked?> Booked(Turn turn, ShortId id, CancellationToken cancel) =>
        await Find(turn, id, cancel) is ({ } booking, var claims) ? new Booked(booking, claims) : null;

    /// <summary>The ladders around some bookings, and around the places some of them may go to.</summary>
    public static async Task<Ladders> Around(PostBotDb db, Studio studio, IReadOnlyList<Booked> roots, CancellationToken cancel, params IEnumerable<(long ResourceId, Slot Slot)> places)
    {
        var known = roots.ToDictionary(booked => booked.Id);
        var edge = new List<Booked>(roots);
        foreach (var group in roots.Select(booked => booked.Booking.OptionGroup).OfType<long>().Distinct()) edge.AddRange(await Options(db, known, group, cancel));
        var wanted = new HashSet<long>();
        foreach (var (resourceId, slot) in places) wanted.UnionWith((await Claims.Touching(db, resourceId, slot, cancel)).Select(claim => claim.BookingId));
        edge.AddRange(await Load(db, known, wanted, cancel));
        for (var step = 0; step < Reach && edge.Count > 0; step++)
        {
            wanted.Clear();
            foreach (var claim in edge.SelectMany(booked => booked.Claims)) wanted.UnionWith((await Claims.Touching(db, claim.ResourceId, new Slot(claim.StartAt, claim.EndAt), cancel)).Select(other => other.BookingId));
            edge = await Load(db, known, wanted, cancel);
        }
        return new Ladders(known.Values, studio.LowerHoldsWait);
    }

    /// <summary>Tracked bookings by their row ids.</summary>
    public static async Task<List<Booked>> Load(PostBotDb db, IReadOnlyCollection<long> bookingIds, CancellationToken cancel) => await Load(db, [], bookingIds, cancel);

    public static void Set(Booking booking, IEnumerable<Claim> claims, BookingState state)
    {
        booking.State = state;
        foreach (var claim in claims) claim.State = state;
    }

    private static async Task<List<Booked>> Options(PostBotDb db, Dictionary<long, Booked> known, long group, CancellationToken cancel) =>
        await Load(db, known, await db.Bookings.Where(row => row.OptionGroup == group && row.State != BookingState.Released).Select(row => row.Id).ToListAsync(cancel), cancel);

    private static async Task<List<Booked>> Load(PostBotDb db, Dictionary<long, Booked> known, IReadOnlyCollection<long> wanted, CancellationToken cancel)
    {
        var ids = wanted.Where(id => !known.ContainsKey(id)).ToList();
        if (ids.Count == 0) return [];
        var bookings = await BookingRows.Bookings(db, ids).ToListAsync(cancel);
        var claims = (await BookingRows.ClaimsOf(db, ids).OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(claim => claim.BookingId);
        var loaded = bookings.ConvertAll(booking => new Booked(booking, [.. claims[booking.Id]]));
        foreach (var booked in loaded) known[booked.Id] = booked;
        return loaded;
    }
}
