using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;

namespace PostBot.Teams;

/// <summary>What verified activities are handed to: the desk for what is answered at once, the inbox for the rest.</summary>
public sealed record TeamsWork(Func<Incoming, CancellationToken, Task<Answered>> Handle, Func<Delivery, CancellationToken, Task<bool>> Store)
{
    /// <summary>The key that stands for a press: its own, or that of the delivery it repeats.</summary>
    public Func<string, string, Task<string>> BeginPress { get; init; } = (_, key) => Task.FromResult(key);

    /// <summary>A press was worked; whether its answer was heard.</summary>
    public Func<string, bool, Task> EndPress { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>False when somebody looks things up faster than people do.</summary>
    public Func<Incoming, bool> MayLook { get; init; } = _ => true;

    /// <summary>What can be found with some words; null for whom PostBot has not met.</summary>
    public Func<Incoming, LookFor, string, CancellationToken, Task<IReadOnlyList<Found>?>> Look { get; init; } = (_, _, _, _) => Task.FromResult<IReadOnlyList<Found>?>(null);

    /// <summary>One object by its short id; null when there is none that the person may see.</summary>
    public Func<Incoming, string, CancellationToken, Task<Found?>> One { get; init; } = (_, _, _) => Task.FromResult<Found?>(null);

    /// <summary>The message that somebody looks at, as they may see it; null when it is not one of ours.</summary>
    public Func<Incoming, CancellationToken, Task<Card?>> Copy { get; init; } = (_, _) => Task.FromResult<Card?>(null);

    /// <summary>Whether something was made of a message, so that an edit of it is worth keeping.</summary>
    public Func<string, CancellationToken, Task<bool>> Matters { get; init; } = (_, _) => Task.FromResult(false);

    /// <summary>A kept file by its id; null when there is none.</summary>
    public Func<string, CancellationToken, Task<OutgoingFile?>> File { get; init; } = (_, _) => Task.FromResult<OutgoingFile?>(null);
}
