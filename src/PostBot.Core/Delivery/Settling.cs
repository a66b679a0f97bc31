using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;

namespace PostBot.Core.Delivery;

/// <summary>What becomes of a message by how its sending ended, and who hears of it: its receipt, its sender, the people who look after the channel or the workspace.</summary>
internal sealed partial class Settling(Clock clock, IEnumerable<ISubjectCard> subjects, ILogger<OutboxRelay> log)
{
    private const int MostAttempts = 12;

    /// <summary>Sent once and shown as failed are the only two ends; this writes one of them, or when to try again.</summary>
    public async Task Settle(WriteSession session, Outgoing row, SendOutcome outcome, CancellationToken cancel)
    {
        // Whoever had it when its claim ran out may still come and say that it arrived; nothing else counts any more by then.
        if (row.State is OutgoingState.Sent or OutgoingState.Superseded || (row.State != OutgoingState.Sending && outcome is not Sent)) return;
        var now = clock.Now;
        switch (outcome)
        {
            case Sent sent:
                row.State = OutgoingState.Sent;
                row.SentAt = now;
                row.Error = null;
                if (row.Kind == SendKind.Post) (row.MessageId, row.Channel, row.Thread) = (sent.MessageId, sent.Channel ?? row.Channel, row.Thread ?? sent.Thread);
                if (sent.Rest is { } rest) Outbox.Continue(session, row, rest, now);
                await Learn(session, row, cancel);
                await Receipt(session.Db, row, RecipientState.Sent, "", now, cancel);
                break;
            case Later later when row.Attempts < MostAttempts:
                row.State = OutgoingState.Queued;
                row.NextAt = now + (later.After is { } after ? Duration.FromTimeSpan(after) : BackOff(row.Attempts));
                row.Error = later.Why;
                if (later.MayHaveArrived && IsPost(row)) row.Doubts++;
                break;
            case Later later:
                await Fail(session, row, $"gave up after {row.Attempts} attempts: {later.Why}", cancel);
                break;
            case Unknown unknown when IsPost(row):
                (row.State, row.NextAt, row.Error) = (OutgoingState.Unknown, now, unknown.Why);
                await Receipt(session.Db, row, RecipientState.Failed, "may not have arrived", now, cancel);
                await Undelivered.ToSender(session, row, now, cancel);
                break;
            case Unknown unknown when row.Attempts >= MostAttempts:
                await Fail(session, row, $"gave up after {row.Attempts} attempts: {unknown.Why}", cancel);
                break;
            case Unknown unknown:
                // Repeating an edit is harmless; repeating a post could double it.
                (row.State, row.NextAt, row.Error) = (OutgoingState.Queued, now + BackOff(row.Attempts), unknown.Why);
                break;
            case Refused refused:
                var why = refused.Advice ?? refused.Why;
                var told = refused.Because == RefusedBecause.Destination ? await Unreach(session, row, why, cancel) : [];
                await Fail(session, row, why, cancel, told);
                if (refused.Because == RefusedBecause.Token) await Undelivered.ToWorkspace(session, row, why, now, cancel);
                break;
            default:
                throw new InvalidOperationException($"No rule for {outcome.GetType().Name}.");
        }
    }

    private static bool IsPost(Outgoing row) => row.Kind is SendKind.Post or SendKind.Respond or SendKind.RespondBeside;

    /// <summary>1 s, 2 s, 4 s … at most ten minutes.</summary>
    private static Duration BackOff(int attempts) => Duration.FromSeconds(Math.Min(600, Math.Pow(2, attempts - 1)));

    /// <param name="told">Who heard of it already.</param>
    private async Task Fail(WriteSession session, Outgoing row, string why, CancellationToken cancel, IReadOnlyCollection<long>? told = null)
    {
        (row.State, row.NextAt) = (OutgoingState.Failed, clock.Now);
        row.Error = Typed.Shorten(why, 300);
        Failed(log, row.Id, row.Surface, why);
        await Receipt(session.Db, row, RecipientState.Failed, why, clock.Now, cancel);
        if (IsPost(row) && (row.CausedById is not { } causer || told?.Contains(causer) != true)) await Undelivered.ToSender(session, row, clock.Now, cancel);
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

    /// <summary>Returns who was told of it.</summary>
    private async Task<IReadOnlyCollection<long>> Unreach(WriteSession session, Outgoing row, string why, CancellationToken cancel)
    {
        var identity = row.PersonId is { } person ? await session.Db.Identities.FirstOrDefaultAsync(known => known.PersonId == person && known.Surface == row.Surface && known.ExternalId == row.Destination, cancel) : null;
        var channel = row.PersonId is null ? await session.Db.Channels.FirstOrDefaultAsync(known => known.Surface == row.Surface && known.Workspace == row.Workspace && known.ExternalId == row.Channel, cancel) : null;
        IReadOnlyCollection<long> told = [];
        if (identity is not null)
        {
            identity.UnreachableWhy = why;
            await Undelivered.InChannel(session, row, await Project(session, row, cancel), why, clock.Now, cancel);
        }
        else if (channel is not null)
        {
            // Names are read anew below, so whoever is told is told of the channel as it was known.
            if (channel.UnreachableWhy is null) told = await Undelivered.ToChannel(session, row, channel, why, clock.Now, cancel);
            channel.UnreachableWhy = why;
        }
        else return told;
        if (await session.Db.Studios.FindAsync([row.StudioId], cancel) is { } studio) Outbox.Renew(session.Db, studio);
        return told;
    }

    /// <summary>The production a message is about; null when it is about none.</summary>
    private async Task<long?> Project(WriteSession session, Outgoing row, CancellationToken cancel) =>
        row.Subject is { } subject && Commands.Arguments.ShortId.Parse(subject) is { } id && subjects.FirstOrDefault(card => card.Letter == id.Letter) is { } about
            ? await about.ProjectOf(session.Db, row.StudioId, id.Number, cancel)
            : null;

    private static async Task Receipt(PostBotDb db, Outgoing row, RecipientState state, string remark, Instant now, CancellationToken cancel)
    {
        if (row.RecipientId is not { } id || row.Kind != SendKind.Post) return;
        var recipient = await db.Recipients.FindAsync([id], cancel);
        // Someone may have acknowledged before we heard that it was sent; what was thought lost may have arrived after all.
        if (recipient is null || !(recipient.State is RecipientState.Queued or RecipientState.Sent || (recipient.State == RecipientState.Failed && state == RecipientState.Sent))) return;
        recipient.State = state;
        recipient.Remark = remark;
        // The author's card counts by name: it follows, at most once for each look of the sweep.
        if (await db.Broadcasts.FindAsync([recipient.BroadcastId], cancel) is { RefreshAt: null } broadcast) broadcast.RefreshAt = now;
    }

    [LoggerMessage(2, LogLevel.Warning, "Message {Id} to {Surface} failed: {Why}")]
    private static partial void Failed(ILogger log, long id, Surface surface, string why);
}
