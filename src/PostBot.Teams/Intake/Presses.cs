namespace PostBot.Teams.Intake;

/// <summary>
/// Tells a repeated press of a button from a second one. When our answer is late, Teams sends the same press again after some 30 s with a
/// new id; it is then given the first one's key. A press that was answered in time is over: the same button pressed again is meant again.
/// </summary>
internal sealed class Presses(TimeProvider real)
{
    private static readonly TimeSpan window = TimeSpan.FromMinutes(2);

    private readonly Lock guard = new();
    private readonly Dictionary<string, (string Key, long Began, bool Over)> recent = new(StringComparer.Ordinal);

    /// <param name="press">Who pressed what where.</param>
    /// <param name="key">This delivery's own key.</param>
    /// <returns>The key that stands for the press.</returns>
    public string Begin(string press, string key)
    {
        lock (guard)
        {
            foreach (var old in recent.Where(entry => real.GetElapsedTime(entry.Value.Began) > window).Select(entry => entry.Key).ToList()) recent.Remove(old);
            if (recent.TryGetValue(press, out var first) && !first.Over) return first.Key;
            recent[press] = (key, real.GetTimestamp(), false);
            return key;
        }
    }

    /// <param name="heard">Whether the caller was still there to hear the answer; Teams hangs up before it sends a press again.</param>
    public void End(string press, bool heard)
    {
        lock (guard)
        {
            if (recent.TryGetValue(press, out var first) && heard) recent[press] = first with { Over = true };
        }
    }
}
