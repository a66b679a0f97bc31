using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;

namespace PostBot.Slack;

/// <summary>What verified deliveries are handed to: the desk for what is answered at once, the inbox for the rest.</summary>
public sealed record SlackWork(Func<Incoming, CancellationToken, Task<Answered>> Handle, Func<Delivery, CancellationToken, Task<bool>> Store)
{
    /// <summary>Whether something was made of a message, so that an edit of it is worth keeping.</summary>
    public Func<string, CancellationToken, Task<bool>> Matters { get; init; } = (_, _) => Task.FromResult(false);

    /// <summary>What a link of ours becomes where it was pasted: an object's by its short id, the schedule's without; null where it stays a link.</summary>
    public Func<Incoming, string?, CancellationToken, Task<Card?>> Linked { get; init; } = (_, _, _) => Task.FromResult<Card?>(null);

    /// <summary>False when somebody looks things up faster than people do.</summary>
    public Func<Incoming, bool> MayLook { get; init; } = _ => true;
}
