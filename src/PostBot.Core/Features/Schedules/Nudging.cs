using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Plans the nudges of a deadline, and plans them anew when it moves.</summary>
internal static class Nudging
{
    /// <summary>The step of the nudges that come every morning once it is past due.</summary>
    public const string Late = "late";

    private static readonly string[] usual = ["1d"];

    /// <summary>The step of a word to somebody above the owner that waits for that person's hours; null for a nudge of the owner's own.</summary>
    public static Escalation? Above(string step) => Enum.TryParse<Escalation>(step, out var level) && level != Escalation.Owner ? level : null;

    /// <summary>When a person may be disturbed: the studio's hours without its quiet hours and without their own.</summary>
    public static async Task<WorkingTime> Hours(PostBotDb db, Names names, Person person, CancellationToken cancel)
    {
        var own = await db.PersonalHours.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person.Id, cancel);
        return Hours(names, person, own);
    }

    public static WorkingTime Hours(Names names, Person person, PersonalHours? own)
    {
        var hours = Moments.Hours(names, person) with { Away = names.AwayOf(person.Id) };
        if (own is not { QuietFrom: { } from, QuietUntil: { } until }) return hours;
        return hours with
        {
            DayStart = LocalTime.Max(hours.DayStart, LocalTime.FromMinutesSinceMidnight(until)),
            DayEnd = LocalTime.Min(hours.DayEnd, LocalTime.FromMinutesSinceMidnight(from)),
        };
    }

    /// <summary>Adds the nudges of a deadline; the ones before it are returned, the first first.</summary>
    public static List<Nudge> Plan(Turn turn, Deadline deadline, WorkingTime owner)
    {
        var rows = Rows(turn.NewId, deadline, owner, turn.Now);
        turn.Db.AddRange(rows);
        return [.. rows.Where(nudge => nudge.Step != Late)];
    }

    /// <summary>The nudges of a deadline: those before it, and the morning after from which on its owner is nudged every working day.</summary>
    public static List<Nudge> Rows(Func<long> newId, Deadline deadline, WorkingTime owner, Instant now)
    {
        var steps = deadline.NudgeSteps?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? usual;
        var moments = NudgePlan.Moments(deadline.DueAt, steps, owner, now).Append((Step: Late, At: Lateness.NextMorning(Instant.Max(deadline.DueAt, now), owner)));
        return [.. moments.Select(nudge => new Nudge { Id = newId(), StudioId = deadline.StudioId, DeadlineId = deadline.Id, Step = nudge.Step, FireAt = nudge.At })];
    }

    /// <summary>The deadline moved or has another owner: what was planned gives way.</summary>
    public static async Task<List<Nudge>> Again(Turn turn, Deadline deadline, CancellationToken cancel)
    {
        foreach (var nudge in await Deadlines.Planned(turn, deadline, cancel)) nudge.State = NudgeState.Skipped;
        return turn.Names.FindPerson(deadline.OwnerId ?? 0) is { } owner ? Plan(turn, deadline, await Hours(turn.Db, turn.Names, owner, cancel)) : [];
    }
}
