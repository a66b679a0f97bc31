using NodaTime;

namespace PostBot.Core.Jobs;

/// <summary>The one clock of the product. It runs with real time, moved forward by an offset that demos and tests set; signatures and tokens do not use it.</summary>
public sealed class Clock(TimeProvider real)
{
    private long offsetTicks;

    public Instant Now => Instant.FromDateTimeOffset(real.GetUtcNow()) + Offset;

    /// <summary>How far ahead of real time; negative only when the machine's own clock overtook a stored moment.</summary>
    public Duration Offset => Duration.FromTicks(Interlocked.Read(ref offsetTicks));

    public void MoveTo(Instant moment)
    {
        var offset = moment - Instant.FromDateTimeOffset(real.GetUtcNow());
        Interlocked.Exchange(ref offsetTicks, offset.BclCompatibleTicks);
    }

    public void SetOffset(Duration offset) => Interlocked.Exchange(ref offsetTicks, offset.BclCompatibleTicks);
}
