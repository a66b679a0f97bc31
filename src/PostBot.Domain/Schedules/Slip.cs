using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>Who owes the time when a date moves. The numbers are stored.</summary>
public enum OwedBy
{
    /// <summary>Nobody was asked or nobody said.</summary>
    Unsaid = 0,
    Us = 1,
    Director = 2,
    Client = 3,
    Network = 4,
    Vendor = 5,
}

/// <summary>One move of one deadline's estimate, kept for the lateness ledger.</summary>
public sealed class Slip : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long DeadlineId { get; init; }

    public Instant At { get; init; }

    public long ById { get; set; }

    public Instant FromAt { get; init; }

    public Instant ToAt { get; init; }

    public OwedBy OwedBy { get; set; }

    /// <summary>Why; empty when nobody said.</summary>
    public required string Reason { get; set; }

    /// <summary>It moved because something it stands behind moved.</summary>
    public bool Rippled { get; init; }
}
