using System.Globalization;
using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>When the owner of a deadline is reminded.</summary>
public static class NudgePlan
{
    /// <summary>How long before: <c>7d</c>, <c>4h</c>, <c>30m</c>, <c>1w</c>; null when it is none of these or over a year.</summary>
    public static Duration? Before(string step)
    {
        if (step.Length < 2 || !int.TryParse(step.AsSpan(0, step.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0) return null;
        Duration? before = char.ToLowerInvariant(step[^1]) switch
        {
            'm' when count <= 525_600 => Duration.FromMinutes(count),
            'h' when count <= 8_760 => Duration.FromHours(count),
            'd' when count <= 365 => Duration.FromDays(count),
            'w' when count <= 52 => Duration.FromDays(7 * count),
            _ => null,
        };
        return before;
    }

    /// <summary>
    /// The moments at which the owner is nudged, one for each step, moved into the owner's working hours: later, unless that would be past the
    /// deadline, then earlier. Steps whose moment has passed are left out; when that leaves none, there is one nudge as soon as the owner works,
    /// and none at all when they do not work before the deadline.
    /// </summary>
    public static IReadOnlyList<(string Step, Instant At)> Moments(Instant dueAt, IEnumerable<string> steps, WorkingTime owner, Instant now)
    {
        var asked = steps.Select(step => (Step: step, At: Within(dueAt - (Before(step) ?? Duration.Zero), dueAt, owner))).OrderBy(nudge => nudge.At).ToList();
        var ahead = asked.Where(nudge => nudge.At > now).DistinctBy(nudge => nudge.At).ToList();
        if (ahead.Count > 0 || asked.Count == 0 || dueAt <= now) return ahead;
        var soon = owner.AtOrAfter(now);
        return soon < dueAt ? [(asked[^1].Step, soon)] : [];
    }

    private static Instant Within(Instant asked, Instant dueAt, WorkingTime owner)
    {
        var later = owner.AtOrAfter(asked);
        return later < dueAt ? later : owner.AtOrBefore(asked);
    }
}
