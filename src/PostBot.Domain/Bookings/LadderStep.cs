namespace PostBot.Domain.Bookings;

/// <summary>Why the ladder does not let something happen.</summary>
public enum LadderRefusal
{
    /// <summary>It was given back, or never stood in the line.</summary>
    Gone,
    AlreadyConfirmed,

    /// <summary>A hold that is not the first: an older one has first refusal.</summary>
    NotFirst,

    /// <summary>Something confirmed is in the way.</summary>
    Taken,

    /// <summary>It is first already: there is nobody to challenge or to bump it for.</summary>
    IsFirst,
}

/// <summary>What a step of somebody else means to a booking.</summary>
public enum LadderTurn
{
    /// <summary>First in line now: theirs to confirm. Announced once for each time it comes to that.</summary>
    First,

    /// <summary>A hold again, though not the first.</summary>
    HeldAgain,

    /// <summary>Something confirmed took the slot; it waits.</summary>
    Waits,

    /// <summary>Given back by the house's rule: lower holds do not wait here.</summary>
    LetGo,

    /// <summary>One of linked options; another of them was confirmed.</summary>
    Freed,

    /// <summary>Confirmed because nobody ahead answered a challenge.</summary>
    Won,
}

public readonly record struct LadderNews(Booked Who, LadderTurn What);

/// <summary>What came of a step: why it was refused (then nothing was changed), else whom it concerns beside its own booking.</summary>
public sealed record LadderStep(LadderRefusal? Refusal, IReadOnlyList<LadderNews> News);
