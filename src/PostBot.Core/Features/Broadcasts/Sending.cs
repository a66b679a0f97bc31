using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Puts a broadcast and its copies where they go, and draws them anew when it changes.</summary>
internal static class Sending
{
    /// <summary>A receipt and a message for each person; who cannot be reached has failed from the start, by name.</summary>
    public static async Task Send(WriteSession session, Names names, Broadcast broadcast, Instant now, CancellationToken cancel)
    {
        var audience = Audience.Of(names, broadcast);
        (broadcast.State, broadcast.SentAt) = (BroadcastState.Sent, now);
        var recipients = new List<Recipient>(audience.All.Count);
        var copies = new List<Copy>(audience.All.Count);
        foreach (var listener in audience.All)
        {
            var recipient = new Recipient
            {
                Id = session.NewId(),
                StudioId = broadcast.StudioId,
                BroadcastId = broadcast.Id,
                PersonId = listener.Person.Id,
                State = listener.Way is { } known ? First(known) : RecipientState.Failed,
                Platform = listener.Way?.Surface.ToString(),
                Remark = listener.Why ?? "",
            };
            recipients.Add(recipient);
            if (listener.Way is { } way) copies.Add(new Copy(listener.Person.Id, way, recipient.Id));
        }
        BulkRows.Insert(session.Db, recipients);
        if (broadcast.ProjectId is { } project) await Undelivered.InChannel(session, names, [.. audience.Unreached.Select(listener => (listener.Person, listener.Why!))], project, now, cancel);
        if (copies.Count > 0) Outbox.ToMany(session, broadcast.StudioId, copies, BroadcastCard.Copy(new View(session.Db, names, null, now), broadcast, recipient: null), now, BroadcastCard.CopyFace);
    }

    /// <summary>A message in the local chat has arrived when this transaction commits.</summary>
    public static RecipientState First(Identity way) => way.Surface == Surface.Local ? RecipientState.Sent : RecipientState.Queued;

    /// <summary>
    /// Keeps back every copy that no relay has in hand yet: what is taken back does not go out first. Who never gets it is said by name, so that the
    /// receipts still add up to the audience. Returns the messages that stay behind.
    /// </summary>
    public static async Task<IReadOnlySet<long>> Withdraw(WriteSession session, Broadcast broadcast, CancellationToken cancel)
    {
        var (subject, studioId) = (BroadcastCard.Id(broadcast), broadcast.StudioId);
        var waiting = await session.Db.Outbox.Where(row => row.StudioId == studioId && row.Subject == subject && row.Face == BroadcastCard.CopyFace && row.Kind == SendKind.Post && row.State == OutgoingState.Queued).ToListAsync(cancel);
        if (waiting.Count == 0) return new HashSet<long>();
        var recipients = await session.Db.Recipients.Where(row => row.BroadcastId == broadcast.Id && row.State == RecipientState.Queued).ToDictionaryAsync(row => row.Id, cancel);
        foreach (var row in waiting)
        {
            (row.State, row.Error) = (OutgoingState.Superseded, "taken back before it went out");
            if (row.RecipientId is not { } id || recipients.GetValueOrDefault(id) is not { } recipient) continue;
            // A platform that failed while it took the copy may have it all the same.
            (recipient.State, recipient.Remark) = row.Doubts > 0 ? (RecipientState.Failed, "may have arrived before it was taken back") : (RecipientState.Withdrawn, "");
        }
        // The receipts drawn in this very transaction count what the database says.
        await session.Db.SaveChangesAsync(cancel);
        return waiting.Select(row => row.Id).ToHashSet();
    }

    /// <summary>Every message that shows it, those of the recipients and those of its author, as it is now. Not limited: a correction reaches the last copy too.</summary>
    /// <param name="without">Messages that will not be sent after all.</param>
    public static async Task Redraw(WriteSession session, Names names, Broadcast broadcast, bool copies, Instant now, CancellationToken cancel, IReadOnlySet<long>? without = null)
    {
        var subject = BroadcastCard.Id(broadcast);
        var studioId = broadcast.StudioId;
        var posted = await session.Db.Outbox.AsNoTracking().Where(row => row.StudioId == studioId && row.Subject == subject && row.Kind == SendKind.Post && row.State != OutgoingState.Failed && row.State != OutgoingState.Superseded).OrderBy(row => row.Id).ToListAsync(cancel);
        var recipients = copies ? await session.Db.Recipients.Where(row => row.BroadcastId == broadcast.Id).ToDictionaryAsync(row => row.PersonId, cancel) : [];
        foreach (var row in posted.Where(row => (copies || row.Face != BroadcastCard.CopyFace) && without?.Contains(row.Id) != true))
        {
            if (row.PersonId is not { } personId || names.FindPerson(personId) is not { } reader) continue;
            var view = new View(session.Db, names, reader, now);
            if (row.Face != BroadcastCard.CopyFace && BroadcastCard.SeesReceipts(reader, broadcast)) Outbox.Edit(session, row, await BroadcastCard.ForAuthor(view, broadcast, all: false, cancel), now);
            // The answer to their own acknowledgement is a copy too.
            else if (copies && recipients.TryGetValue(personId, out var recipient)) Outbox.Edit(session, row, BroadcastCard.Copy(view, broadcast, recipient), now);
        }
    }
}
