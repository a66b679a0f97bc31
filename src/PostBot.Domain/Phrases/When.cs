using NodaTime;
using NodaTime.TimeZones;

namespace PostBot.Domain.Phrases;

/// <summary>
/// What a date phrase means: one of <see cref="WhenPoint"/>, <see cref="WhenRange"/>, <see cref="WhenDays"/> and <see cref="WhenDaily"/>.
/// </summary>
public abstract record When
{
    private protected When(DateTimeZone zone) => Zone = zone;

    /// <summary>The zone whose clock the phrase was read on.</summary>
    public DateTimeZone Zone { get; init; }

    /// <summary>The first moment that belongs to it.</summary>
    public abstract Instant Start { get; }

    /// <summary>The first moment that no longer belongs to it; for a point the point itself.</summary>
    public abstract Instant End { get; }

    /// <summary>A skipped clock time moves forward by the gap, an ambiguous one is its first occurrence.</summary>
    internal static Instant Map(LocalDateTime local, DateTimeZone zone) => local.InZone(zone, Resolvers.LenientResolver).ToInstant();
}

/// <summary>A single moment: <c>fri 17:00</c>, <c>by fri</c>.</summary>
public sealed record WhenPoint : When
{
    public WhenPoint(Instant at, DateTimeZone zone) : base(zone) => At = at;

    public Instant At { get; }

    public override Instant Start => At;

    public override Instant End => At;
}

/// <summary>One stretch of time: includes <see cref="Start"/>, excludes <see cref="End"/>; never empty.</summary>
public sealed record WhenRange : When
{
    public WhenRange(Instant start, Instant end, DateTimeZone zone) : base(zone)
    {
        if (end <= start) throw new ArgumentOutOfRangeException(nameof(end), "A range ends after it starts.");
        (Start, End) = (start, end);
    }

    public override Instant Start { get; }

    public override Instant End { get; }
}

/// <summary>Whole days: includes <see cref="First"/>, excludes <see cref="EndExclusive"/>; at least one day.</summary>
public sealed record WhenDays : When
{
    public WhenDays(LocalDate first, LocalDate endExclusive, DateTimeZone zone) : base(zone)
    {
        if (endExclusive <= first) throw new ArgumentOutOfRangeException(nameof(endExclusive), "Whole days end after they start.");
        (First, EndExclusive) = (first, endExclusive);
    }

    public LocalDate First { get; }

    public LocalDate EndExclusive { get; }

    /// <summary>The last day that belongs to it.</summary>
    public LocalDate Last => EndExclusive.PlusDays(-1);

    /// <summary>The start of the first day in the zone, which is not midnight where midnight is skipped.</summary>
    public override Instant Start => First.AtStartOfDayInZone(Zone).ToInstant();

    public override Instant End => EndExclusive.AtStartOfDayInZone(Zone).ToInstant();
}

/// <summary>
/// The same local hours on each day from <see cref="First"/> to before <see cref="EndExclusive"/>, whatever the clocks do in between.
/// Hours that end at or before they start end on the following day.
/// </summary>
public sealed record WhenDaily : When
{
    public WhenDaily(LocalDate first, LocalDate endExclusive, LocalTime from, LocalTime until, DateTimeZone zone) : base(zone)
    {
        if (endExclusive <= first) throw new ArgumentOutOfRangeException(nameof(endExclusive), "A span of days ends after it starts.");
        (First, EndExclusive, From, Until) = (first, endExclusive, from, until);
    }

    public LocalDate First { get; }

    public LocalDate EndExclusive { get; }

    /// <summary>The last day on which the hours start.</summary>
    public LocalDate Last => EndExclusive.PlusDays(-1);

    public LocalTime From { get; }

    public LocalTime Until { get; }

    /// <summary>The start of the first day's hours.</summary>
    public override Instant Start => Map(First + From, Zone);

    /// <summary>The end of the last day's hours.</summary>
    public override Instant End => Map(EndOf(Last), Zone);

    /// <summary>One range for each day, in order; a day whose hours a clock change swallows has none.</summary>
    public IEnumerable<WhenRange> Ranges()
    {
        for (var day = First; day < EndExclusive; day = day.PlusDays(1))
        {
            var start = Map(day + From, Zone);
            var end = Map(EndOf(day), Zone);
            if (start < end) yield return new WhenRange(start, end, Zone);
        }
    }

    private LocalDateTime EndOf(LocalDate day) => (Until <= From ? day.PlusDays(1) : day) + Until;
}
