using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Delivery;

/// <summary>
/// Puts messages beside the change that causes them, in the same transaction. A local message is delivered by that commit itself, since the
/// local chat lives in this database; the others wait for the relay.
/// </summary>
internal static class Outbox
{
    /// <summary>What happened to an object, in the thread of its card; it shows nothing that lives.</summary>
    private const string HistoryFace = "history";

    /// <summary>A later message of a long card; it shows nothing that lives.</summary>
    private const string RestFace = "rest";

    /// <summary>Changes closer together than this are one edit and one message.</summary>
    private static readonly Duration batch = Duration.FromMinutes(1);

    /// <summary>Longer than a window takes to open, or not to.</summary>
    private static readonly Duration longestHold = Duration.FromSeconds(6);

    /// <summary>Null when queued; else why this person cannot be reached.</summary>
    public static string? ToPerson(WriteSession session, Names names, Person person, Card card, Instant now, string? face = null, string? file = null)
    {
        var (identity, why) = WayTo(names, person.Id);
        // Someone met in this very transaction is not among the names yet.
        if (identity is null && names.FindPerson(person.Id) is null) identity = session.Db.ChangeTracker.Entries<Identity>().Select(entry => entry.Entity).FirstOrDefault(row => row.PersonId == person.Id);
        if (identity is null) return why;
        Add(session, now, Direct(session, names.Studio.Id, new Copy(person.Id, identity), CardJson.Write(card), card.Subject, face, now, file));
        return null;
    }

    /// <summary>Where a person was seen last and can be reached, or why nothing reaches them.</summary>
    public static (Identity? Identity, string? Why) WayTo(Names names, long personId)
    {
        Identity? lost = null;
        foreach (var identity in names.IdentitiesOf(personId))
        {
            if (identity.UnreachableWhy is null) return (identity, null);
            lost ??= identity;
        }
        return (null, lost?.UnreachableWhy ?? "has no Slack or Teams account here");
    }

    /// <summary>The same card to many people, written in bulk: ten thousand rows take a moment, not a minute.</summary>
    public static void ToMany(WriteSession session, long studioId, IReadOnlyCollection<Copy> copies, Card card, Instant now, string? face)
    {
        var json = CardJson.Write(card);
        var rows = new List<Outgoing>(copies.Count);
        var local = new List<LocalMessage>();
        foreach (var copy in copies)
        {
            var row = Direct(session, studioId, copy, json, card.Subject, face, now);
            if (row.Surface == Surface.Local) local.Add(LocalRoom.Deliver(session, row, now));
            rows.Add(row);
        }
        BulkRows.Insert(session.Db, local);
        BulkRows.Insert(session.Db, rows);
        session.Sends = true;
    }

    public static void ToChannel(WriteSession session, Names names, Channel channel, Card card, Instant now) => Add(session, now, new Outgoing
    {
        Id = session.NewId(),
        StudioId = names.Studio.Id,
        Surface = channel.Surface,
        Workspace = channel.Workspace,
        Kind = SendKind.Post,
        Destination = channel.ExternalId,
        Channel = channel.ExternalId,
        ServiceUrl = channel.ServiceUrl,
        Card = CardJson.Write(card),
        Subject = card.Subject,
        CausedById = session.CausedById,
        QueuedAt = now,
        NextAt = now,
    });

    /// <summary>An answer in the local chat, for everyone in the channel or for <paramref name="onlyFor"/> alone.</summary>
    public static Outgoing LocalReply(WriteSession session, long studioId, Incoming incoming, long personId, string? onlyFor, Card card, Instant now)
    {
        var row = new Outgoing
        {
            Id = session.NewId(),
            StudioId = studioId,
            Surface = Surface.Local,
            Workspace = incoming.Workspace,
            Kind = SendKind.Post,
            Destination = onlyFor ?? incoming.Place.Channel,
            Channel = incoming.Place.Channel,
            Thread = incoming.Place.Thread,
            PersonId = onlyFor is null ? null : personId,
            Card = CardJson.Write(card),
            Subject = card.Subject,
            QueuedAt = now,
            NextAt = now,
        };
        Add(session, now, row);
        return row;
    }

    /// <summary>The answer to a line, where it was said.</summary>
    public static Outgoing Reply(WriteSession session, long studioId, Incoming incoming, long? personId, Card card, bool beside, Instant now)
    {
        var place = incoming.Place;
        var row = new Outgoing
        {
            Id = session.NewId(),
            StudioId = studioId,
            Surface = incoming.Surface,
            Workspace = incoming.Workspace,
            Kind = incoming.ResponseUrl is null ? SendKind.Post : beside ? SendKind.RespondBeside : SendKind.Respond,
            Destination = place.Channel,
            Channel = place.Channel,
            Thread = place.Thread,
            PersonId = place.Kind == PlaceKind.Direct ? personId : null,
            ServiceUrl = place.ServiceUrl,
            ResponseUrl = incoming.ResponseUrl,
            Card = CardJson.Write(card),
            Subject = card.Subject,
            CausedById = personId,
            QueuedAt = now,
            NextAt = now,
        };
        Add(session, now, row);
        return row;
    }

    /// <summary>The answer to a line with its file, as a message where it was said: an answer address takes no files.</summary>
    public static void PostFile(WriteSession session, long studioId, Incoming incoming, long personId, Card card, string file, Instant now)
    {
        var place = incoming.Place;
        Add(session, now, new Outgoing
        {
            Id = session.NewId(),
            StudioId = studioId,
            Surface = incoming.Surface,
            Workspace = incoming.Workspace,
            Kind = SendKind.Post,
            Destination = place.Channel,
            Channel = place.Channel,
            Thread = place.Thread,
            PersonId = place.Kind == PlaceKind.Direct ? personId : null,
            ServiceUrl = place.ServiceUrl,
            Card = CardJson.Write(card),
            File = file,
            CausedById = personId,
            QueuedAt = now,
            NextAt = now,
        });
    }

    /// <summary>
    /// Keeps a queued message back while a window may open in its place. If nobody comes back to it, the process died in between: then it goes out late.
    /// </summary>
    public static void Hold(Outgoing queued, Instant now) => queued.NextAt = now + longestHold;

    /// <summary>The answer takes the place of the message that asked, and lives there from now on. What that message offered beside its form stays offered.</summary>
    public static void TakePlace(WriteSession session, Outgoing posted, Card card, Instant now)
    {
        Edit(session, posted, card.Offer(CardJson.Read(posted.Card).Buttons.Where(button => card.Buttons.All(other => other.Line != button.Line))), now);
        (posted.Card, posted.Subject) = (CardJson.Write(card), card.Subject);
    }

    /// <summary>
    /// Replaces the content of a posted copy because what it shows changed. The first change of a minute is drawn at once, further ones together at
    /// its end; an edit that still waits is replaced itself.
    /// </summary>
    public static async Task Redraw(WriteSession session, Outgoing posted, Card card, Instant now, CancellationToken cancel)
    {
        var (target, since) = (posted.Id, now - batch);
        var last = posted.Surface == Surface.Local ? null : await session.Db.Outbox.AsNoTracking()
            .Where(row => row.Target == target && row.IsRedraw && row.QueuedAt > since).OrderByDescending(row => row.Id).Select(row => (Instant?)row.QueuedAt).FirstOrDefaultAsync(cancel);
        Edit(session, posted, card, now, last is { } at ? at + batch : now, isRedraw: true);
    }

    /// <summary>
    /// Says in the thread of a posted copy what became of the object. Within a minute of the last such message that one is rewritten: several changes
    /// are one message.
    /// </summary>
    public static async Task History(WriteSession session, Outgoing posted, Card card, Instant now, CancellationToken cancel)
    {
        if ((posted.Thread ?? posted.MessageId) is not { } thread) return;
        var (surface, channel, since) = (posted.Surface, posted.Channel, now - batch);
        var last = await session.Db.Outbox.AsNoTracking()
            .Where(row => row.Surface == surface && row.Channel == channel && row.Thread == thread && row.Face == HistoryFace && row.Kind == SendKind.Post && row.QueuedAt > since)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        if (last is not null) Edit(session, last, card, now);
        else Add(session, now, new Outgoing
        {
            Id = session.NewId(),
            StudioId = posted.StudioId,
            Surface = posted.Surface,
            Workspace = posted.Workspace,
            Kind = SendKind.Post,
            Destination = posted.Destination,
            Channel = posted.Channel,
            Thread = thread,
            ServiceUrl = posted.ServiceUrl,
            Card = CardJson.Write(card),
            Face = HistoryFace,
            QueuedAt = now,
            NextAt = now,
        });
    }

    /// <summary>Replaces the content of a message sent before; an edit that still waits is replaced itself.</summary>
    public static void Edit(WriteSession session, Outgoing posted, Card card, Instant now, Instant? notBefore = null, bool isRedraw = false) => Add(session, now, new Outgoing
    {
        Id = session.NewId(),
        StudioId = posted.StudioId,
        Surface = posted.Surface,
        Workspace = posted.Workspace,
        Kind = SendKind.Edit,
        Destination = posted.Destination,
        Channel = posted.Channel,
        Thread = posted.Thread,
        PersonId = posted.PersonId,
        Target = posted.Id,
        MessageId = posted.MessageId,
        ServiceUrl = posted.ServiceUrl,
        Card = CardJson.Write(card),
        Face = posted.Face,
        IsRedraw = isRedraw,
        QueuedAt = now,
        NextAt = notBefore ?? now,
    });

    /// <summary>The next message of a card whose last one has just arrived.</summary>
    public static void Continue(WriteSession session, Outgoing sent, Rest rest, Instant now) => Add(session, now, new Outgoing
    {
        Id = session.NewId(),
        StudioId = sent.StudioId,
        Surface = sent.Surface,
        Workspace = sent.Workspace,
        Kind = sent.Kind == SendKind.Post ? SendKind.Post : SendKind.RespondBeside,
        Destination = sent.Destination,
        Channel = sent.Channel,
        Thread = rest.Thread,
        PersonId = sent.PersonId,
        ServiceUrl = sent.ServiceUrl,
        ResponseUrl = sent.ResponseUrl,
        Card = sent.Card,
        File = sent.File,
        Face = RestFace,
        Page = rest.Page,
        CausedById = sent.CausedById,
        QueuedAt = now,
        NextAt = now,
    });

    /// <summary>Marks the studio's names as changed, in the transaction that changes them.</summary>
    public static void Renew(PostBotDb db, Studio studio)
    {
        var row = db.Studios.Find(studio.Id);
        if (row is null) return;
        if (!db.Entry(row).Property(studioRow => studioRow.NamesVersion).IsModified) row.NamesVersion++;
    }

    private static Outgoing Direct(WriteSession session, long studioId, Copy copy, string card, string? subject, string? face, Instant now, string? file = null) => new()
    {
        Id = session.NewId(),
        StudioId = studioId,
        Surface = copy.To.Surface,
        Workspace = copy.To.Workspace,
        Kind = SendKind.Post,
        Destination = copy.To.ExternalId,
        Channel = copy.To.Surface == Surface.Local ? LocalRoom.DirectChannel : copy.To.DirectChannel,
        PersonId = copy.PersonId,
        ServiceUrl = copy.To.ServiceUrl,
        Card = card,
        Subject = subject,
        Face = face,
        File = file,
        RecipientId = copy.RecipientId,
        CausedById = session.CausedById,
        QueuedAt = now,
        NextAt = now,
    };

    private static void Add(WriteSession session, Instant now, Outgoing row)
    {
        if (row.Surface == Surface.Local && row.Kind == SendKind.Post) session.Db.Add(LocalRoom.Deliver(session, row, now));
        else if (row.Surface == Surface.Local) LocalRoom.Redraw(session, row, now);
        session.Appended.Add(row);
        session.Sends = true;
    }
}

/// <summary>One person's copy of a message, and where it goes.</summary>
/// <param name="RecipientId">The broadcast receipt that follows it; null for anything else.</param>
internal sealed record Copy(long PersonId, Identity To, long? RecipientId = null);
