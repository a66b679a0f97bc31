namespace PostBot.Core.Delivery;

/// <summary>How fast a platform takes messages.</summary>
/// <param name="Between">The least time between two messages to one destination.</param>
/// <param name="Burst">How many messages a workspace takes at once.</param>
/// <param name="PerSecond">How many more it takes every second.</param>
public sealed record SendingPace(TimeSpan Between, int Burst, double PerSecond)
{
    /// <summary>How many messages one destination takes within <see cref="Within"/>; null where only <see cref="Between"/> counts.</summary>
    public int? Most { get; init; }

    public TimeSpan Within { get; init; }
}

/// <summary>Where a message goes: the unit of order and of pacing.</summary>
internal readonly record struct Destination(Surface Surface, string Workspace, string Name);

/// <summary>
/// Who has to wait before the next message may go: a destination for its last one or because the platform asked for it, a workspace when its allowance
/// is used up. Real time; a restart forgets it, and the platform's own limits stand behind it.
/// </summary>
internal sealed class Pacing(TimeProvider real)
{
    /// <summary>Those that wait for nothing any more are forgotten when there are so many.</summary>
    private const int MostKept = 20_000;

    private readonly Lock guard = new();
    private readonly Dictionary<Destination, Line> lines = [];
    private readonly Dictionary<(Surface Surface, string Workspace), Bucket> buckets = [];

    /// <summary>How long until a message may go there; zero when it may now, and then it counts as sent.</summary>
    public TimeSpan Take(Destination to, SendingPace pace)
    {
        lock (guard)
        {
            var now = real.GetTimestamp();
            var wait = LineOf(to).Wait(now, pace, real);
            if (wait > TimeSpan.Zero) return wait;
            var bucket = BucketOf(to, pace, now);
            var empty = bucket.Wait(now, pace, real);
            if (empty > TimeSpan.Zero) return empty;
            bucket.Tokens--;
            LineOf(to).Took(now, pace, real);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Whether the destination itself has to wait, whatever its workspace may.</summary>
    public bool IsHeld(Destination to)
    {
        lock (guard) return lines.TryGetValue(to, out var line) && line.FreeAt > real.GetTimestamp();
    }

    /// <summary>The platform asked for patience there.</summary>
    public void Pause(Destination to, TimeSpan wait)
    {
        lock (guard) LineOf(to).FreeAt = real.GetTimestamp() + Ticks(wait, real);
    }

    private Line LineOf(Destination to)
    {
        if (lines.TryGetValue(to, out var known)) return known;
        if (lines.Count >= MostKept)
        {
            var now = real.GetTimestamp();
            foreach (var (idle, _) in lines.Where(pair => pair.Value.FreeAt <= now).ToList()) lines.Remove(idle);
        }
        return lines[to] = new Line();
    }

    private Bucket BucketOf(Destination to, SendingPace pace, long now)
    {
        var key = (to.Surface, to.Workspace);
        if (!buckets.TryGetValue(key, out var known)) buckets[key] = known = new Bucket { Tokens = pace.Burst, At = now };
        return known;
    }

    private static long Ticks(TimeSpan time, TimeProvider real) => (long)(time.TotalSeconds * real.TimestampFrequency);

    private sealed class Line
    {
        private readonly Queue<long> recent = [];

        public long FreeAt { get; set; }

        public TimeSpan Wait(long now, SendingPace pace, TimeProvider real)
        {
            if (FreeAt > now) return real.GetElapsedTime(now, FreeAt);
            if (pace.Most is not { } most) return TimeSpan.Zero;
            var window = Ticks(pace.Within, real);
            while (recent.TryPeek(out var oldest) && oldest + window <= now) recent.Dequeue();
            return recent.Count < most ? TimeSpan.Zero : real.GetElapsedTime(now, recent.Peek() + window);
        }

        public void Took(long now, SendingPace pace, TimeProvider real)
        {
            FreeAt = now + Ticks(pace.Between, real);
            if (pace.Most is not null) recent.Enqueue(now);
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }

        public TimeSpan Wait(long now, SendingPace pace, TimeProvider real)
        {
            Tokens = Math.Min(pace.Burst, Tokens + (real.GetElapsedTime(At, now).TotalSeconds * pace.PerSecond));
            At = now;
            return Tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - Tokens) / pace.PerSecond);
        }
    }
}
