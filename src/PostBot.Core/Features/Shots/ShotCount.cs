using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Shots;

namespace PostBot.Core.Features.Shots;

/// <summary>How many shots of a unit are final: it stands on the unit's VFX step. Only coordinators and the step's owner may change it.</summary>
internal static class ShotCount
{
    public const string Step = "vfx";

    /// <summary>The VFX step, tracked; or why it cannot be counted by the asker.</summary>
    public static async Task<(Step? Step, Answer? Refusal)> Find(Turn turn, Project project, Unit unit, CancellationToken cancel)
    {
        var name = $"{project.Code} {unit.Code}";
        var step = await turn.Db.Steps.FirstOrDefaultAsync(row => row.UnitId == unit.Id && row.Name == Step, cancel);
        if (step is null) return (null, Answer.No($"{name} has no {Step}. Its steps are {Lists.And(turn.Names.Steps.Of(project))}."));
        if (turn.Asker.Role >= Role.Coordinator || step.OwnerId == turn.Asker.Id) return (step, null);
        var owner = Policy.IsInside(turn.Asker) && turn.Names.FindPerson(step.OwnerId ?? 0) is { } person ? $"{person.Name} or a coordinator" : "its owner or a coordinator";
        return (null, Answer.No($"The shots of {name} are for {owner}. Nothing was changed."));
    }

    /// <summary>Whether the asker may read the shots: people inside, and the vendor who has them.</summary>
    public static async Task<bool> MayRead(Turn turn, Unit unit, CancellationToken cancel)
    {
        if (Policy.IsInside(turn.Asker)) return true;
        var asker = turn.Asker.Id;
        return await turn.Db.Steps.AnyAsync(row => row.UnitId == unit.Id && row.Name == Step && row.OwnerId == asker, cancel);
    }

    /// <summary>Puts the count on the step; work that nobody had said is begun is in progress from the first final.</summary>
    public static void Put(Turn turn, Step step, int final, int all)
    {
        (step.ShotsFinal, step.Shots) = (final, all);
        if (final > 0 && step.Meaning is StepMeaning.NotStarted or StepMeaning.Ready) StepSetting.Apply(turn, step, new StepState("in progress", StepMeaning.InProgress), "");
    }

    public static void Put(Turn turn, Step step, IEnumerable<Shot> shots)
    {
        var (final, all) = ShotStates.Count(shots.Select(shot => shot.State));
        Put(turn, step, final, all);
    }
}
