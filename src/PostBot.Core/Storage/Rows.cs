using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Domain;

namespace PostBot.Core.Storage;

/// <summary>A Slack workspace, a Teams tenant or the local chat, and the studio it belongs to.</summary>
internal sealed class Workspace
{
    public long Id { get; init; }

    public long StudioId { get; set; }

    public Surface Surface { get; init; }

    public required string ExternalId { get; init; }
}

/// <summary>One person on one platform, and how to reach them there.</summary>
internal sealed class Identity : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; set; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Teams' <c>29:</c> id, which mentions need.</summary>
    public string? MentionId { get; set; }

    /// <summary>Their direct-message channel; null until one is known.</summary>
    public string? DirectChannel { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Why nothing reaches them here; null while it does.</summary>
    public string? UnreachableWhy { get; set; }

    /// <summary>Whose it was before two accounts were connected; null when it was never anybody else's.</summary>
    public long? CameFromId { get; set; }

    /// <summary>The identity used last is where a person is reached.</summary>
    public Instant SeenAt { get; set; }
}

/// <summary>A channel PostBot has heard from, and the project it is about.</summary>
internal sealed class Channel : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    public required string ExternalId { get; set; }

    public string? Name { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Why nothing can be posted here; null while it can.</summary>
    public string? UnreachableWhy { get; set; }

    /// <summary>The linked project, which lines typed here are about; null when none is.</summary>
    public long? ProjectId { get; set; }
}

/// <summary>Who did what, when, from where, with every value before and after.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public Instant At { get; init; }

    public long PersonId { get; init; }

    public Surface Surface { get; init; }

    public required string Line { get; init; }

    /// <summary>The main wording of the command, however the line said it.</summary>
    public required string Verb { get; init; }

    /// <summary>The object it was about, <c>B12</c>; null for what has no short id.</summary>
    public string? Subject { get; init; }

    /// <summary>The production whose rows changed; null for what belongs to none, or to several.</summary>
    public long? ProjectId { get; init; }

    /// <summary>Row changes as JSON, see <see cref="ChangeLog"/>.</summary>
    public required string Changes { get; init; }

    /// <summary>Whether people were told, so that taking it back is worth a question.</summary>
    public bool ToldPeople { get; init; }

    public long? UndoneById { get; set; }
}

/// <summary>When a person last asked what changed on a production. It is no change of the studio's, so the audit log does not have it.</summary>
internal sealed class Look
{
    public long PersonId { get; init; }

    public long ProjectId { get; init; }

    public Instant At { get; set; }

    /// <summary>The look before that one: further pages of an answer begin there too.</summary>
    public Instant? Before { get; set; }
}

/// <summary>The proof that a delivery has had its effect, with the answer it got.</summary>
internal sealed class Receipt
{
    public required string Key { get; init; }

    public Instant At { get; set; }

    public required string Answer { get; init; }
}

/// <summary>The numbers are stored.</summary>
internal enum DeliveryState
{
    Stored = 0,
    Done = 1,
    Failed = 2,
}

/// <summary>A delivery between its acknowledgement and its effect.</summary>
internal sealed class StoredDelivery
{
    public long Id { get; init; }

    public required string Key { get; init; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    public required string Kind { get; init; }

    /// <summary>Emptied once the delivery is done: what people said is not kept longer than it is needed.</summary>
    public required string Body { get; set; }

    public Instant At { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public string? Error { get; set; }
}

/// <summary>The numbers are stored.</summary>
internal enum OutgoingState
{
    Queued = 0,

    /// <summary>A relay has it in hand, for a while; after that while its outcome is unknown.</summary>
    Sending = 1,
    Sent = 2,
    Failed = 3,

    /// <summary>It may have arrived; it is not repeated.</summary>
    Unknown = 4,

    /// <summary>A newer edit of the same message took its place.</summary>
    Superseded = 5,
}

/// <summary>One message to one destination: the outbox. Rows of one destination leave in the order of their ids.</summary>
internal sealed class Outgoing
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    public SendKind Kind { get; init; }

    /// <summary>The pacing and ordering key: a channel, or a person whose direct channel is not known yet.</summary>
    public required string Destination { get; set; }

    public string? Channel { get; set; }

    public string? Thread { get; set; }

    /// <summary>The person it is for, when it is a direct message.</summary>
    public long? PersonId { get; init; }

    /// <summary>The row whose message this one edits or deletes.</summary>
    public long? Target { get; init; }

    public string? MessageId { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Encrypted; short-lived.</summary>
    public string? ResponseUrl { get; set; }

    public required string Card { get; set; }

    /// <summary>The kept file that goes with it, by its id; null for most.</summary>
    public string? File { get; init; }

    /// <summary>What the message shows, <c>B12</c>; it is edited when that changes.</summary>
    public string? Subject { get; set; }

    /// <summary>Which drawing of the subject it is, where there are several: a person's copy of a broadcast, a nudge.</summary>
    public string? Face { get; init; }

    /// <summary>An edit because what the message shows changed, which waits for its minute; not one that answers a press.</summary>
    public bool IsRedraw { get; init; }

    /// <summary>The broadcast copy whose receipt follows this message.</summary>
    public long? RecipientId { get; init; }

    /// <summary>Whose line caused it, who hears when it does not arrive; null for what nobody asked for at that moment.</summary>
    public long? CausedById { get; init; }

    public OutgoingState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Earlier attempts that may have arrived although it was sent once more: so often at most it is there twice.</summary>
    public int Doubts { get; set; }

    public Instant QueuedAt { get; init; }

    /// <summary>When it may go out; while a relay has it in hand, until when that relay has it: after that, its outcome is unknown. When it failed, since when.</summary>
    public Instant NextAt { get; set; }

    public Instant? SentAt { get; set; }

    public string? Error { get; set; }
}

/// <summary>A message of the local chat, which lives in this database.</summary>
internal sealed class LocalMessage
{
    public long Id { get; init; }

    /// <summary>Grows with every new message and every edit.</summary>
    public long Seq { get; set; }

    /// <summary>The channel's name; <c>dm</c> for a direct message.</summary>
    public required string Channel { get; init; }

    /// <summary>The root message's id; null outside threads.</summary>
    public string? Thread { get; init; }

    /// <summary>Who typed it; null for PostBot.</summary>
    public string? From { get; init; }

    /// <summary>The one person who sees it, in lower case; null when everyone in the channel does.</summary>
    public string? OnlyFor { get; init; }

    public Instant At { get; init; }

    public bool Edited { get; set; }

    /// <summary>What was typed; empty for cards.</summary>
    public required string Text { get; set; }

    /// <summary>The card as JSON; null for what people typed.</summary>
    public string? Card { get; set; }

    /// <summary>Names of the files that go with it, <c>f1,f2</c>; null for most.</summary>
    public string? Files { get; set; }
}

internal sealed class KeptFile
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>In bytes; known without reading them.</summary>
    public long Size { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>What has to follow the number in its name before it is given away, 32 hex digits; null for what everyone on this machine may read.</summary>
    public string? Secret { get; init; }

    public Instant At { get; init; }
}

/// <summary>What a private link opens. The numbers are stored.</summary>
internal enum LinkKind
{
    /// <summary>A calendar of the person's own sessions.</summary>
    OwnCalendar = 0,

    /// <summary>A calendar of one production.</summary>
    ProjectCalendar = 1,

    /// <summary>A calendar of one resource.</summary>
    ResourceCalendar = 2,

    /// <summary>The schedule page.</summary>
    Board = 3,
}

/// <summary>A private address that one person was given. What it shows is asked again each time, by what that person may see then.</summary>
internal sealed class PrivateLink : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; init; }

    public LinkKind Kind { get; init; }

    /// <summary>The production or resource of a calendar; null for the other kinds.</summary>
    public long? About { get; init; }

    /// <summary>SHA-256 of the token in its address, in hex: nobody reads the address out of the database.</summary>
    public required string TokenHash { get; init; }

    public Instant MadeAt { get; init; }

    /// <summary>Null when it has no end of its own.</summary>
    public Instant? ExpiresAt { get; init; }

    public Instant? RevokedAt { get; set; }
}

/// <summary>
/// How often a booking changed in a way that calendars have to hear of; no row while it is as it was made. Undo leaves it alone: taking something back is one
/// more change to those who have seen it.
/// </summary>
internal sealed class BookingRevision
{
    public long BookingId { get; init; }

    public int Sequence { get; set; }

    public Instant ChangedAt { get; set; }
}

/// <summary>The numbers are stored.</summary>
internal enum PictureState
{
    Wanted = 0,

    /// <summary>A process has it in hand; found like this long after, it is given up.</summary>
    Taken = 1,
    Made = 2,
    Failed = 3,
}

/// <summary>A picture of the schedule or a report to print that somebody asked for, and where it goes.</summary>
internal sealed class BoardPicture
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; init; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    /// <summary>Where it was asked for; null where only a direct message reaches the person alone.</summary>
    public string? Channel { get; init; }

    /// <summary>Everyone in the channel gets it, as they got the words.</summary>
    public bool ForAll { get; init; }

    public string? Thread { get; init; }

    public string? ServiceUrl { get; init; }

    /// <summary>What is shown, as the page's address without its key.</summary>
    public required string Query { get; init; }

    /// <summary>The one production that may be shown where several people look; null where the person's own rights decide.</summary>
    public long? Only { get; init; }

    public required string Title { get; init; }

    /// <summary>A page to print and not a picture.</summary>
    public bool Pdf { get; init; }

    /// <summary>What it is called where it goes out as a file; null for a picture of the schedule.</summary>
    public string? File { get; init; }

    public PictureState State { get; set; }

    public Instant AskedAt { get; init; }

    /// <summary>The kept file that it became; null until it did.</summary>
    public long? FileId { get; set; }
}

/// <summary>The next number for one letter of one studio's ids, or for one of the program's own sequences.</summary>
internal sealed class Counter
{
    public long StudioId { get; init; }

    public required string Name { get; init; }

    public long Next { get; set; }
}

/// <summary>A fact about this installation that is not about any studio: the clock's offset.</summary>
internal sealed class Setting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

/// <summary>When a feedback round is looked at next for notes that are due; a change of the round or of its reviewers asks for a look at once. It is worked out, so the audit log does not have it.</summary>
internal sealed class RoundWatch
{
    public long RoundId { get; init; }

    public long StudioId { get; init; }

    public Instant LookAt { get; set; }
}
