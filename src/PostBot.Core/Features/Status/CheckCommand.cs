using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>Whether a step has reached a state: yes or no first, then where it is.</summary>
internal sealed class CheckCommand : ICommand
{
    private static readonly WorksArgument work = new("Which episode and step?") { Example = "NIGHTFALL 101 grade" };

    private static readonly StateArgument state = new() { Example = "locked" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["check"],
        Summary = "Ask whether a step is done, locked or in any other state; is 101 locked does the same",
        Examples = ["check NIGHTFALL 101 grade done", "is 101 locked"],
        Phrasings =
        [
            "is|are|has|have {project} {state}",
            "is|are the {project} {state}",
            "is|are|has|have {project} been|gone {state}",
            "is|are {project} still {state}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [work, state],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var words = Words.Of(turn.Get(state));
        if (StepSetting.Read(turn.Names.Steps, about.Project, about.Step, words) is not { } asked)
        {
            return Answer.No($"\"{Typed.Shorten(Typed.Clean(words.Line), 40)}\" is not a state of {about.Step}.", new Button("Show it", $"status {about.Project.Code} {about.Units[0].Code} {about.Step}"));
        }
        var ids = about.Units.Select(unit => unit.Id).ToList();
        var steps = await turn.Db.Steps.AsNoTracking().Where(row => ids.Contains(row.UnitId) && row.Name == about.Step).ToListAsync(cancel);
        var answers = about.Units.Select(unit => (Unit: unit, Step: steps.Find(step => step.UnitId == unit.Id))).ToList();
        var yes = answers.Where(one => one.Step is not null && Is(one.Step, asked.State)).ToList();
        var card = answers.Count == 1
            ? One(turn, about, answers[0].Unit, answers[0].Step, asked.State, yes.Count == 1)
            : new Card($"{(yes.Count == answers.Count ? "Yes, all" : yes.Count == 0 ? "No, none" : $"{yes.Count} of {answers.Count}")} {about.Project.Code} {about.Step} {asked.State.Word}")
                .With(answers.Select(one => new Line(one.Step is null ? $"{one.Unit.Code} has no {about.Step}" : $"{Pipeline.Symbol(one.Step.Meaning)} {one.Unit.Code} {StepSetting.Said(one.Step)}")));
        return Answer.Yes(card.Offer(new Button(about.Units[0].Code, $"status {about.Project.Code} {about.Units[0].Code}")));
    }

    private static Card One(Turn turn, Works about, Unit unit, Step? step, StepState asked, bool yes)
    {
        var name = $"{about.Project.Code} {unit.Code} {about.Step}";
        if (step is null) return new Card($"No, {about.Project.Code} {unit.Code} has no {about.Step}");
        var now = StepSetting.Said(step);
        var inside = PostBot.Core.People.Policy.IsInside(turn.Asker);
        var headline = yes ? $"Yes, {name} is {now}" : $"No, {name} is not {asked.Word}. It is {now}.";
        var card = new Card(headline);
        if (inside && step.Remark.Length > 0) card = card.With(new Line(step.Remark));
        return inside && turn.Names.FindPerson(step.OwnerId ?? 0) is { } owner ? card.With(new Line($"It is {owner.Name}'s.")) : card;
    }

    /// <summary>The same state, or, for a state that only says what it means, any with that meaning: a locked cut is done.</summary>
    private static bool Is(Step step, StepState asked) => StepSetting.Said(step) == asked.Word || (step.Meaning == asked.Meaning && asked.Word == Pipeline.Word(asked.Meaning));
}
