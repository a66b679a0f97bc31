using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Core.Delivery;

public enum SendKind
{
    /// <summary>A new message in a channel, a thread or a person's direct messages.</summary>
    Post = 0,

    /// <summary>Replaces the content of a message sent before.</summary>
    Edit = 1,

    /// <summary>Takes back a message sent before.</summary>
    Delete = 2,

    /// <summary>Slack: answers through the address that came with the delivery, replacing the message whose button was pressed.</summary>
    Respond = 3,

    /// <summary>Slack: answers through that address beside the message, for the person who pressed alone.</summary>
    RespondBeside = 4,
}

/// <summary>One message for one destination, ready to be drawn and sent.</summary>
/// <param name="Id">The outbox row; goes into the platform's metadata where there is such a thing.</param>
/// <param name="Workspace">Slack's team id, Teams' tenant id.</param>
/// <param name="Channel">The channel or conversation; for a person whose direct channel is not known yet, null.</param>
/// <param name="PersonId">The platform's user id when the destination is a person, also when their direct channel is known; null for channels.</param>
/// <param name="Card">What to say.</param>
public sealed record OutgoingMessage(long Id, string Workspace, SendKind Kind, string? Channel, string? PersonId, Card Card)
{
    /// <summary>The thread's root message; null outside threads.</summary>
    public string? Thread { get; init; }

    /// <summary>The message to edit or delete.</summary>
    public string? MessageId { get; init; }

    /// <summary>Teams: the Bot Connector address last seen for the conversation; null when none was.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Slack: where <see cref="SendKind.Respond"/> goes; checked against Slack's hosts before use.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>Which message of a card that takes several; the first is 0.</summary>
    public int Page { get; init; }

    /// <summary>A file that goes with it; null for most.</summary>
    public OutgoingFile? File { get; init; }

    /// <summary>The zone of the one person who reads it; null when several do.</summary>
    public DateTimeZone? ReaderZone { get; init; }

    public Instant Now { get; init; }
}

/// <summary>A kept file on its way out.</summary>
/// <param name="Id">Names it here; whoever knows it may read the file.</param>
public sealed record OutgoingFile(string Id, string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Sends on one surface. Never throws for what a platform answers or fails to answer: that is an outcome.</summary>
public interface IChatSender
{
    Surface Surface { get; }

    SendingPace Pace { get; }

    Task<SendOutcome> Send(OutgoingMessage message, CancellationToken cancel);
}

/// <summary>How a send ended.</summary>
public abstract record SendOutcome;

/// <param name="MessageId">The platform's id of the message, needed to edit it; null when the platform gave none.</param>
/// <param name="Channel">The channel it landed in (a person's direct channel, once opened).</param>
public sealed record Sent(string? MessageId, string? Channel) : SendOutcome
{
    /// <summary>Teams: the thread a channel post started, as part of the conversation id.</summary>
    public string? Thread { get; init; }

    /// <summary>What is still to be sent of it; null when that was all.</summary>
    public Rest? Rest { get; init; }
}

/// <summary>The next message of a card that takes several: a row of its own in the outbox, with its own attempts and its own end.</summary>
/// <param name="Page">Its number; the first message is 0.</param>
/// <param name="Thread">Where it goes on.</param>
public sealed record Rest(int Page, string? Thread);

/// <summary>Not now: a rate limit or an outage. Tried again after <paramref name="After"/>, or by the relay's own back-off when null.</summary>
public sealed record Later(TimeSpan? After, string Why) : SendOutcome
{
    /// <summary>The platform failed over it, and may have said it all the same. The platforms ask for it to be repeated; what then is there twice is counted.</summary>
    public bool MayHaveArrived { get; init; }
}

/// <summary>It may or may not have arrived. A post is not repeated blindly; an edit is.</summary>
public sealed record Unknown(string Why) : SendOutcome;

/// <summary>It will never arrive as it is.</summary>
public sealed record Refused(RefusedBecause Because, string Why) : SendOutcome
{
    /// <summary>What is so and what to do about it, for people, without a full stop; null when nobody but us can do anything.</summary>
    public string? Advice { get; init; }
}

public enum RefusedBecause
{
    /// <summary>The channel or person cannot be reached: archived, left, blocked, not a member.</summary>
    Destination = 0,

    /// <summary>Our token is dead or lacks a right: nothing to this workspace will arrive until someone mends it.</summary>
    Token = 1,

    /// <summary>We sent something the platform does not accept.</summary>
    Bug = 2,

    /// <summary>The message to edit or delete is no longer there.</summary>
    MessageGone = 3,
}
