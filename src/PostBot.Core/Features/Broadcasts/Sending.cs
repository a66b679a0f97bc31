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

    /// <summary>Every message that shows it, those of the recipients and those of its author, as it is now. Not limited: a correction reaches the last copy too.</summary>
    public static async Task Redraw(WriteSession session, Names names, Broadcast broadcast, bool copies, Instant now, CancellationToken cancel)
    {
        var subject = BroadcastCard.Id(broadcast);
        var studioId = broadcast.StudioId;
        var posted = await session.Db.Outbox.AsNoTracking().Where(row => row.StudioId == studioId && row.Subject == subject && row.Kind == SendKind.Post && row.State != OutgoingState.Failed).OrderBy(row => row.Id).ToListAsync(cancel);
        var recipients = copies ? await session.Db.Recipients.Where(row => row.BroadcastId == broadcast.Id).ToDictionaryAsync(row => row.PersonId, cancel) : [];
        foreach (var row in posted.Where(row => copies || row.Face != BroadcastCard.CopyFace))
        {
            if (row.PersonId is not { } personId || names.FindPerson(personId) is not { } reader) continue;
            var view = new View(session.Db, names, reader, now);
            if (row.Face == BroadcastCard.CopyFace) Outbox.Edit(session, row, BroadcastCard.Copy(view, broadcast, recipients.GetValueOrDefault(personId)), now);
            else if (BroadcastCard.SeesReceipts(reader, broadcast)) Outbox.Edit(session, row, await BroadcastCard.ForAuthor(view, broadcast, all: false, cancel), now);
        }
    }
}
