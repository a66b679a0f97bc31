using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Looking up deadlines, and who may see and move them: people inside see them all, others only what they owe.</summary>
internal static class Deadlines
{
    /// <summary>Null where several people look: a channel of the production.</summary>
    public static bool MaySee(Person? reader, Deadline deadline, Names names) =>
        reader is null || (Policy.Sees(reader, deadline.ProjectId, names) && Policy.IsInside(Policy.RoleOn(reader, deadline.ProjectId, names))) || deadline.OwnerId == reader.Id;

    /// <summary>The deadline, tracked; null when it does not exist or the asker may not see it.</summary>
    public static async Task<Deadline?> Find(Turn turn, ShortId id, CancellationToken cancel)
    {
        var (studioId, number) = (turn.Studio.Id, id.Number);
        var deadline = await turn.Db.Deadlines.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        return deadline is not null && MaySee(turn.Asker, deadline, turn.Names) ? deadline : null;
    }

    /// <summary>The nudges that are still to come, tracked, the next first.</summary>
    public static Task<List<Nudge>> Planned(Turn turn, Deadline deadline, CancellationToken cancel) =>
        turn.Db.Nudges.Where(nudge => nudge.DeadlineId == deadline.Id && nudge.State == NudgeState.Planned).OrderBy(nudge => nudge.FireAt).ToListAsync(cancel);

    /// <summary>Who owes it says that it is done or that it has to wait; so does a coordinator.</summary>
    public static Answer? NotTheirs(Turn turn, Deadline deadline) => deadline.OwnerId == turn.Asker.Id || turn.Asker.Role >= Role.Coordinator
        || (deadline.OwnerId is { } owner && Covering.For(turn.Names, owner, turn.Now)?.Id == turn.Asker.Id)
        ? null
        : Answer.No($"D{deadline.Number} is {turn.Names.FindPerson(deadline.OwnerId ?? 0)?.Name ?? "someone"}'s; they or a coordinator can change it. Nothing was changed.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, deadline.ProjectId, turn.Line));

    /// <summary>Tells those who steer a deadline: who set it, else the coordinators on the production's team, else the nearest coordinator. Never the asker. The names of those who were reached.</summary>
    public static List<string> Tell(Turn turn, Deadline deadline, Card card)
    {
        var told = new List<string>();
        foreach (var person in Steering(turn.Names, deadline).Where(person => person.Id != turn.Asker.Id))
        {
            if (turn.Tell(person, card) is null) told.Add(person.Name);
        }
        return told;
    }

    /// <summary>Who decides about a deadline, at most three people.</summary>
    public static IReadOnlyList<Person> Steering(Names names, Deadline deadline)
    {
        var holders = Policy.Holders(Role.Coordinator, names, deadline.ProjectId).ToList();
        if (holders.FirstOrDefault(person => person.Id == deadline.SetById) is { } setter && setter.Id != deadline.OwnerId) return [setter];
        var team = holders.Where(person => person.Id != deadline.OwnerId && names.IsOnTeam(deadline.ProjectId, person.Id)).Take(3).ToList();
        return team.Count > 0 ? team : [.. holders.Where(person => person.Id != deadline.OwnerId).Take(1)];
    }
}
