using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Core.Storage;

/// <summary>The proof that a delivery has had its effect, with the answer it got.</summary>
internal sealed class Receipt
{
    public required string Key { get; init; }

    /// <summary>Whose answer it is, so that it goes with them; 0 where there was no studio.</summary>
    public long StudioId { get; init; }

    public Instant At { get; set; }

    public required string Answer { get; init; }
}

/// <summary>A pressed button whose platform sends a press again under another name: which delivery's key stands for it.</summary>
internal sealed class Press
{
    /// <summary>Who pressed what where, as a hash.</summary>
    public required string What { get; init; }

    public required string Key { get; set; }

    /// <summary>By real time.</summary>
    public Instant BeganAt { get; set; }

    /// <summary>It was answered and the answer was heard: the same press is a new one.</summary>
    public bool Over { get; set; }
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

    /// <summary>Which message of a card that takes several; the first is 0, and each that is sent queues the next.</summary>
    public int Page { get; init; }

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

    /// <summary>Whose it is, so that it goes with them; 0 for what was brought before there was a studio.</summary>
    public long StudioId { get; init; }

    public required string Name { get; init; }

    /// <summary>In bytes; known without reading them.</summary>
    public long Size { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>What has to follow the number in its name before it is given away, 32 hex digits; null for what everyone on this machine may read.</summary>
    public string? Secret { get; init; }

    public Instant At { get; init; }
}
