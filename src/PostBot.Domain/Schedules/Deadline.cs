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

    public long? OwnerId { get; set; }

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

    /// <summary>How long before the deadline it was asked for, as typed: <c>1d</c>; <c>snooze</c> for a snooze. One nudge fires for one step.</summary>
    public required string Step { get; init; }

    /// <summary>When it goes out: the asked-for moment, moved into the owner's working hours.</summary>
    public Instant FireAt { get; set; }

    public NudgeState State { get; set; }
}
