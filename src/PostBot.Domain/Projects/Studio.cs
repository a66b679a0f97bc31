using PostBot.Domain.Bookings;
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

    /// <summary>Clients and vendors are nudged by PostBot itself; else a coordinator hears what they owe and nudges them.</summary>
    public bool NudgesOutsiders { get; set; }

    /// <summary>Who cannot be written to directly is mentioned in the production's channel, without what was to be said.</summary>
    public bool MentionsInChannel { get; set; }

    /// <summary>What somebody from inside is when first met; guests and outsiders are clients whatever this says.</summary>
    public Role NewMemberRole { get; set; } = Role.Artist;

    /// <summary>How many working days a challenge gives those ahead.</summary>
    public int ChallengeDays { get; set; } = 1;

    public ClockCount ChallengeCount { get; set; }

    /// <summary>How many hours before a session cancelling it begins to cost: no challenge ends later than that.</summary>
    public int CancelWindowHours { get; set; } = 24;

    /// <summary>Holds that lose their slot to a confirmed booking stay as waitlisted; else they are released.</summary>
    public bool LowerHoldsWait { get; set; } = true;

    /// <summary>A challenge that nobody answered confirms the challenger; else it has two working hours to say so.</summary>
    public bool LapseConfirms { get; set; } = true;

    /// <summary>A hold with a client attached never lapses by itself: a coordinator decides.</summary>
    public bool ClientHoldsAsk { get; set; } = true;

    /// <summary>Rest between two sessions of a person, in hours; less needs a coordinator.</summary>
    public int RestHours { get; set; } = 11;

    /// <summary>What a client's cancellation costs, see <see cref="Rates.CancelTerms"/>; empty when nothing was agreed.</summary>
    public string CancelTerms { get; set; } = "";

    /// <summary>What a feedback round past the included ones costs, in minor units; null when it has no price.</summary>
    public long? RoundRate { get; set; }

    /// <summary>Outside these hours a session is overtime, in minutes after midnight; null for the working day.</summary>
    public int? RateFrom { get; set; }

    public int? RateUntil { get; set; }

    /// <summary>The columns of Avid's marker lists: 5, 6 or 8, by the version of Media Composer; null for 6.</summary>
    public int? AvidColumns { get; set; }

    /// <summary>Grows with every change to a name, a person or a link, so that what is kept in memory knows when it is old.</summary>
    public long NamesVersion { get; set; }
}
