using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>One episode, reel or spot: a line for each step. Narrowed to one step, only what belongs to that.</summary>
internal static class UnitStatus
{
    public static Card Draw(Turn turn, Project project, Standing standing, StatusWords words)
    {
        var name = $"{project.Code} {standing.Unit.Code}";
        var card = new Card($"{name} {Verdict(standing)}")
            .With(standing.Late.Take(3).Select(deadline => new Line((Text)"✖ critical: " + words.Was(deadline))))
            .With(standing.Steps.Select(step => new Line(words.Marked(step))));
        var cut = new List<Text>();
        if (standing.Unit.Cut is { } version) cut.Add($"Cut {version}");
        cut.AddRange(standing.Rounds.Select(words.Round));
        if (standing.OpenNotes > 0) cut.Add(Lists.Count(standing.OpenNotes, "open note"));
        if (cut.Count > 0) card = card.With(new Line(Text.Join(" · ", cut)));
        return Around(card, standing.Sessions, standing.Due, words).Offer(Buttons(turn, project, standing, standing.At is [var at, ..] ? at : null));
    }

    public static Answer Step(Turn turn, Project project, Standing standing, string name, StatusWords words)
    {
        var step = standing.Steps.FirstOrDefault(step => step.Name == name);
        if (step is null)
        {
            return Answer.No(
                $"{project.Code} {standing.Unit.Code} has no {name}. Its steps are {Lists.And(standing.Steps.Select(step => step.Name))}.",
                standing.Steps.Take(5).Select(step => new Button(step.Name, $"status {project.Code} {standing.Unit.Code} {step.Name}")));
        }
        var owner = step.OwnerId is { } id && turn.Names.FindPerson(id) is { } person ? $"It is {person.Name}'s." : "Nobody owns it yet.";
        var card = new Card($"{project.Code} {standing.Unit.Code} {name} is {step.Word}").With(new Line(words.Marked(step)), new Line(owner));
        return Answer.Yes(Around(card, [.. standing.Sessions.Where(session => session.Step == name)], [], words).Offer(Buttons(turn, project, standing, step)));
    }

    private static Card Around(Card card, IReadOnlyList<SessionFact> sessions, IReadOnlyList<DeadlineFact> due, StatusWords words)
    {
        if (words.Next(sessions, named: false) is { } next) card = card.With(next);
        return words.Ahead(due) is { } ahead ? card.With(ahead) : card;
    }

    private static string Verdict(Standing standing)
    {
        if (standing.Late.Count > 0) return standing.Late.Count == 1 ? $"is late: {standing.Late[0].Title}" : $"is late: {standing.Late.Count} deadlines have passed";
        if (standing.IsDone) return "is done";
        if (standing.IsUntouched) return "has not started";
        var at = standing.At;
        return $"is in {at[0].Name}: {at[0].Word}{(at.Count > 1 ? $", with {Lists.And(at.Skip(1).Select(step => $"{step.Name} {step.Word}"))}" : "")}";
    }

    private static IEnumerable<Button> Buttons(Turn turn, Project project, Standing standing, StepFact? step)
    {
        var name = $"{project.Code} {standing.Unit.Code}";
        if (step is not null && step.Meaning != StepMeaning.Done && StepPolicy.MaySet(turn.Asker, step.OwnerId))
        {
            if (step.IsActive) yield return new Button(Typed.Shorten($"{step.Name} done", 75), $"set {name} {step.Name} done");
            else yield return new Button(Typed.Shorten($"Start {step.Name}", 75), $"set {name} {step.Name} in progress");
        }
        if (turn.Asker.Role >= Role.Viewer && standing.Rounds is [var round, ..]) yield return new Button($"Notes F{round.Number}", $"notes F{round.Number}");
        yield return new Button(project.Code, $"status {project.Code}");
    }
}
