using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>
/// Sends the nudges that are due, and once something is past due plans the next morning's. What is no longer worth saying is skipped: the thing is
/// done, or a later nudge of it is due as well. Claiming and queueing are one transaction of the one writer, so that each nudge goes out once however
/// many processes look.
/// </summary>
internal sealed class NudgeSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    /// <summary>Small, since commands wait behind a batch.</summary>
    private const int Batch = 250;

    /// <summary>From so many at once on, each is said as briefly as it can be.</summary>
    private const int Flood = 25;

    private static readonly Duration tooLate = Duration.FromDays(1);

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
        var planned = await Planned(session.Db, due.ConvertAll(row => row.deadline.Id), cancel);
        var hours = await Hours(session.Db, [.. due.Select(row => row.nudge.StudioId).Distinct()], cancel);
        var studios = new Dictionary<long, Names>();
        async Task<Names> Of(long studio) => studios.TryGetValue(studio, out var known) ? known : studios[studio] = await session.Names.Of(session.Db, studio, cancel);
        var attending = await Attending.Now(session.Db, Of, now, cancel);
        foreach (var row in due)
        {
            var names = await Of(row.nudge.StudioId);
            var others = planned[row.deadline.Id].Where(other => other.Id != row.nudge.Id && Nudging.Above(other.Step) is null).ToList();
            var one = new NudgeSending(session, names, row.deadline, person => Nudging.Hours(names, person, hours.GetValueOrDefault(person.Id)), attending, due.Count > Flood, now);
            row.nudge.State = await Send(one, row.nudge, others.Any(other => other.State == NudgeState.Planned && other.FireAt <= now && (other.FireAt, other.Id).CompareTo((row.nudge.FireAt, row.nudge.Id)) > 0), cancel);
            if (row.nudge.State is NudgeState.Sent or NudgeState.Skipped && Nudging.Above(row.nudge.Step) is null && others.All(other => other.State != NudgeState.Planned || other.Step != Nudging.Late)) planned[row.deadline.Id].Add(one.PlanNext());
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

    /// <summary>Every nudge of these deadlines, tracked. The state is looked at later: asked for in the query, it leads SQLite to the index of all that is due.</summary>
    private static async Task<Dictionary<long, List<Nudge>>> Planned(PostBotDb db, List<long> deadlines, CancellationToken cancel)
    {
        var ids = deadlines.Distinct().ToList();
        var nudges = await db.Nudges.Where(nudge => ids.Contains(nudge.DeadlineId)).ToListAsync(cancel);
        return nudges.GroupBy(nudge => nudge.DeadlineId).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>Of everybody in these studios who has some: a nudge may go to whoever covers, set it or coordinates.</summary>
    private static Task<Dictionary<long, PersonalHours>> Hours(PostBotDb db, List<long> studios, CancellationToken cancel) =>
        db.PersonalHours.AsNoTracking().Where(row => studios.Contains(row.StudioId) && row.QuietFrom != null).ToDictionaryAsync(row => row.PersonId, cancel);

    private static async Task<NudgeState> Send(NudgeSending one, Nudge nudge, bool newer, CancellationToken cancel)
    {
        var deadline = one.Deadline;
        if (deadline.State != DeadlineState.Open) return NudgeState.Cancelled;
        var late = one.Now > deadline.DueAt;
        if (Nudging.Above(nudge.Step) is { } level)
        {
            if (one.IsQuiet || !late) return NudgeState.Skipped;
            if (one.TellAbove(level, one.Recipient()?.Id, nudge.FireAt) is not { } then) return NudgeState.Sent;
            nudge.FireAt = then;
            return NudgeState.Planned;
        }
        // A service that was down says the newest thing once.
        if (one.IsQuiet || newer || (nudge.Step != Nudging.Late && one.Now - Instant.Max(deadline.DueAt, nudge.FireAt) > tooLate)) return NudgeState.Skipped;
        if (deadline.BlockedBy is not null && !late && nudge.Step != SnoozeCommand.Step) return NudgeState.Skipped;
        if (one.Recipient() is not { } person) return NudgeState.Skipped;
        if (one.Shifted(person, nudge.FireAt) is { } later)
        {
            nudge.FireAt = later;
            return NudgeState.Planned;
        }
        if (!await one.Tell(person, cancel)) return NudgeState.Skipped;
        if (late) await one.Escalate(person, nudge.FireAt, cancel);
        return NudgeState.Sent;
    }
}
