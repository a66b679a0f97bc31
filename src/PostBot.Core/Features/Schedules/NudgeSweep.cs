using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>
/// Sends the nudges that are due. What is no longer worth saying is skipped: the thing is done, late by over a day, or a later nudge of it is due
/// as well. Claiming and queueing are one transaction of the one writer, so that each nudge goes out once however many processes look.
/// </summary>
internal sealed class NudgeSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    /// <summary>Small, since commands wait behind a batch.</summary>
    private const int Batch = 250;

    private static readonly Duration tooLate = Duration.FromDays(1);

    private static readonly Duration prompt = Duration.FromMinutes(10);

    public string Name => "nudges";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, token) => await db.Nudges.Where(row => row.State == NudgeState.Planned && row.FireAt > after).OrderBy(row => row.FireAt).Select(row => (Instant?)row.FireAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        // Idle sweeps leave the writer alone.
        if (await NextDue(Instant.FromUnixTimeTicks(0), cancel) is not { } due || due > clock.Now) return 0;
        var did = 0;
        for (var taken = Batch; taken == Batch; did += taken) taken = await writer.Write((session, token) => Take(session, clock.Now, token), cancel);
        return did;
    }

    private async Task<int> Take(WriteSession session, Instant now, CancellationToken cancel)
    {
        var due = await session.Db.Nudges
            .Where(nudge => nudge.State == NudgeState.Planned && nudge.FireAt <= now)
            .OrderBy(nudge => nudge.FireAt).ThenBy(nudge => nudge.Id).Take(Batch)
            .Join(session.Db.Deadlines, nudge => nudge.DeadlineId, deadline => deadline.Id, (nudge, deadline) => new { nudge, deadline }).ToListAsync(cancel);
        var newest = await Newest(session.Db, due.ConvertAll(row => row.deadline.Id), now, cancel);
        var studios = new Dictionary<long, Names>();
        foreach (var row in due)
        {
            if (!studios.TryGetValue(row.nudge.StudioId, out var names)) studios[row.nudge.StudioId] = names = await session.Names.Of(session.Db, row.nudge.StudioId, cancel);
            row.nudge.State = Send(session, names, row.nudge, row.deadline, newest[row.deadline.Id] != row.nudge.Id, now);
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

    /// <summary>The last of the nudges that are due, for each deadline. The state is looked at here: asked for in the query, it leads SQLite to the index of all that is due.</summary>
    private static async Task<Dictionary<long, long>> Newest(PostBotDb db, List<long> deadlines, Instant now, CancellationToken cancel)
    {
        var ids = deadlines.Distinct().ToList();
        var nudges = await db.Nudges.AsNoTracking().Where(nudge => ids.Contains(nudge.DeadlineId)).ToListAsync(cancel);
        return nudges.Where(nudge => nudge.State == NudgeState.Planned && nudge.FireAt <= now).GroupBy(nudge => nudge.DeadlineId)
            .ToDictionary(group => group.Key, group => group.OrderBy(nudge => nudge.FireAt).ThenBy(nudge => nudge.Id).Last().Id);
    }

    private static NudgeState Send(WriteSession session, Names names, Nudge nudge, Deadline deadline, bool newer, Instant now)
    {
        if (deadline.State != DeadlineState.Open) return NudgeState.Cancelled;
        if (names.Project(deadline.ProjectId).Archived) return NudgeState.Skipped;
        if (newer || now - Instant.Max(deadline.DueAt, nudge.FireAt) > tooLate) return NudgeState.Skipped;
        if (Recipient(names, deadline, now) is not { } person) return NudgeState.Skipped;
        if (Shifted(Moments.Hours(names, person), nudge.FireAt, now) is { } later)
        {
            nudge.FireAt = later;
            return NudgeState.Planned;
        }
        var card = DeadlineCard.Draw(new View(session.Db, names, person, now), deadline, [], DeadlineCard.NudgeFace);
        if (deadline.OwnerId is { } owner && Covering.For(names, owner, now)?.Id == person.Id) card = card.With(new Cards.Small($"You cover for {names.Person(owner).Name}."));
        return Outbox.ToPerson(session, names, person, card, now, DeadlineCard.NudgeFace) is null ? NudgeState.Sent : NudgeState.Skipped;
    }

    /// <summary>When it goes out instead, for a holiday or quiet hours that came after it was planned or a service that was down until the evening: later, never lost. Null for now.</summary>
    private static Instant? Shifted(WorkingTime hours, Instant fireAt, Instant now)
    {
        // What was planned for six sharp is looked at a moment after six.
        if (hours.Holds(now - fireAt < prompt ? fireAt : now)) return null;
        return hours.AtOrAfter(now) is var later && later > now ? later : null;
    }

    /// <summary>The owner, or whoever covers for them; for a client or a vendor, whom PostBot does not press by itself, a coordinator of the production. Null when nobody can be reached.</summary>
    private static Person? Recipient(Names names, Deadline deadline, Instant now)
    {
        if (deadline.OwnerId is not { } ownerId || names.FindPerson(ownerId) is not { } owner) return null;
        if (Policy.IsInside(owner)) return Covered(names, owner, now);
        return Policy.Holders(Role.Coordinator, names, deadline.ProjectId).Select(person => Covered(names, person, now)).FirstOrDefault(person => person is not null);
    }

    private static Person? Covered(Names names, Person person, Instant now) =>
        Covering.For(names, person.Id, now) is { } deputy && Reached(names, deputy) ? deputy : Reached(names, person) ? person : null;

    private static bool Reached(Names names, Person person) => names.IdentitiesOf(person.Id).Any(identity => identity.UnreachableWhy is null);
}
