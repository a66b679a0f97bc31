using System.Collections.Concurrent;

namespace PostBot.Slack.Intake;

/// <summary>
/// The triggers of presses that are at work: each allows one window, for three seconds. They are never stored; after a restart they would be dead anyway.
/// </summary>
internal sealed class SlackTriggers(TimeProvider real)
{
    /// <summary>docs.slack.dev, "trigger_id": three seconds, of which the way here took some.</summary>
    private static readonly TimeSpan life = TimeSpan.FromMilliseconds(2800);

    private readonly ConcurrentDictionary<string, (string Trigger, long Came)> alive = new(StringComparer.Ordinal);

    /// <param name="key">The delivery's key.</param>
    public void Keep(string key, string trigger)
    {
        foreach (var (old, entry) in alive) if (!IsAlive(entry.Came)) alive.TryRemove(old, out _);
        alive[key] = (trigger, real.GetTimestamp());
    }

    public bool Has(string key) => alive.TryGetValue(key, out var entry) && IsAlive(entry.Came);

    /// <summary>Null when it is used or dead.</summary>
    public string? Take(string key) => alive.TryRemove(key, out var entry) && IsAlive(entry.Came) ? entry.Trigger : null;

    private bool IsAlive(long came) => real.GetElapsedTime(came) < life;
}
