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

    /// <summary>Confirmed by everyone who has to; it goes out at <see cref="Broadcast.SendAt"/>.</summary>
    Scheduled = 4,

    /// <summary>Taken back after it went out: every copy is struck.</summary>
    Retracted = 5,
}

/// <summary>One announcement to many people, with a receipt from each.</summary>
public sealed class Broadcast : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>X3</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    /// <summary>What it is about; null when it is about no production in particular.</summary>
    public long? ProjectId { get; init; }

    public long? UnitId { get; init; }

    public long AuthorId { get; set; }

    public required string Words { get; set; }

    public BroadcastState State { get; set; }

    /// <summary>An announcement for information asks for no answer.</summary>
    public bool NeedsAnswer { get; set; }

    /// <summary>Who gets it, in the program's own words; null for everyone on the production.</summary>
    public string? Audience { get; set; }

    /// <summary>When it goes out by itself; null when its author sends it.</summary>
    public Instant? SendAt { get; set; }

    /// <summary>Who confirmed it beside its author; null when nobody had to or has.</summary>
    public long? SecondId { get; set; }

    /// <summary>The words that replaced <see cref="Words"/> are proposed, not sent; null when nothing is.</summary>
    public string? Correction { get; set; }

    /// <summary>What it said before it was corrected; null when it never was.</summary>
    public string? WordsBefore { get; set; }

    public Instant? SentAt { get; set; }

    /// <summary>A delivery ended since its author's receipts were drawn: they are drawn anew from then; null when they are right.</summary>
    public Instant? RefreshAt { get; set; }
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

    /// <summary>The broadcast was taken back before their copy went out: they never got it.</summary>
    Withdrawn = 6,
}

/// <summary>One person's copy of one broadcast.</summary>
public sealed class Recipient : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long BroadcastId { get; init; }

    public long PersonId { get; set; }

    public RecipientState State { get; set; }

    /// <summary>Where their copy went, <c>Slack</c>; null when nothing leads to them.</summary>
    public string? Platform { get; set; }

    /// <summary>Why it failed, or what was asked or why it was declined; empty otherwise.</summary>
    public required string Remark { get; set; }

    public Instant? AnsweredAt { get; set; }
}
