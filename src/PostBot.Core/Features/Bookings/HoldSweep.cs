using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>
/// Holds that end by themselves: warns before, and at the end gives the time to whom it goes. Each clock is one transaction of the one writer that
/// looks at it again first, so that it lapses once however many processes look; after downtime only its end counts, not the warnings that were missed.
/// </summary>
internal sealed class HoldSweep(Database database, Writer writer, Clock clock, LivingCards living, OutboxSignal relay, LocalNews news) : ISweep
{
    private const int Batch = 200;

    public string Name => "holds";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, token) => await db.HoldClocks.Where(row => row.State == HoldClockState.Running && row.NextAt > after).OrderBy(row => row.NextAt).Select(row => (Instant?)row.NextAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        var did = 0;
        while (true)
        {
            var now = clock.Now;
            var due = await database.Read((db, token) => db.HoldClocks.AsNoTracking().Where(row => row.State == HoldClockState.Running && row.NextAt <= now).OrderBy(row => row.NextAt).ThenBy(row => row.Id).Select(row => row.Id).Take(Batch).ToListAsync(token), cancel);
            foreach (var id in due) did += await writer.Write((session, token) => Take(session, id, clock.Now, token), cancel);
            if (due.Count < Batch) return did;
        }
    }

    private async Task<int> Take(WriteSession session, long clockId, Instant now, CancellationToken cancel)
    {
        var running = await session.Db.HoldClocks.FirstOrDefaultAsync(row => row.Id == clockId, cancel);
        if (running is not { State: HoldClockState.Running } || running.NextAt > now) return 0;
        var names = await session.Names.Of(session.Db, running.StudioId, cancel);
        var turn = new Turn(session.Db, names, Nobody(running.StudioId), new Incoming(Surface.Local, LocalRoom.Workspace, new Sender("", ""), new Place("", PlaceKind.Direct), "a hold's clock ran out"), now, session, line: null);
        await Lapses.Act(turn, running, cancel);
        session.Db.ChangeTracker.DetectChanges();
        session.Appended.Add(new AuditEntry
        {
            Id = session.NewId(),
            StudioId = running.StudioId,
            At = now,
            PersonId = turn.Asker.Id,
            Surface = Surface.Local,
            Verb = "lapse",
            Line = turn.Line,
            ProjectId = ChangeLog.Project(session.Db, session.Many),
            Changes = ChangeLog.Write(session.Db, session.Many),
            ToldPeople = turn.ToldPeople,
            UndoneById = turn.Asker.Id,
        });
        session.AfterCommit.Add(() =>
        {
            if (!session.Sends) return;
            relay.Wake();
            news.Tell();
        });
        if (turn.Touched.Count > 0) await living.Redraw(session, turn, new Card(turn.Line), new Answered(null, Public: false), cancel);
        await session.Db.SaveChangesAsync(cancel);
        return 1;
    }

    /// <summary>What happens by itself is nobody's own action: everyone it touches is told.</summary>
    private static Person Nobody(long studioId) => new() { Id = 0, StudioId = studioId, Name = "PostBot", Role = Role.Admin };
}
