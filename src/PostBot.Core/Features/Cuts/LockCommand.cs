using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Cuts;

/// <summary>Picture lock: no further timing changes. The same as setting the edit locked.</summary>
internal sealed class LockCommand : ICommand
{
    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    public Definition Definition { get; } = new()
    {
        Verbs = ["lock"],
        Summary = "Say that the picture is locked; the next step and the turnover are one press away",
        Examples = ["lock NIGHTFALL 102", "lock NIGHTFALL 103"],
        Role = Role.Artist,
        Arguments = [work],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit) = (turn.Get(work).Project, turn.Get(work).Unit!);
        var name = $"{project.Code} {unit.Code}";
        if (await Step(turn, project, unit, cancel) is not { } step) return Answer.No($"{name} has no step that is locked. Its steps are {Lists.And(turn.Names.Steps.Of(project))}.", new Button(unit.Code, $"status {name}"));
        if (!StepPolicy.MaySet(turn.Asker, step.OwnerId)) return Answer.No($"{name} {step.Name} is {turn.Names.FindPerson(step.OwnerId ?? 0)?.Name ?? "someone"}'s; they or a coordinator can lock it. Nothing was changed.");
        if (step is { Meaning: StepMeaning.Done, Word: "locked" }) return Answer.No($"{name} is locked already{(unit.Cut is { } at ? $", at {at}" : "")}. Nothing was changed.", Locking.Offers(turn, project, unit));
        var before = StepSetting.Said(step);
        StepSetting.Apply(turn, step, new StepState("locked", StepMeaning.Done), "");
        var card = new Card($"{name} is locked{(unit.Cut is { } cut ? $" at {cut}" : "")}").With(new Line($"✓ {step.Name} locked · it was {before}"));
        turn.TellChannels(project.Id, card.With(new Small($"{turn.Asker.Name} said so.")));
        if (unit.Cut is null) card = card.With(new Line("No cut is registered yet, so nobody can tell which one is locked."));
        if (await StepSetting.Next(turn, step, cancel) is { } next)
        {
            card = card.With(new Line($"Next is {next.Name}, {StepSetting.Said(next)}."))
                .Offer(new Button($"Make {next.Name} ready", $"set {name} {next.Name} ready"));
        }
        return Answer.Yes(card.Offer(Locking.Offers(turn, project, unit)).Offer(new Button(unit.Code, $"status {name}")));
    }

    /// <summary>The step that ends in the lock, tracked; null when the production has none.</summary>
    public static async Task<Step?> Step(Turn turn, Project project, Unit unit, CancellationToken cancel) =>
        turn.Names.Steps.Locking(project) is { } locking ? await turn.Db.Steps.FirstOrDefaultAsync(row => row.UnitId == unit.Id && row.Name == locking, cancel) : null;
}
