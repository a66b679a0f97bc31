using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;

namespace PostBot.Core.Delivery;

/// <summary>
/// Takes due messages from the outbox to their platforms. Rows are claimed before they are sent, one at a time for each destination and in
/// order; destinations go side by side, so a slow or dead one stops no other. A row found claimed after a crash has an unknown outcome.
/// </summary>
internal sealed partial class OutboxRelay(Database database, Writer writer, IEnumerable<IChatSender> senders, Clock clock, TimeProvider real, Sealing sealing, ILogger<OutboxRelay> log) : IDisposable
{
    private const int Batch = 200;
    private const int MostAttempts = 12;
    private const int SideBySide = 16;

    /// <summary>What is under way when the program stops may end: cut off, nobody would know whether it arrived.</summary>
    private static readonly TimeSpan lastWords = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Surface, IChatSender> senders = senders.ToDictionary(sender => sender.Surface);
    private readonly ConcurrentDictionary<Destination, long> freeAt = new();
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
            var due = await database.Read((db, token) => Due(db, now, token), cancel);
            var paced = TimeSpan.MaxValue;
            var batch = new List<Waiting>();
            foreach (var first in due.DistinctBy(row => row.To))
            {
                var wait = WaitFor(first);
                if (wait > TimeSpan.Zero) paced = wait < paced ? wait : paced;
                else batch.Add(first);
            }
            if (batch.Count > 0)
            {
                var claimed = await Claim(batch, cancel);
                using var sending = new CancellationTokenSource();
                await using var stopping = cancel.Register(() => sending.CancelAfter(lastWords));
                await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (row, _) => await SendOne(row, cancel, sending.Token));
                return TimeSpan.Zero;
            }
            return Wait = paced == TimeSpan.MaxValue ? null : paced;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>After a start: what a crash left in hand may or may not have arrived. Edits are repeated, posts are shown as unknown.</summary>
    public Task<int> Recover(CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            var rows = await session.Db.Outbox.Where(row => row.State == OutgoingState.Sending).ToListAsync(token);
            foreach (var row in rows) Unsure(row, "PostBot stopped while sending");
            await session.Db.SaveChangesAsync(token);
            return rows.Count;
        },
        cancel);

    /// <summary>The first moment after <paramref name="after"/> at which a waiting row becomes due; null when none does.</summary>
    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, token) => await db.Outbox.Where(row => row.State == OutgoingState.Queued && row.NextAt > after).OrderBy(row => row.NextAt).Select(row => (Instant?)row.NextAt).FirstOrDefaultAsync(token), cancel);

    /// <summary>A waiting row without its card: a long queue for one destination must not be read whole at every look.</summary>
    private sealed record Waiting(long Id, Destination To);

    private readonly record struct Destination(Surface Surface, string Workspace, string Name);

    private static Destination To(Outgoing row) => new(row.Surface, row.Workspace, row.Destination);

    private static async Task<List<Waiting>> Due(PostBotDb db, Instant now, CancellationToken cancel) => await db.Outbox
        .Where(row => row.State == OutgoingState.Queued && row.NextAt <= now)
        .OrderBy(row => row.NextAt).ThenBy(row => row.Id).Take(Batch)
        .Select(row => new Waiting(row.Id, new Destination(row.Surface, row.Workspace, row.Destination))).ToListAsync(cancel);

    private TimeSpan WaitFor(Waiting row) =>
        freeAt.TryGetValue(row.To, out var at) && at > real.GetTimestamp() ? real.GetElapsedTime(real.GetTimestamp(), at) : TimeSpan.Zero;

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
        SendOutcome outcome;
        if (stopping.IsCancellationRequested)
        {
            outcome = new Later(TimeSpan.Zero, "PostBot stopped before it went out");
        }
        else if (!senders.TryGetValue(row.Surface, out var sender))
        {
            outcome = new Refused(RefusedBecause.Token, $"{row.Surface} is not configured");
        }
        else
        {
            freeAt[To(row)] = real.GetTimestamp() + (long)(sender.Pace.TotalSeconds * real.TimestampFrequency);
            outcome = await Send(sender, row, cancel);
        }
        await writer.Write(
            async (session, token) =>
            {
                var current = await session.Db.Outbox.FindAsync([row.Id], token);
                if (current is not null) await Settle(session, current, outcome, token);
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

    private async Task Settle(WriteSession session, Outgoing row, SendOutcome outcome, CancellationToken cancel)
    {
        var now = clock.Now;
        switch (outcome)
        {
            case Sent sent:
                row.State = OutgoingState.Sent;
                row.SentAt = now;
                row.Error = null;
                if (row.Kind == SendKind.Post) (row.MessageId, row.Channel, row.Thread) = (sent.MessageId, sent.Channel ?? row.Channel, row.Thread ?? sent.Thread);
                await Learn(session, row, cancel);
                await Receipt(session.Db, row, RecipientState.Sent, "", now, cancel);
                break;
            case Later later when row.Attempts < MostAttempts:
                row.State = OutgoingState.Queued;
                row.NextAt = now + (later.After is { } after ? Duration.FromTimeSpan(after) : BackOff(row.Attempts));
                row.Error = later.Why;
                if (later.After is { } pause) freeAt[To(row)] = real.GetTimestamp() + (long)(pause.TotalSeconds * real.TimestampFrequency);
                break;
            case Later later:
                await Fail(session, row, $"gave up after {row.Attempts} attempts: {later.Why}", cancel);
                break;
            case Unknown unknown:
                Unsure(row, unknown.Why);
                if (row.State == OutgoingState.Unknown) await Receipt(session.Db, row, RecipientState.Failed, "may not have arrived", now, cancel);
                break;
            case Refused refused:
                var why = refused.Advice ?? refused.Why;
                await Fail(session, row, why, cancel);
                if (refused.Because == RefusedBecause.Destination) await Unreach(session, row, why, cancel);
                if (refused.Because == RefusedBecause.Token) await Undelivered.ToWorkspace(session, row, why, now, cancel);
                break;
            default:
                throw new InvalidOperationException($"No rule for {outcome.GetType().Name}.");
        }
    }

    /// <summary>1 s, 2 s, 4 s … at most ten minutes.</summary>
    private static Duration BackOff(int attempts) => Duration.FromSeconds(Math.Min(600, Math.Pow(2, attempts - 1)));

    private async Task Fail(WriteSession session, Outgoing row, string why, CancellationToken cancel)
    {
        row.State = OutgoingState.Failed;
        row.Error = Typed.Shorten(why, 300);
        Failed(log, row.Id, row.Surface, why);
        await Receipt(session.Db, row, RecipientState.Failed, why, clock.Now, cancel);
    }

    /// <summary>Repeating an edit is harmless; repeating a post could double it.</summary>
    private static void Unsure(Outgoing row, string why)
    {
        row.State = row.Kind is SendKind.Post or SendKind.Respond or SendKind.RespondBeside ? OutgoingState.Unknown : OutgoingState.Queued;
        row.Error = why;
    }

    /// <summary>A direct message told us the person's channel: next time it is known.</summary>
    private static async Task Learn(WriteSession session, Outgoing row, CancellationToken cancel)
    {
        if (row.PersonId is not { } person || row.Channel is null || row.Kind != SendKind.Post) return;
        var identity = await session.Db.Identities.FirstOrDefaultAsync(
            known => known.PersonId == person && known.Surface == row.Surface && known.Workspace == row.Workspace && known.ExternalId == row.Destination, cancel);
        if (identity is null || (identity.DirectChannel == row.Channel && identity.UnreachableWhy is null)) return;
        identity.DirectChannel = row.Channel;
        identity.UnreachableWhy = null;
        if (await session.Db.Studios.FindAsync([row.StudioId], cancel) is { } studio) Outbox.Renew(session.Db, studio);
    }

    private async Task Unreach(WriteSession session, Outgoing row, string why, CancellationToken cancel)
    {
        var identity = row.PersonId is { } person ? await session.Db.Identities.FirstOrDefaultAsync(known => known.PersonId == person && known.Surface == row.Surface && known.ExternalId == row.Destination, cancel) : null;
        var channel = row.PersonId is null ? await session.Db.Channels.FirstOrDefaultAsync(known => known.Surface == row.Surface && known.Workspace == row.Workspace && known.ExternalId == row.Channel, cancel) : null;
        if (identity is not null) identity.UnreachableWhy = why;
        else if (channel is not null)
        {
            // Names are read anew below, so whoever is told is told of the channel as it was known.
            if (channel.UnreachableWhy is null) await Undelivered.ToChannel(session, row, channel, why, clock.Now, cancel);
            channel.UnreachableWhy = why;
        }
        else return;
        if (await session.Db.Studios.FindAsync([row.StudioId], cancel) is { } studio) Outbox.Renew(session.Db, studio);
    }

    private static async Task Receipt(PostBotDb db, Outgoing row, RecipientState state, string remark, Instant now, CancellationToken cancel)
    {
        if (row.RecipientId is not { } id || row.Kind != SendKind.Post) return;
        var recipient = await db.Recipients.FindAsync([id], cancel);
        // Someone may have acknowledged before we heard that it was sent.
        if (recipient is null || recipient.State is not (RecipientState.Queued or RecipientState.Sent)) return;
        recipient.State = state;
        recipient.Remark = remark;
        // The author's card counts by name: it follows, at most once for each look of the sweep.
        if (await db.Broadcasts.FindAsync([recipient.BroadcastId], cancel) is { RefreshAt: null } broadcast) broadcast.RefreshAt = now;
    }

    [LoggerMessage(1, LogLevel.Error, "Message {Id} to {Surface} broke its sender.")]
    private static partial void Broke(ILogger log, long id, Surface surface, Exception problem);

    [LoggerMessage(2, LogLevel.Warning, "Message {Id} to {Surface} failed: {Why}")]
    private static partial void Failed(ILogger log, long id, Surface surface, string why);
}
