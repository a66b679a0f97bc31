using System.Collections.Frozen;
using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Which number of <c>3/4</c> is the day.</summary>
public enum DateOrder
{
    /// <summary>Day first: 3/4 is 3 April.</summary>
    Dmy,

    /// <summary>Month first: 3/4 is 4 March.</summary>
    Mdy,
}

/// <summary>What a date phrase is read against: the moment, the zone and the house's working day.</summary>
/// <param name="Now">The moment the phrase was written; the reader never looks at a clock.</param>
/// <param name="Zone">The zone of the words, unless the phrase names another.</param>
public sealed record PhraseContext(Instant Now, DateTimeZone Zone)
{
    /// <summary>The workspace's order of day and month.</summary>
    public DateOrder Order { get; init; } = DateOrder.Dmy;

    /// <summary>The order the writer is used to, when known; a date that reads differently in it is asked about.</summary>
    public DateOrder? WriterOrder { get; init; }

    public LocalTime DayStart { get; init; } = new(9, 0);

    public LocalTime DayEnd { get; init; } = new(18, 0);

    public IReadOnlySet<LocalDate> Holidays { get; init; } = FrozenSet<LocalDate>.Empty;

    public IReadOnlySet<IsoDayOfWeek> WorkingDays { get; init; } = MondayToFriday;

    private static FrozenSet<IsoDayOfWeek> MondayToFriday { get; } = FrozenSet.ToFrozenSet(
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]);

    internal bool IsWorking(LocalDate date) => WorkingDays.Contains(date.DayOfWeek) && !Holidays.Contains(date);
}
