using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Status;

/// <summary>One episode, reel or spot: a line for each step, then its cut, rounds, turnovers, sessions and dates.</summary>
internal static class UnitStatus
{
    public static async Task<Card> Draw(Turn turn, Project project, Standing standing, CancellationToken cancel)
    {
        var words = new StatusWords(turn, project);
        var name = $"{project.Code} {standing.Unit.Code}";
        var card = new Card($"{name} {Verdict(standing)}")
            .With(standing.Late.Take(3).Select(deadline => new Line((Text)"✖ critical: " + words.Was(deadline))))
            .With(standing.ForecastLate.Take(3).Select(deadline => new Line((Text)"▲ at risk: " + words.Forecast(deadline))))
            .With(standing.Needs.Select(need => new Line($"{need.Mark} {need.Rule.Level}: {need.Why}")))
            .With(standing.Steps.Select(step => new Line(words.Marked(step))));
        var cut = new List<Text>();
        if (standing.Unit.Cut is { } version) cut.Add($"Cut {version}");
        cut.AddRange(standing.Rounds.Select(words.Round));
        if (standing.OpenNotes > 0) cut.Add(Lists.Count(standing.OpenNotes, "open note"));
        if (cut.Count > 0) card = card.With(new Line(Text.Join(" · ", cut)));
        if (Policy.IsInside(turn.Asker) && await Turnovers(turn, standing.Unit, cancel) is { } turnovers) card = card.With(turnovers);
        return Around(card, standing.Sessions, standing.Due, words).Offer(Buttons(turn, project, standing, standing.At is [var at, ..] ? at : null));
    }

    public static Card Around(Card card, IReadOnlyList<SessionFact> sessions, IReadOnlyList<DeadlineFact> due, StatusWords words)
    {
        if (words.Next(sessions, named: false) is { } next) card = card.With(next);
        return words.Ahead(due) is { } ahead ? card.With(ahead) : card;
    }

    /// <param name="step">The one to act on; null when none is.</param>
    public static IEnumerable<Button> Buttons(Turn turn, Project project, Standing standing, StepFact? step, bool asked = false)
    {
        var name = $"{project.Code} {standing.Unit.Code}";
        if (step is not null && step.Meaning != StepMeaning.Done && StepPolicy.MaySet(turn.Asker, step.OwnerId))
        {
            if (step.IsActive) yield return new Button(Typed.Shorten($"{step.Name} done", 75), $"set {name} {step.Name} done");
            else yield return new Button(Typed.Shorten($"Start {step.Name}", 75), $"set {name} {step.Name} in progress");
        }
        if (turn.Asker.Role >= Role.Viewer && standing.Rounds is [var round, ..]) yield return new Button($"Notes F{round.Number}", $"notes F{round.Number}");
        yield return new Button(project.Code, $"status {project.Code}");
        if (Policy.IsInside(turn.Asker)) yield return new Button("Share", $"share status {name}{(asked && step is not null ? $" {step.Name}" : "")}");
    }

    private static async Task<Line?> Turnovers(Turn turn, Unit unit, CancellationToken cancel)
    {
        var open = await turn.Db.Turnovers.AsNoTracking().Where(row => row.UnitId == unit.Id && row.State != TurnoverState.Superseded).OrderBy(row => row.Number).ToListAsync(cancel);
        if (open.Count == 0) return null;
        var said = open.Take(4).Select(turnover => $"{turnover.Version} to {turnover.Recipient}, {turnover.State.ToString().ToLowerInvariant()} (U{turnover.Number})");
        return new Line($"Turned over: {string.Join(" · ", said)}{(open.Count > 4 ? $" · {open.Count - 4} more" : "")}");
    }

    private static string Verdict(Standing standing)
    {
        if (standing.Late.Count > 0) return standing.Late.Count == 1 ? $"is late: {standing.Late[0].Title}" : $"is late: {standing.Late.Count} deadlines have passed";
        if (standing.IsDone) return "is done";
        if (standing.IsUntouched) return "has not started";
        var at = standing.At;
        return $"is in {at[0].Name}: {at[0].Word}{(at.Count > 1 ? $", with {Lists.And(at.Skip(1).Select(step => $"{step.Name} {step.Word}"))}" : "")}";
    }
}
