using NodaTime;

namespace PostBot.Domain.Turnovers;

/// <summary>The numbers are stored.</summary>
public enum TurnoverState
{
    Building = 0,
    Sent = 1,
    Received = 2,

    /// <summary>Checked by those who got it: nothing is missing.</summary>
    Verified = 3,

    /// <summary>A newer cut took its place.</summary>
    Superseded = 4,
}

/// <summary>
/// A cut handed from editorial to another department or vendor.
/// <code>
/// Building ──send──► Sent ──received──► Received ──verify──► Verified
///     └─────────────────┴───a newer cut────┴──────► Superseded
/// </code>
/// </summary>
public sealed class Turnover : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>U4</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    public long ProjectId { get; init; }

    public long UnitId { get; init; }

    /// <summary>The cut that is turned over, <c>v7</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Who gets it, as a key of the checklists: <c>sound</c>.</summary>
    public required string Recipient { get; init; }

    /// <summary>The person who gets it; null means the owner of the receiving step.</summary>
    public long? ReceiverId { get; set; }

    public TurnoverState State { get; set; }

    public long MadeById { get; init; }

    public Instant MadeAt { get; init; }

    public Instant? SentAt { get; set; }

    public long? SentById { get; set; }

    public Instant? ReceivedAt { get; set; }

    public long? ReceivedById { get; set; }

    public Instant? VerifiedAt { get; set; }

    public long? VerifiedById { get; set; }

    /// <summary>The cut that took its place; null until one does.</summary>
    public string? SupersededBy { get; set; }

    /// <summary>Still on its way: a newer cut supersedes it.</summary>
    public bool IsOpen => State is TurnoverState.Building or TurnoverState.Sent or TurnoverState.Received;
}

/// <summary>One line of a turnover's checklist.</summary>
public sealed class TurnoverItem : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long TurnoverId { get; init; }

    public required string Name { get; init; }

    public int SortOrder { get; init; }

    /// <summary>When it was ticked; null while it is missing.</summary>
    public Instant? HaveAt { get; set; }

    public long? HaveById { get; set; }
}
