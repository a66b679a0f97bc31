using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Domain.Projects;

/// <summary>One facility: everything else belongs to exactly one.</summary>
public sealed class Studio : IStudioRow
{
    public long Id { get; init; }

    /// <summary>Its own.</summary>
    public long StudioId => Id;

    public required string Name { get; set; }

    /// <summary>IANA zone of the building; projects and resources start with it.</summary>
    public required string Zone { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    /// <summary>Working hours in minutes after midnight, <see cref="DayStart"/> inclusive, <see cref="DayEnd"/> exclusive.</summary>
    public int DayStart { get; set; } = 9 * 60;

    public int DayEnd { get; set; } = 18 * 60;

    /// <summary>The days of the working week, see <see cref="WorkingWeek.Mask"/>.</summary>
    public int WorkingDays { get; set; } = WorkingWeek.MondayToFridayMask;

    /// <summary>Nobody is nudged from then, in minutes after midnight, until <see cref="QuietUntil"/> on the next morning; both null for no quiet hours.</summary>
    public int? QuietFrom { get; set; }

    public int? QuietUntil { get; set; }

    /// <summary>How <c>3/4</c> is read.</summary>
    public DateOrder DateOrder { get; set; }

    /// <summary>A broadcast to more people than this needs a second person's confirmation.</summary>
    public int RecipientsBeforeSecond { get; set; } = 50;

    /// <summary>A coordinator hears of what is so many working days late, a supervisor after twice as many. At least 1.</summary>
    public int EscalateAfterDays { get; set; } = 2;

    /// <summary>What somebody from inside is when first met; guests and outsiders are clients whatever this says.</summary>
    public Role NewMemberRole { get; set; } = Role.Artist;

    /// <summary>Grows with every change to a name, a person or a link, so that what is kept in memory knows when it is old.</summary>
    public long NamesVersion { get; set; }
}
