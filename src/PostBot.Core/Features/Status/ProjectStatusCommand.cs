using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Risk;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Status;

/// <summary>One production at a glance, or one of its episodes, or one step.</summary>
internal sealed class ProjectStatusCommand : ICommand
{
    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101", Unit = Need.Maybe, Step = Need.Maybe };

    private static readonly FlagArgument grid = new("grid", "full") { Example = "grid", Required = false };

    private static readonly FlagArgument exceptions = new("exceptions", "risks", "problems") { Example = "exceptions", Required = false };

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    private static readonly LeftoverArgument leftover = new(work) { Example = "", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["status"],
        Summary = "See where a production, an episode or a step stands",
        Examples = ["status NIGHTFALL", "status NIGHTFALL 101"],
        Phrasings =
        [
            "{project}",
            "how is|are [the] {project} [doing|going|looking|getting] [on]",
            "how is|are we|it doing|looking|going on|with [the] {project}",
            "how far [along] is|are [the] {project}",
            "how far along|on are we with|on [the] {project}",
            "where are we on|with|at [with] [the] {project}",
            "where is|are [the] {project} [at]",
            "what is the status|state|latest of|on|for|with [the] {project}",
            "what is happening|up|going on|with|in [on|with] [the] {project}",
            "update|news|report on|for [the] {project}",
            "any update|updates|news on|for [the] {project}",
            "show|give me [the] {project}",
            "show|give me the status of|on|for [the] {project}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [work, grid, exceptions, all, page, leftover],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        if (turn.Maybe(leftover) is { } unknown) return Unknown(turn, about, unknown);
        var floor = (await Floor.Load(turn.Db, [about.Project], turn.Now, cancel)).For(turn.Asker);
        var standings = Standing.Of(turn.Names.UnitsOf(about.Project.Id), floor, turn.Now, await Needs.Load(turn, [about.Project], floor, cancel));
        var drawing = new ProjectStatus(turn, about.Project, standings, floor) { Page = turn.Maybe(page) is var number and > 0 ? number : 1, All = turn.Has(all) };
        if (about.Unit is { } unit)
        {
            var standing = standings.First(standing => standing.Unit.Id == unit.Id);
            return about.Step is null
                ? Answer.Yes(await UnitStatus.Draw(turn, about.Project, standing, cancel))
                : await StepStatus.Draw(turn, about.Project, standing, about.Step, cancel);
        }
        return Answer.Yes(about.Step is not null ? drawing.OfStep(about.Step) : turn.Has(grid) ? drawing.Grid() : turn.Has(exceptions) ? drawing.Exceptions() : drawing.Whole());
    }

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
            $"{about.Project.Code} has no {word} \"{said}\". It has {Lists.And(units.Take(12).Select(unit => unit.Code))}{(units.Count > 12 ? $" and {units.Count - 12} more" : "")}.",
            units.Take(5).Select(unit => new Button(unit.Code, $"status {about.Project.Code} {unit.Code}")));
    }
}
