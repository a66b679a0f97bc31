using NodaTime;

namespace PostBot.Domain.Broadcasts;

/// <summary>The numbers are stored.</summary>
public enum BroadcastState
{
    /// <summary>Previewed, not sent.</summary>
    Draft = 0,

    /// <summary>Its author pressed Send; a second person has to as well.</summary>
    AwaitingSecond = 1,
    Sent = 2,
    Cancelled = 3,
}

/// <summary>One announcement to many people, with a receipt from each.</summary>
public sealed class Broadcast : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>X3</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    public long ProjectId { get; init; }

    public long? UnitId { get; init; }

    public long AuthorId { get; set; }

    public required string Words { get; set; }

    public BroadcastState State { get; set; }

    /// <summary>An announcement for information asks for no answer.</summary>
    public bool NeedsAnswer { get; set; }

    public Instant? SentAt { get; set; }
}

/// <summary>The numbers are stored. Every recipient is in exactly one state, so the counts always add up to the audience.</summary>
public enum RecipientState
{
    Queued = 0,
    Sent = 1,
    Failed = 2,
    Acknowledged = 3,
    Question = 4,
    Declined = 5,
}

/// <summary>One person's copy of one broadcast.</summary>
public sealed class Recipient : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long BroadcastId { get; init; }

    public long PersonId { get; set; }

    public RecipientState State { get; set; }

    /// <summary>Why it failed, or what was asked; empty otherwise.</summary>
    public required string Remark { get; set; }

    public Instant? AnsweredAt { get; set; }
}
