using NodaTime;

namespace PostBot.Core.Jobs;

/// <summary>Looks in the database for what is due, claims it, acts. Running it twice, or in two processes, does nothing twice.</summary>
public interface ISweep
{
    string Name { get; }

    /// <summary>The first moment after <paramref name="after"/> at which something becomes due; null when nothing does.</summary>
    Task<Instant?> NextDue(Instant after, CancellationToken cancel);

    /// <summary>What others do can make work for it at once, and not only at a moment that <see cref="NextDue"/> knows.</summary>
    bool FollowsOthers => false;

    /// <summary>Does everything that is due now; returns how many things it did.</summary>
    Task<int> Run(CancellationToken cancel);
}
