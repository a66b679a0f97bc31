using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>One production at a glance, or one of its episodes, or one step.</summary>
internal sealed class ProjectStatusCommand : ICommand
{
    /// <summary>More than this is not read at a glance; the rest is a count and a button.</summary>
    private const int MostLines = 12;

    /// <summary>What fits the largest message of every platform.</summary>
    private const int MostLinesOfAll = 200;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101", Unit = Need.Maybe, Step = Need.Maybe };

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    private static readonly LeftoverArgument leftover = new(work) { Example = "", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["status"],
        Summary = "See where a production, an episode or a step stands",
        Examples = ["status NIGHTFALL", "status NIGHTFALL 101"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [work, all, leftover],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        if (turn.Maybe(leftover) is { } unknown) return Unknown(turn, about, unknown);
        var floor = await Floor.Load(turn.Db, [about.Project], turn.Now, cancel);
        var words = new StatusWords(turn, about.Project);
        var standings = Standing.Of(turn.Names.UnitsOf(about.Project.Id), floor, turn.Now);
        if (about.Unit is null) return Answer.Yes(Whole(turn, about, standings, floor, words));
        var standing = standings.First(standing => standing.Unit.Id == about.Unit.Id);
        return about.Step is null ? Answer.Yes(UnitStatus.Draw(turn, about.Project, standing, words)) : UnitStatus.Step(turn, about.Project, standing, about.Step, words);
    }

    private static Card Whole(Turn turn, Work about, IReadOnlyList<Standing> standings, Floor floor, StatusWords words)
    {
        var project = about.Project;
        var headline = about.Step is null ? $"{project.Code} {words.Verdict(standings, floor)}" : OfStep(project, about.Step, standings);
        var most = turn.Has(all) ? MostLinesOfAll : MostLines;
        var lines = new List<Part>();
        if (about.Step is null)
        {
            lines.AddRange(floor.Deadlines.Where(deadline => deadline.UnitId is null && deadline.DueAt < turn.Now).Take(3).Select(deadline => new Line((Text)"✖ critical: " + words.Was(deadline))));
            lines.AddRange(standings.Take(most).Select(standing => new Line(words.Unit(standing))));
        }
        else
        {
            lines.AddRange(standings.SelectMany(standing => standing.Steps.Where(step => step.Name == about.Step).Select(step => (standing.Unit, Step: step)))
                .OrderBy(pair => pair.Step.Meaning != StepMeaning.Blocked).ThenBy(pair => pair.Unit.SortOrder).Take(most)
                .Select(pair => new Line($"{Pipeline.Symbol(pair.Step.Meaning)} {pair.Unit.Code} {words.Step(pair.Step)}")));
        }
        var rest = standings.Skip(most).ToList();
        if (rest.Count > 0) lines.Add(new Line(Rest(rest, project)));
        if (standings.Count == 0 && turn.Asker.Role >= Role.Coordinator) lines.Add(new Line($"For example: {UnitWord.For(project.Kind)} add {project.Code} {(project.Kind == ProjectKind.Commercial ? "60s,30s" : "101-108")}"));
        if (words.Next(floor.Sessions, named: true) is { } next) lines.Add(next);
        var notes = standings.Sum(standing => standing.OpenNotes);
        if (notes > 0) lines.Add(new Line(Lists.Count(notes, "open note")));
        if (words.Ahead([.. floor.Deadlines.Where(deadline => deadline.DueAt >= turn.Now)]) is { } ahead) lines.Add(ahead);
        var more = rest.Count > 0 && !turn.Has(all);
        var buttons = standings.Take(more ? 4 : 5).Select(standing => new Button(standing.Unit.Code, $"status {project.Code} {standing.Unit.Code}"));
        return new Card(headline) { Parts = lines, Buttons = more ? [.. buttons, new Button("Show more", $"status {turn.Names.Work(project.Id, null, about.Step)} all")] : [.. buttons] };
    }

    private static string OfStep(Project project, string step, IReadOnlyList<Standing> standings)
    {
        var steps = standings.SelectMany(standing => standing.Steps).Where(fact => fact.Name == step).ToList();
        return steps.Count == 0 ? $"{project.Code} has no {step}" : $"{project.Code} {step}: {Counts(steps.Select(fact => fact.Meaning))}";
    }

    /// <summary>What is not shown, by where it is, so that nothing is silently missing.</summary>
    private static string Rest(List<Standing> rest, Project project) =>
        $"And {Lists.Count(rest.Count, "more " + UnitWord.For(project.Kind))}: {Counts(rest.Select(standing => standing.IsDone ? StepMeaning.Done : standing.At is [var at, ..] ? at.Meaning : StepMeaning.NotStarted))}";

    private static string Counts(IEnumerable<StepMeaning> meanings) => string.Join(", ", meanings.GroupBy(Pipeline.Word).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"));

    private static Answer Unknown(Turn turn, Work about, string typed)
    {
        var said = Typed.Shorten(Typed.Clean(typed).Replace('\n', ' '), 40);
        if (about.Unit is { } unit)
        {
            var steps = turn.Names.Steps.Of(about.Project);
            return Answer.No($"{unit.Code} has no step \"{said}\". Its steps are {Lists.And(steps)}.", steps.Take(5).Select(step => new Button(step, $"status {about.Project.Code} {unit.Code} {step}")));
        }
        var word = UnitWord.For(about.Project.Kind);
        var units = turn.Names.UnitsOf(about.Project.Id).ToList();
        if (units.Count == 0) return Answer.No($"{about.Project.Code} has no {word} yet, so not \"{said}\".", new Button(about.Project.Code, $"status {about.Project.Code}"));
        return Answer.No(
            $"{about.Project.Code} has no {word} \"{said}\". It has {Lists.And(units.Take(MostLines).Select(unit => unit.Code))}{(units.Count > MostLines ? $" and {units.Count - MostLines} more" : "")}.",
            units.Take(5).Select(unit => new Button(unit.Code, $"status {about.Project.Code} {unit.Code}")));
    }
}
