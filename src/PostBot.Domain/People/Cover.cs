using NodaTime;

namespace PostBot.Domain.People;

/// <summary>The numbers are stored.</summary>
public enum CoverState
{
    /// <summary>The deputy has not answered yet.</summary>
    Asked = 0,
    Accepted = 1,
    Declined = 2,
    Ended = 3,
}

/// <summary>While a person is away, somebody else gets what waits for them: nudges, approvals, requests. It gives no rights.</summary>
public sealed class Cover : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; set; }

    public long DeputyId { get; set; }

    public Instant StartAt { get; init; }

    /// <summary>Exclusive.</summary>
    public Instant EndAt { get; init; }

    public CoverState State { get; set; }

    public long AskedById { get; init; }
}
