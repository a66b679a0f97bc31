using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Status;

/// <summary>Who has a step, or every step of an episode: the name first.</summary>
internal sealed class WhoseCommand : ICommand
{
    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 103 edit", Unit = Need.Always, Step = Need.Maybe };

    public Definition Definition { get; } = new()
    {
        Verbs = ["who has", "whose step is"],
        Summary = "Ask who has a step; who's cutting 103 does the same",
        Examples = ["who has NIGHTFALL 103 edit", "who's cutting 103"],
        Phrasings =
        [
            "who is {project}",
            "who is [working] on [the] {project}",
            "who is doing|handling|making [the] {project}",
            "who owns|does|did [the] {project}",
            "who has got [the] {project}",
            "who is the owner of {project}",
            "who should i ask about {project}",
        ],
        Role = Role.Viewer,
        Arguments = [work],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var unit = about.Unit!;
        var steps = await turn.Db.Steps.AsNoTracking().Where(row => row.UnitId == unit.Id && (about.Step == null || row.Name == about.Step)).OrderBy(row => row.SortOrder).ToListAsync(cancel);
        var name = $"{about.Project.Code} {unit.Code}";
        var show = new Button(unit.Code, $"status {name}");
        if (about.Step is not null)
        {
            if (steps.Count == 0) return Answer.No($"{name} has no {about.Step}.", show);
            return Answer.Yes(new Card(turn.Names.FindPerson(steps[0].OwnerId ?? 0) is { } owner
                ? $"{owner.Name} has {name} {about.Step}, {StepSetting.Said(steps[0])}"
                : $"Nobody has {name} {about.Step} yet").Offer(show));
        }
        var owned = steps.Select(step => (Step: step, Owner: turn.Names.FindPerson(step.OwnerId ?? 0))).Where(one => one.Owner is not null).ToList();
        if (owned.Count == 0) return Answer.Yes(new Card($"Nobody has a step of {name} yet").Offer(show));
        return Answer.Yes(new Card($"{Lists.And(owned.Select(one => one.Owner!.Name).Distinct())} {(owned.Select(one => one.Owner!.Id).Distinct().Count() == 1 ? "is" : "are")} on {name}")
            .With(owned.Select(one => new Line($"{one.Step.Name}: {one.Owner!.Name}, {StepSetting.Said(one.Step)}"))).Offer(show));
    }
}
