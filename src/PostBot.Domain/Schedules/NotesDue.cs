using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>When somebody hears that notes are due: the day before, and once they are late every working morning.</summary>
public static class NotesDue
{
    /// <summary>The reminder of the day before.</summary>
    public const string Before = "1d";

    /// <summary>The word that they are late.</summary>
    public const string Late = "late";

    /// <summary>Nobody is told every morning for longer than this.</summary>
    private const int MostMornings = 60;

    /// <summary>For a party outside the studio a coordinator hears so long after they were due.</summary>
    private static readonly Duration grace = Duration.FromHours(1);

    private static readonly string[] steps = [Before];

    /// <summary>The moments in order, each within the hours of whoever hears of it.</summary>
    /// <param name="opened">Nothing is said before that.</param>
    /// <param name="own">The one who hears owes the notes; else somebody who asks for them, and only once they are late.</param>
    public static IEnumerable<(string Step, Instant At)> Moments(Instant dueAt, Instant opened, WorkingTime hours, bool own)
    {
        if (own) foreach (var before in NudgePlan.Moments(dueAt, steps, hours, opened)) yield return before;
        var at = own ? Lateness.NextMorning(Instant.Max(dueAt, opened), hours) : hours.AtOrAfter(Instant.Max(dueAt, opened) + grace);
        for (var i = 0; i < MostMornings; i++, at = Lateness.NextMorning(at, hours)) yield return (Late, at);
    }

    /// <summary>What is to be said by now, if anything, and when to look again; null once there is nothing more to say.</summary>
    public static ((string Step, Instant At)? Now, Instant? Next) Look(IEnumerable<(string Step, Instant At)> moments, Instant now)
    {
        (string, Instant)? last = null;
        foreach (var moment in moments)
        {
            if (moment.At > now) return (last, moment.At);
            last = moment;
        }
        return (last, null);
    }
}
