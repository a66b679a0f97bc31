using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>The numbers are stored.</summary>
public enum DeadlineState
{
    Open = 0,
    Done = 1,
    Cancelled = 2,
}

/// <summary>Something that has to have happened by a moment, and who owes it.</summary>
public sealed class Deadline : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>D9</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    public long ProjectId { get; init; }

    public long? UnitId { get; init; }

    public required string Title { get; set; }

    /// <summary>The estimate: when it is expected now.</summary>
    public Instant DueAt { get; set; }

    /// <summary>What was promised on paper; null when nothing was. It never moves by itself.</summary>
    public Instant? ContractAt { get; set; }

    /// <summary>Not ours to change: TX, a premiere, talent. It never moves by ripple.</summary>
    public bool Fixed { get; set; }

    /// <summary>The deadline it stands behind; null means whatever is due before it on the same unit.</summary>
    public long? AfterId { get; set; }

    public long? OwnerId { get; set; }

    /// <summary>Who set it: told when its owner cannot be.</summary>
    public long SetById { get; set; }

    /// <summary>How long before it its owner is nudged, as typed and parted by spaces: <c>7d 2d 4h</c>; null for a day.</summary>
    public string? NudgeSteps { get; set; }

    /// <summary>What it waits for; null while nothing blocks it.</summary>
    public string? BlockedBy { get; set; }

    public DeadlineState State { get; set; }

    public Instant? DoneAt { get; set; }

    public long? DoneById { get; set; }
}

/// <summary>The numbers are stored.</summary>
public enum NudgeState
{
    Planned = 0,
    Sent = 1,

    /// <summary>Its time passed while nobody could be nudged any more: the thing was late, moved or a later nudge was due as well.</summary>
    Skipped = 2,

    /// <summary>The thing is done.</summary>
    Cancelled = 3,
}

/// <summary>One reminder of one deadline to its owner.</summary>
public sealed class Nudge : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long DeadlineId { get; init; }

    /// <summary>How long before the deadline it was asked for, as typed: <c>1d</c>; <c>snooze</c> for a snooze, <c>late</c> once it is past due, the name of an <see cref="Escalation"/> for a word to somebody above the owner. One nudge fires for one step.</summary>
    public required string Step { get; init; }

    /// <summary>When it goes out: the asked-for moment, moved into the owner's working hours.</summary>
    public Instant FireAt { get; set; }

    public NudgeState State { get; set; }
}
