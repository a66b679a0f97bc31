using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>What a person asked to be reminded of.</summary>
public sealed class Reminder : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; set; }

    /// <summary>As asked for: a reminder somebody set for themselves is not moved into working hours.</summary>
    public Instant FireAt { get; set; }

    public required string Words { get; init; }

    public NudgeState State { get; set; }
}

/// <summary>When one person may be disturbed and when they want their morning card; a person without a row has the studio's hours and no card.</summary>
public sealed class PersonalHours : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; set; }

    /// <summary>Not disturbed from then, in minutes after midnight on their own clock, until <see cref="QuietUntil"/>; both null for the studio's hours.</summary>
    public int? QuietFrom { get; set; }

    public int? QuietUntil { get; set; }

    /// <summary>Minutes after midnight of their morning card on working days; null for none.</summary>
    public int? DigestMinute { get; set; }

    /// <summary>When the next morning card goes out; null for none.</summary>
    public Instant? DigestAt { get; set; }
}

/// <summary>That somebody was told something that is said once: whoever writes the row first says it.</summary>
public sealed class Notice : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary>What was said of what, <c>F5 late 12</c>; unique in the studio.</summary>
    public required string Key { get; init; }

    public Instant At { get; init; }
}
