using NodaTime;

namespace PostBot.Domain.Shots;

/// <summary>Where a VFX shot is, in the order of the work. The numbers are stored.</summary>
public enum ShotState
{
    Bid = 0,
    Awarded = 1,
    TurnedOver = 2,
    Wip = 3,
    Temp = 4,
    PendingReview = 5,
    PendingDirector = 6,
    Viewed = 7,

    /// <summary>Could be better: usable, to be improved if there is time.</summary>
    Cbb = 8,
    Final = 9,

    /// <summary>Approved by eye, sent back by the technical check.</summary>
    TechFix = 10,

    /// <summary>No longer in the cut; it does not count.</summary>
    Omit = 11,
    OnHold = 12,
}

/// <summary>One VFX shot of a unit.</summary>
public sealed class Shot : IStudioRow
{
    public const int LongestCode = 40;

    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ProjectId { get; init; }

    public long UnitId { get; init; }

    /// <summary><c>101_020_040</c>, in upper case; unique in the unit.</summary>
    public required string Code { get; init; }

    public ShotState State { get; set; }

    /// <summary>The house that makes it; empty when nobody said.</summary>
    public required string Vendor { get; set; }

    /// <summary>The end of the day it is due, on the production's clock; null when nobody said.</summary>
    public Instant? DueAt { get; set; }
}

/// <summary>The states of a shot as people say them.</summary>
public static class ShotStates
{
    private static readonly Dictionary<string, ShotState> words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bid"] = ShotState.Bid,
        ["bidding"] = ShotState.Bid,
        ["awarded"] = ShotState.Awarded,
        ["turned over"] = ShotState.TurnedOver,
        ["turnover"] = ShotState.TurnedOver,
        ["wip"] = ShotState.Wip,
        ["in progress"] = ShotState.Wip,
        ["temp"] = ShotState.Temp,
        ["pending review"] = ShotState.PendingReview,
        ["for review"] = ShotState.PendingReview,
        ["in review"] = ShotState.PendingReview,
        ["review"] = ShotState.PendingReview,
        ["pending director"] = ShotState.PendingDirector,
        ["director"] = ShotState.PendingDirector,
        ["viewed"] = ShotState.Viewed,
        ["cbb"] = ShotState.Cbb,
        ["could be better"] = ShotState.Cbb,
        ["final"] = ShotState.Final,
        ["final approved"] = ShotState.Final,
        ["approved"] = ShotState.Final,
        ["done"] = ShotState.Final,
        ["tech fix"] = ShotState.TechFix,
        ["kickback"] = ShotState.TechFix,
        ["retake"] = ShotState.Wip,
        ["omit"] = ShotState.Omit,
        ["omitted"] = ShotState.Omit,
        ["on hold"] = ShotState.OnHold,
        ["hold"] = ShotState.OnHold,
    };

    public static ShotState? Parse(string said) => words.TryGetValue(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), out var state) ? state : null;

    public static string Word(ShotState state) => state switch
    {
        ShotState.TurnedOver => "turned over",
        ShotState.PendingReview => "pending review",
        ShotState.PendingDirector => "pending director",
        ShotState.TechFix => "tech fix",
        ShotState.OnHold => "on hold",
        ShotState.Cbb => "CBB",
        ShotState.Wip => "WIP",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>Every state's own word, in the order of the work.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ShotState>().Select(Word)];

    /// <summary>How many shots are final, of how many that are still in the cut.</summary>
    public static (int Final, int All) Count(IEnumerable<ShotState> states)
    {
        var counted = states.Where(state => state != ShotState.Omit).ToList();
        return (counted.Count(state => state == ShotState.Final), counted.Count);
    }
}
