using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>The cards of one production: at a glance, every step of every unit, what is at risk, one step everywhere. What is too much for one card goes on the next page.</summary>
internal sealed class ProjectStatus(Turn turn, Project project, IReadOnlyList<Standing> standings, Floor floor)
{
    /// <summary>More than this is not read at a glance; the rest is a count and a button.</summary>
    public const int MostLines = 12;

    /// <summary>What the longest message of every platform holds.</summary>
    public const int MostLinesOfAll = 200;

    /// <summary>Lines of the grid are long.</summary>
    private const int MostRows = 40;

    private readonly StatusWords words = new(turn, project);

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Not at a glance but all of it.</summary>
    public bool All { get; init; }

    private string Unit => UnitWord.For(project.Kind);

    public Card Whole()
    {
        var paged = new Paged<Standing>(standings, All ? MostLinesOfAll : MostLines, Page);
        var lines = new List<Part>();
        lines.AddRange(OfProject().Select(text => new Line(text)));
        lines.AddRange(paged.Shown.Select(standing => new Line(words.Unit(standing))));
        if (paged.Rest.Count > 0) lines.Add(new Line(Rest(paged.Rest)));
        if (standings.Count == 0 && turn.Asker.Role >= Domain.People.Role.Coordinator) lines.Add(new Line($"For example: {Unit} add {project.Code} {(project.Kind == ProjectKind.Commercial ? "60s,30s" : "101-108")}"));
        if (words.Next(floor.Sessions, named: true) is { } next) lines.Add(next);
        var open = new List<string>();
        if (standings.Sum(standing => standing.Rounds.Count) is var rounds and > 0) open.Add(Lists.Count(rounds, "open round"));
        if (standings.Sum(standing => standing.OpenNotes) is var notes and > 0) open.Add(Lists.Count(notes, "open note"));
        if (open.Count > 0) lines.Add(new Line(string.Join(" · ", open)));
        if (words.Ahead([.. floor.Deadlines.Where(deadline => deadline.DueAt >= turn.Now)]) is { } ahead) lines.Add(ahead);
        return new Card($"{project.Code} {words.Verdict(standings, floor)}") { Parts = lines, Buttons = Buttons(paged) };
    }

    public Card Grid()
    {
        var paged = new Paged<Standing>([.. standings.OrderBy(standing => standing.Unit.SortOrder)], MostRows, Page);
        var card = new Card($"{project.Code}: every step of {Lists.Count(standings.Count, Unit)}{paged.Where}").With(paged.Shown.Select(standing => new Line(words.Grid(standing))));
        if (paged.IsMore) card = card.Offer(new Button("Show more", $"status {project.Code} grid page {Page + 1}"));
        return card.Offer([new Button(project.Code, $"status {project.Code}"), .. Share($"status {project.Code} grid{paged.Again}")]);
    }

    public Card Exceptions()
    {
        var reasons = OfProject().Concat(standings.SelectMany(words.Reasons)).ToList();
        var paged = new Paged<Text>(reasons, MostRows, Page);
        var units = standings.Count(standing => standing.Urgency != Urgency.None);
        var headline = reasons.Count == 0 ? $"Nothing on {project.Code} is at risk" : units == 0 ? $"{project.Code} needs somebody" : $"{Lists.Count(units, Unit)} of {project.Code} {(units == 1 ? "needs" : "need")} somebody{paged.Where}";
        var card = new Card(headline).With(paged.Shown.Select(text => new Line(text)));
        if (paged.IsMore) card = card.Offer(new Button("Show more", $"status {project.Code} exceptions page {Page + 1}"));
        return card.Offer([new Button(project.Code, $"status {project.Code}"), .. Share($"status {project.Code} exceptions{paged.Again}")]);
    }

    public Card OfStep(string step)
    {
        var steps = standings.SelectMany(standing => standing.Steps.Where(fact => fact.Name == step).Select(fact => (standing.Unit, Step: fact)))
            .OrderBy(pair => pair.Step.Meaning != StepMeaning.Blocked).ThenBy(pair => pair.Unit.SortOrder).ToList();
        var paged = new Paged<(Unit Unit, StepFact Step)>(steps, All ? MostLinesOfAll : MostLines, Page);
        var card = new Card(steps.Count == 0 ? $"{project.Code} has no {step}" : $"{project.Code} {step}: {Counts(steps.Select(pair => pair.Step.Meaning))}")
            .With(paged.Shown.Select(pair => new Line($"{Pipeline.Symbol(pair.Step.Meaning)} {pair.Unit.Code} {words.Step(pair.Step)}")));
        if (paged.Rest.Count > 0) card = card.With(new Line($"And {Lists.Count(paged.Rest.Count, "more " + Unit)}: {Counts(paged.Rest.Select(pair => pair.Step.Meaning))}"));
        if (words.Next([.. floor.Sessions.Where(session => session.Step == step)], named: true) is { } next) card = card.With(next);
        card = card.Offer(paged.Shown.Take(3).Select(pair => new Button(pair.Unit.Code, $"status {project.Code} {pair.Unit.Code} {step}")));
        if (paged.IsMore) card = card.Offer(new Button("Show more", More($"status {project.Code} {step}")));
        return card.Offer(Share($"status {project.Code} {step}"));
    }

    private List<Button> Buttons(Paged<Standing> paged)
    {
        var risky = standings.Any(standing => standing.Urgency != Urgency.None);
        var buttons = new List<Button>();
        if (paged.IsMore) buttons.Add(new Button("Show more", More($"status {project.Code}")));
        if (standings.Count > 0) buttons.Insert(0, new Button(paged.Shown.Count > 0 ? paged.Shown[0].Unit.Code : standings[0].Unit.Code, $"status {project.Code} {(paged.Shown.Count > 0 ? paged.Shown[0] : standings[0]).Unit.Code}"));
        if (risky) buttons.Add(new Button("At risk", $"status {project.Code} exceptions"));
        if (standings.Count > 0) buttons.Add(new Button("Full grid", $"status {project.Code} grid"));
        if (buttons.Count < 4) buttons.Add(new Button("This week", $"bookings {project.Code}"));
        buttons.AddRange(Share($"status {project.Code}{(All ? " all" : "")}{paged.Again}"));
        return buttons;
    }

    /// <summary>What is wrong with the production as a whole rather than with one of its units.</summary>
    private IEnumerable<Text> OfProject() =>
        floor.Deadlines.Where(deadline => deadline.UnitId is null && deadline.DueAt < turn.Now).Select(deadline => (Text)"✖ critical: " + words.Was(deadline))
            .Concat(floor.Deadlines.Where(deadline => deadline.UnitId is null && deadline.DueAt >= turn.Now && deadline.IsForecastLate).Select(deadline => (Text)"▲ at risk: " + words.Forecast(deadline)));

    /// <summary>At a glance is followed by all of it; all of it by its next page.</summary>
    private string More(string line) => All ? $"{line} all page {Page + 1}" : $"{line} all";

    private IEnumerable<Button> Share(string line) => Policy.IsInside(turn.Asker) ? [new Button("Share", $"share {line}")] : [];

    /// <summary>What is not shown, by where it is, so that nothing is silently missing.</summary>
    private string Rest(IReadOnlyList<Standing> rest) =>
        $"And {Lists.Count(rest.Count, "more " + Unit)}: {Counts(rest.Select(standing => standing.IsDone ? StepMeaning.Done : standing.At is [var at, ..] ? at.Meaning : StepMeaning.NotStarted))}";

    private static string Counts(IEnumerable<StepMeaning> meanings) => string.Join(", ", meanings.GroupBy(Pipeline.Word).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"));
}
