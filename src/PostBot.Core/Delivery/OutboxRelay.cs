using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>
/// Takes due messages from the outbox to their platforms. Rows are claimed for a while before they are sent, one at a time for each destination and in
/// order; destinations go side by side, so a slow or dead one stops no other. What a relay claimed and did not settle in that while has an unknown outcome.
/// <code>
/// Queued ──claim──► Sending ──arrived──► Sent
///    ▲                 ├──not now────► Queued, later
///    └─────edit────────┼──nobody knows, or its time is up──► Unknown for a post
///                      └──never──────► Failed
/// </code>
/// </summary>
internal sealed partial class OutboxRelay(Database database, Writer writer, IEnumerable<IChatSender> senders, Clock clock, TimeProvider real, Sealing sealing, Settling settling, ILogger<OutboxRelay> log) : IDisposable
{
    private const int Batch = 200;
    private const int SideBySide = 16;

    /// <summary>Longer than any send takes: a message of several pages at a slow platform.</summary>
    private static readonly Duration lease = Duration.FromMinutes(2);

    /// <summary>What is under way when the program stops may end: cut off, nobody would know whether it arrived.</summary>
    private static readonly TimeSpan lastWords = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Surface, IChatSender> senders = senders.ToDictionary(sender => sender.Surface);
    private readonly Pacing pacing = new(real);
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>After the last run: how long until pacing lets something go again; null when nothing waited.</summary>
    public TimeSpan? Wait { get; private set; }

    /// <summary>Sends what is due, as far as pacing allows now; returns how long until it is worth looking again, or null when nothing waits.</summary>
    public async Task<TimeSpan?> Run(CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            var now = clock.Now;
            var (due, abandoned) = await database.Read(async (db, token) => (await Due(db, now, token), await Abandoned(db, now).AnyAsync(token)), cancel);
            // Nothing of our own is in hand here, so it is another process's, or was ours before a crash.
            if (abandoned) return await GiveUp(cancel);
            var (batch, paced) = Free(due);
            if (batch.Count == 0) return Wait = paced;
            var claimed = await Claim(batch, cancel);
            using var sending = new CancellationTokenSource();
            await using var stopping = cancel.Register(() => sending.CancelAfter(lastWords));
            await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (row, _) => await SendOne(row, cancel, sending.Token));
            return TimeSpan.Zero;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>The first moment after <paramref name="after"/> at which a waiting row becomes due, or a claim ends; null when none does.</summary>
    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            var queued = await First(db, OutgoingState.Queued, after, token);
            var claimed = await First(db, OutgoingState.Sending, after, token);
            return queued is { } one && claimed is { } other ? Instant.Min(one, other) : queued ?? claimed;
        },
        cancel);

    private static Task<Instant?> First(PostBotDb db, OutgoingState state, Instant after, CancellationToken cancel) =>
        db.Outbox.Where(row => row.State == state && row.NextAt > after).OrderBy(row => row.NextAt).Select(row => (Instant?)row.NextAt).FirstOrDefaultAsync(cancel);

    /// <summary>A waiting row without its card: a long queue for one destination must not be read whole at every look.</summary>
    private sealed record Waiting(long Id, Destination To);

    private static Destination To(Outgoing row) => new(row.Surface, row.Workspace, row.Destination);

    /// <summary>The first row of each destination, among the rows that are due longest; where a few long queues fill that view, of every destination.</summary>
    private async Task<List<Waiting>> Due(PostBotDb db, Instant now, CancellationToken cancel)
    {
        var queued = db.Outbox.Where(row => row.State == OutgoingState.Queued && row.NextAt <= now);
        var longest = await Waitings(queued.OrderBy(row => row.NextAt).ThenBy(row => row.Id).Take(Batch), cancel);
        var heads = longest.DistinctBy(row => row.To).ToList();
        if (longest.Count < Batch || heads.Any(row => !pacing.IsHeld(row.To))) return heads;
        var ids = await queued.GroupBy(row => new { row.Surface, row.Workspace, row.Destination }).Select(group => group.Min(row => row.Id)).Take(50 * Batch).ToListAsync(cancel);
        var open = new List<Waiting>();
        foreach (var some in ids.Chunk(Batch).Select(chunk => chunk.ToList())) open.AddRange(await Waitings(db.Outbox.Where(row => some.Contains(row.Id)), cancel));
        return [.. open.Where(row => !pacing.IsHeld(row.To)).Take(Batch)];
    }

    private static Task<List<Waiting>> Waitings(IQueryable<Outgoing> rows, CancellationToken cancel) =>
        rows.Select(row => new Waiting(row.Id, new Destination(row.Surface, row.Workspace, row.Destination))).ToListAsync(cancel);

    /// <summary>Those that may go now, and how long until another may; null when none waits.</summary>
    private (List<Waiting> Batch, TimeSpan? Paced) Free(List<Waiting> due)
    {
        var batch = new List<Waiting>();
        TimeSpan? paced = null;
        foreach (var first in due)
        {
            var wait = senders.TryGetValue(first.To.Surface, out var sender) ? pacing.Take(first.To, sender.Pace) : TimeSpan.Zero;
            if (wait <= TimeSpan.Zero) batch.Add(first);
            else if (paced is null || wait < paced) paced = wait;
        }
        return (batch, paced);
    }

    private static IQueryable<Outgoing> Abandoned(PostBotDb db, Instant now) => db.Outbox.Where(row => row.State == OutgoingState.Sending && row.NextAt <= now);

    /// <summary>Their claim is over and nobody said how they ended. Edits are repeated, posts are shown as unknown.</summary>
    private Task<TimeSpan> GiveUp(CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            foreach (var row in await Abandoned(session.Db, clock.Now).ToListAsync(token)) await settling.Settle(session, row, new Unknown("PostBot stopped while sending"), token);
            await session.Db.SaveChangesAsync(token);
            return TimeSpan.Zero;
        },
        cancel);

    /// <summary>Marks the rows as in hand, so that no other process sends them; edits whose target is not sent yet wait, older edits of one message give way.</summary>
    private Task<List<Outgoing>> Claim(List<Waiting> batch, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            var claimed = new List<Outgoing>();
            foreach (var candidate in batch)
            {
                var row = await session.Db.Outbox.FirstOrDefaultAsync(row => row.Id == candidate.Id && row.State == OutgoingState.Queued, token);
                if (row is null || !await Ready(session.Db, row, token)) continue;
                row.State = OutgoingState.Sending;
                row.NextAt = clock.Now + lease;
                row.Attempts++;
                claimed.Add(row);
            }
            await session.Db.SaveChangesAsync(token);
            return claimed;
        },
        cancel);

    private async Task<bool> Ready(PostBotDb db, Outgoing row, CancellationToken cancel)
    {
        if (row.Target is not { } target) return true;
        var newer = await db.Outbox.AnyAsync(other => other.Target == target && other.Id > row.Id && other.State == OutgoingState.Queued, cancel);
        if (newer)
        {
            row.State = OutgoingState.Superseded;
            return false;
        }
        var posted = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(other => other.Id == target, cancel);
        if (posted is null || posted.State is OutgoingState.Failed or OutgoingState.Unknown || (posted.State == OutgoingState.Sent && posted.MessageId is null))
        {
            row.State = OutgoingState.Superseded;
            row.Error = "the message it edits never arrived";
            return false;
        }
        if (posted.State != OutgoingState.Sent)
        {
            row.NextAt = clock.Now + Duration.FromSeconds(2);
            return false;
        }
        (row.MessageId, row.Channel, row.Thread, row.ServiceUrl) = (posted.MessageId, posted.Channel, posted.Thread, posted.ServiceUrl ?? row.ServiceUrl);
        return true;
    }

    private async Task SendOne(Outgoing row, CancellationToken stopping, CancellationToken cancel)
    {
        var outcome = stopping.IsCancellationRequested ? new Later(TimeSpan.Zero, "PostBot stopped before it went out")
            : senders.TryGetValue(row.Surface, out var sender) ? await Send(sender, row, cancel)
            : new Refused(RefusedBecause.Token, $"{row.Surface} is not configured");
        if (outcome is Later { After: { } pause }) pacing.Pause(To(row), pause);
        await writer.Write(
            async (session, token) =>
            {
                var current = await session.Db.Outbox.FindAsync([row.Id], token);
                if (current is not null) await settling.Settle(session, current, outcome, token);
                await session.Db.SaveChangesAsync(token);
                return true;
            },
            CancellationToken.None);
    }

    private async Task<SendOutcome> Send(IChatSender sender, Outgoing row, CancellationToken cancel)
    {
        var isPerson = row.Channel is null || (row.PersonId is not null && row.Destination != row.Channel);
        var file = row.File is { } id ? await database.Read((db, token) => KeptFiles.Find(db, id, token), cancel) : null;
        var message = new OutgoingMessage(row.Id, row.Workspace, row.Kind, row.Channel, isPerson ? row.Destination : null, CardJson.Read(row.Card))
        {
            File = file is null ? null : new OutgoingFile(row.File!, file.Name, file.Bytes),
            Page = row.Page,
            Thread = row.Thread,
            MessageId = row.MessageId,
            ServiceUrl = row.ServiceUrl,
            ResponseUrl = row.ResponseUrl is null ? null : sealing.Open(row.ResponseUrl),
            ReaderZone = await ReaderZone(row, cancel),
            Now = clock.Now,
        };
        try
        {
            return await sender.Send(message, cancel);
        }
        // A sender that breaks breaks its own message, not the relay.
#pragma warning disable CA1031
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Broke(log, row.Id, row.Surface, problem);
            return new Unknown("our own error while sending");
        }
    }

    private async Task<DateTimeZone?> ReaderZone(Outgoing row, CancellationToken cancel)
    {
        if (row.PersonId is not { } reader) return null;
        var zone = await database.Read((db, token) => db.People.Where(person => person.Id == reader).Select(person => person.Zone).FirstOrDefaultAsync(token), cancel);
        return zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
    }

    [LoggerMessage(1, LogLevel.Error, "Message {Id} to {Surface} broke its sender.")]
    private static partial void Broke(ILogger log, long id, Surface surface, Exception problem);
}
