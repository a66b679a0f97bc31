using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Schedules;

/// <summary>
/// Reminds reviewers of notes that are due and authors of questions they owe an answer, and coordinators of those of people outside the studio. What was said is a notice beside the message, in one
/// transaction of the one writer: once, however many processes look, and after downtime only the newest. It ends when the notes are in or the round is.
/// </summary>
internal sealed class RoundSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    private const int Batch = 50;

    /// <summary>What was asked longer ago is not taken up again.</summary>
    private static readonly Duration recent = Duration.FromDays(14);

    private bool caughtUp;

    public string Name => "rounds";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        (db, token) => db.RoundWatches.Where(row => row.LookAt > after).OrderBy(row => row.LookAt).Select(row => (Instant?)row.LookAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        if (!caughtUp) await CatchUp(cancel);
        var now = clock.Now;
        if (!await database.Read((db, token) => db.RoundWatches.AnyAsync(row => row.LookAt <= now, token), cancel)) return 0;
        var did = 0;
        for (var taken = Batch; taken == Batch; did += taken) taken = await writer.Write((session, token) => Take(session, clock.Now, token), cancel);
        return did;
    }

    /// <summary>Rounds from before anybody watched them.</summary>
    private async Task CatchUp(CancellationToken cancel)
    {
        await writer.Write(
            async (session, token) =>
            {
                var unseen = await session.Db.Rounds.AsNoTracking().Where(row => row.State == RoundState.Open && row.DueAt != null && !session.Db.RoundWatches.Any(watch => watch.RoundId == row.Id)).ToListAsync(token);
                var since = clock.Now - recent;
                unseen.AddRange(await session.Db.NoteReplies.Where(reply => reply.WrittenAt > since && EF.Functions.Like(reply.Words, "%?%")).Join(session.Db.Notes.Where(note => note.State == NoteState.Open), reply => reply.NoteId, note => note.Id, (_, note) => note.RoundId)
                    .Join(session.Db.Rounds.AsNoTracking().Where(row => !session.Db.RoundWatches.Any(watch => watch.RoundId == row.Id)), id => id, row => row.Id, (_, row) => row).Distinct().ToListAsync(token));
                foreach (var round in unseen.DistinctBy(row => row.Id)) session.Db.Add(new RoundWatch { RoundId = round.Id, StudioId = round.StudioId, LookAt = clock.Now });
                await session.Db.SaveChangesAsync(token);
                return unseen.Count;
            },
            cancel);
        caughtUp = true;
    }

    private async Task<int> Take(WriteSession session, Instant now, CancellationToken cancel)
    {
        var due = await session.Db.RoundWatches.Where(row => row.LookAt <= now).OrderBy(row => row.LookAt).Take(Batch).ToListAsync(cancel);
        var studios = new Dictionary<long, Names>();
        async Task<Names> Of(long studio) => studios.TryGetValue(studio, out var known) ? known : studios[studio] = await session.Names.Of(session.Db, studio, cancel);
        var attending = await Attending.Now(session.Db, Of, now, cancel);
        foreach (var watch in due)
        {
            var round = await session.Db.Rounds.AsNoTracking().FirstOrDefaultAsync(row => row.Id == watch.RoundId, cancel);
            var next = round is { State: RoundState.Open, DueAt: { } dueAt } ? await new RoundNudging(session, await Of(round.StudioId), round, dueAt, attending, now).Look(cancel) : null;
            var asked = round is not null ? await new QuestionNudging(session, await Of(round.StudioId), round, attending, now).Look(cancel) : null;
            if ((next is null || asked < next ? asked : next) is { } again) watch.LookAt = again;
            else session.Db.Remove(watch);
        }
        session.AfterCommit.Add(() =>
        {
            if (!session.Sends) return;
            relay.Wake();
            news.Tell();
        });
        await session.Db.SaveChangesAsync(cancel);
        return due.Count;
    }
}
