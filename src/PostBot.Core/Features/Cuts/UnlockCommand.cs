using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Cuts;

/// <summary>Opens a locked picture again. It always asks first and names what has to be done over.</summary>
internal sealed class UnlockCommand : ICommand
{
    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    private static readonly FlagArgument sure = new("yes", "sure") { Example = "yes", Required = false };

    private static readonly RestArgument reason = new("reason", "Why is it unlocked?") { Example = "network wants the ending shorter" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["unlock"],
        Summary = "Open a locked picture again; it asks first and lists what stands on it",
        Examples = ["unlock NIGHTFALL 101 network wants the ending shorter", "unlock SALT R1 new logo"],
        Role = Role.Artist,
        Arguments = [work, sure, reason],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit) = (turn.Get(work).Project, turn.Get(work).Unit!);
        var name = $"{project.Code} {unit.Code}";
        if (await LockCommand.Step(turn, project, unit, cancel) is not { } step) return Answer.No($"{name} has no step that is locked. Its steps are {Lists.And(turn.Names.Steps.Of(project))}.", new Button(unit.Code, $"status {name}"));
        if (!StepPolicy.MaySet(turn.Asker, step.OwnerId)) return Answer.No($"{name} {step.Name} is {turn.Names.FindPerson(step.OwnerId ?? 0)?.Name ?? "someone"}'s; they or a coordinator can unlock it. Nothing was changed.");
        if (step.Meaning != StepMeaning.Done) return Answer.No($"{name} is not locked: {step.Name} is {StepSetting.Said(step)}. Nothing was changed.", new Button("Show it", $"status {name}"));
        var why = StepSetting.Remark(turn.Get(reason));
        if (!turn.Has(sure)) return await Ask(turn, project, unit, why, cancel);

        var downstream = await Downstream.Of(turn, project, unit, except: null, cancel);
        StepSetting.Apply(turn, step, new StepState("unlocked", StepMeaning.InProgress), why);
        var card = new Card($"{name} is unlocked: {why}").With(new Line($"● {step.Name} unlocked · it was locked{(unit.Cut is { } cut ? $" at {cut}" : "")}")).With(downstream.Lines(turn));
        turn.TellChannels(project.Id, card.With(new Small($"{turn.Asker.Name} said so.")));
        var told = new List<string>();
        foreach (var person in downstream.People(turn))
        {
            if (turn.Tell(person, new Card($"{name} is unlocked: {why}").With(new Line("What you have of it may change; wait for the new cut.")).Offer(new Button("Show it", $"status {name}"))) is { } unreached) card = card.With(new Line($"{person.Name} was not told: {unreached}."));
            else told.Add(person.Name);
        }
        if (told.Count > 0) card = card.With(new Line($"Told: {Lists.And(told)}"));
        return Answer.Yes(card.Offer(new Button(unit.Code, $"status {name}")));
    }

    /// <summary>What stands on the lock, and the button that opens it all the same.</summary>
    public static async Task<Answer> Ask(Turn turn, Project project, Unit unit, string why, CancellationToken cancel)
    {
        var name = $"{project.Code} {unit.Code}";
        var downstream = await Downstream.Of(turn, project, unit, except: null, cancel);
        var people = downstream.People(turn);
        var card = new Card($"Unlock {name}{(unit.Cut is { } cut ? $" {cut}" : "")}? {(downstream.IsEmpty ? "Nothing stands on it yet." : "This stands on it and may have to be done again.")}")
            .With(downstream.Lines(turn));
        if (people.Count > 0) card = card.With(new Line($"To tell: {Lists.And(people.Select(person => person.Name))}"));
        return Answer.No(card.Offer(new Button(people.Count > 0 ? $"Unlock and tell {people.Count}" : "Unlock", why.Length > 0 ? $"unlock {name} yes {why}" : $"unlock {name} yes", Danger: true)));
    }
}
