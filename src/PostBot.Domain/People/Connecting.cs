using NodaTime;

namespace PostBot.Domain.People;

/// <summary>The numbers are stored.</summary>
public enum ConnectState
{
    /// <summary>Nobody has typed the code.</summary>
    Waiting = 0,

    /// <summary>It was typed on the other side; it cannot be typed again. Its owner is asked.</summary>
    Claimed = 1,
    Connected = 2,
    Refused = 3,
}

/// <summary>A code with which one person shows that two accounts are theirs.</summary>
public sealed class ConnectCode : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary>Who asked for it.</summary>
    public long PersonId { get; init; }

    /// <summary>SHA-256 of the studio and the code, in hexadecimal: the code itself is kept nowhere.</summary>
    public required string Hash { get; init; }

    public Instant ExpiresAt { get; set; }

    public ConnectState State { get; set; }

    /// <summary>Who typed it; null until someone does.</summary>
    public long? ClaimedById { get; set; }
}

/// <summary>A code that was wrong, so that nobody can go on guessing.</summary>
public sealed class WrongCode
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; init; }

    public Instant At { get; init; }
}
