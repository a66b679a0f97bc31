using NodaTime;

namespace PostBot.Domain.Bookings;

/// <summary>When: half-open, from <see cref="Start"/> up to but not including <see cref="End"/>.</summary>
public readonly record struct Slot
{
    /// <summary>The longest session that can be booked. It bounds how far back a start can lie when neighbours are looked for.</summary>
    public static readonly Duration Longest = Duration.FromDays(31);

    /// <exception cref="ArgumentException">The slot is empty, ends before it starts or is longer than <see cref="Longest"/>.</exception>
    public Slot(Instant start, Instant end)
    {
        if (end <= start) throw new ArgumentException("A slot ends after it starts.", nameof(end));
        if (end - start > Longest) throw new ArgumentException("A slot is at most 31 days long.", nameof(end));
        Start = start;
        End = end;
    }

    public Instant Start { get; }

    public Instant End { get; }

    public Duration Length => End - Start;

    public bool Clashes(Slot other) => Start < other.End && other.Start < End;
}
