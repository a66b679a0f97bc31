using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Shots;

/// <summary>How many VFX shots are final, said as a number; where shots are listed the list counts.</summary>
internal sealed class VfxCommand : ICommand
{
    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    private static readonly FractionArgument count = new("count", "How many are final, of how many?") { Example = "32/44" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["vfx"],
        Summary = "Say how many VFX shots are final",
        Examples = ["vfx NIGHTFALL 101 32/44", "vfx NIGHTFALL 102 5 of 20 final"],
        Role = Role.Artist,
        Outsiders = true,
        Arguments = [work, count],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit, said) = (turn.Get(work).Project, turn.Get(work).Unit!, turn.Get(count));
        var name = $"{project.Code} {unit.Code}";
        var (step, refusal) = await ShotCount.Find(turn, project, unit, cancel);
        if (step is null) return refusal!;
        if (await turn.Db.Shots.AnyAsync(row => row.UnitId == unit.Id, cancel)) return Answer.No($"The shots of {name} are listed, so the list counts them: {step.ShotsFinal} of {step.Shots}. Nothing was changed.", new Button("Shots", $"shots {name}"));
        if (step.Shots == said.All && step.ShotsFinal == said.Part) return Answer.No($"{name} vfx is at {said.Part} of {said.All} already. Nothing was changed.", new Button("Show it", $"status {name} vfx"));
        var before = step.Shots is { } all ? $"it was {step.ShotsFinal} of {all}" : "nobody had counted before";
        ShotCount.Put(turn, step, said.Part, said.All);
        var card = new Card($"{name} vfx: {said.Part} of {Lists.Count(said.All, "shot")} final").With(new Line($"{Pipeline.Symbol(step.Meaning)} {StepSetting.Said(step)} · {before}"));
        turn.TellChannels(project.Id, card.With(new Small($"{turn.Asker.Name} said so.")));
        if (said.Part == said.All && step.Meaning != StepMeaning.Done) card = card.Offer(new Button("vfx done", $"set {name} vfx done"));
        return Answer.Yes(card.Offer(new Button(unit.Code, $"status {name}")));
    }
}
