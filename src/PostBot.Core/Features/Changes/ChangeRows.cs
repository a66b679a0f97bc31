using Microsoft.EntityFrameworkCore;
using PostBot.Core.Storage;
using PostBot.Domain;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Changes;

/// <summary>The rows that changed as they are now; what is gone again is not among them.</summary>
internal sealed class ChangeRows
{
    public Dictionary<long, Step> Steps { get; private set; } = [];

    public Dictionary<long, Booking> Bookings { get; private set; } = [];

    /// <summary>By booking.</summary>
    public ILookup<long, Claim> Claims { get; private set; } = Array.Empty<Claim>().ToLookup(claim => claim.BookingId);

    public Dictionary<long, Deadline> Deadlines { get; private set; } = [];

    public Dictionary<long, Round> Rounds { get; private set; } = [];

    public Dictionary<long, Note> Notes { get; private set; } = [];

    public Dictionary<long, Cut> Cuts { get; private set; } = [];

    public Dictionary<long, Turnover> Turnovers { get; private set; } = [];

    public Dictionary<long, Broadcast> Broadcasts { get; private set; } = [];

    public static async Task<ChangeRows> Load(PostBotDb db, IReadOnlyList<ChangedThing> things, CancellationToken cancel)
    {
        var rows = new ChangeRows
        {
            Steps = await Of<Step>(db, things, cancel),
            Bookings = await Of<Booking>(db, things, cancel),
            Deadlines = await Of<Deadline>(db, things, cancel),
            Notes = await Of<Note>(db, things, cancel),
            Cuts = await Of<Cut>(db, things, cancel),
            Turnovers = await Of<Turnover>(db, things, cancel),
            Broadcasts = await Of<Broadcast>(db, things, cancel),
        };
        var rounds = rows.Notes.Values.Select(note => note.RoundId).Concat(things.Where(thing => thing.Row == nameof(Round)).Select(thing => thing.Id)).Distinct();
        rows.Rounds = await ById<Round>(db, rounds, cancel);
        var claims = new List<Claim>();
        foreach (var ids in rows.Bookings.Keys.Chunk(500).Select(chunk => chunk.ToList()))
            claims.AddRange(await db.Claims.AsNoTracking().Where(claim => ids.Contains(claim.BookingId)).OrderBy(claim => claim.Id).ToListAsync(cancel));
        rows.Claims = claims.ToLookup(claim => claim.BookingId);
        return rows;
    }

    private static Task<Dictionary<long, TRow>> Of<TRow>(PostBotDb db, IReadOnlyList<ChangedThing> things, CancellationToken cancel)
        where TRow : class, IStudioRow => ById<TRow>(db, things.Where(thing => thing.Row == typeof(TRow).Name).Select(thing => thing.Id), cancel);

    private static async Task<Dictionary<long, TRow>> ById<TRow>(PostBotDb db, IEnumerable<long> wanted, CancellationToken cancel)
        where TRow : class, IStudioRow
    {
        var found = new Dictionary<long, TRow>();
        foreach (var ids in wanted.Chunk(500).Select(chunk => chunk.ToList()))
            foreach (var row in await db.Set<TRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel)) found[row.Id] = row;
        return found;
    }
}
