using System.Collections.Concurrent;

namespace PostBot.Slack.Install;

/// <summary>
/// States that came back from Slack once. Kept in memory for as long as they would be good: Slack takes each code once as well, and the browser's
/// cookie is gone after the first use.
/// </summary>
internal sealed class SpentStates(TimeProvider real)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> spent = new(StringComparer.Ordinal);

    /// <summary>False when it was taken before.</summary>
    public bool Take(string state, DateTimeOffset until)
    {
        foreach (var (old, end) in spent) if (end < real.GetUtcNow()) spent.TryRemove(old, out _);
        return spent.TryAdd(state, until);
    }
}
