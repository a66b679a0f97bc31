using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands.Arguments;

/// <summary>What something is about: a production, maybe one of its units, maybe one step of that.</summary>
internal sealed record Work(Project Project, Unit? Unit, string? Step);

internal enum Need
{
    Never,
    Maybe,
    Always,
}

/// <summary><c>NIGHTFALL 101 grade</c>; in a linked channel the production may be left out.</summary>
internal sealed class WorkArgument(string question = "For which production?") : Argument<Work>("project", question)
{
    public Need Unit { get; init; } = Need.Maybe;

    public Need Step { get; init; } = Need.Never;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at >= words.Count) return null;
        var (projects, next) = Projects(context, at);
        if (projects.Count > 1) return Choose(context, at, next, projects);
        var project = projects.Count == 1 ? projects[0] : context.ChannelProject;
        if (project is null) return null;
        if (projects.Count == 0) next = at;

        Unit? unit = null;
        if (Unit != Need.Never && next < words.Count)
        {
            var afterKind = next + 1 < words.Count && UnitWord.Is(words[next].Text) ? next + 1 : next;
            unit = FindUnit(context.Names, project, words[afterKind].Text);
            if (unit is not null) next = afterKind + 1;
        }
        if (projects.Count == 0 && unit is null) return null;
        if (unit is null && Unit == Need.Always) return new ReadResult.Trouble(WhichUnit(context, project, next));

        string? step = null;
        if (Step != Need.Never && next < words.Count && (unit is not null || Unit != Need.Always))
        {
            if (next + 1 < words.Count && Pipeline.StepNamed(words.Join(next, 2)) is { } two)
            {
                step = two;
                next += 2;
            }
            else if (Pipeline.StepNamed(words[next].Text) is { } one)
            {
                step = one;
                next++;
            }
        }
        if (step is null && Step == Need.Always) return new ReadResult.Trouble(WhichStep(context, project, unit, next));
        return new ReadResult.Taken(new Work(project, unit, step), next);
    }

    public override object? Default(ReadContext context) =>
        context.ChannelProject is { } project && Unit != Need.Always && Step != Need.Always ? new Work(project, null, null) : null;

    public override Answer? NotFound(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var typed = context.Words[at].Text;
        var known = Policy.Visible(context.Asker, context.Names).Select(project => project.Code).ToList();
        if (known.Count == 0) return Answer.No($"There is no production yet, so not \"{Typed.Shorten(typed, 60)}\". For example: project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3");
        var near = Likeness.Nearest(typed, known);
        return Answer.No(
            $"There is no production \"{Typed.Shorten(typed, 60)}\". " + (near is null ? $"There is {Lists.And(known.Take(6))}." : $"Did you mean {near}?"),
            near is null ? [] : [new Button(near, context.LineWith(at, at + 1, near))]);
    }

    public override IReadOnlyList<string> Options(ReadContext context) => [.. Policy.Visible(context.Asker, context.Names).Select(project => project.Code)];

    private static (IReadOnlyList<Project> Found, int Next) Projects(ReadContext context, int at)
    {
        if (context.Names.ProjectNamed(context.Words[at].Text) is { Archived: false } known && Policy.Sees(context.Asker, known, context.Names)) return ([known], at + 1);
        var visible = Policy.Visible(context.Asker, context.Names).ToList();
        for (var count = Math.Min(5, context.Words.Count - at); count >= 1; count--)
        {
            var typed = context.Words.Join(at, count);
            var exact = Likeness.Match(typed, visible, project => project.Code, exactOnly: true);
            if (exact.Count == 0) exact = Likeness.Match(typed, visible, project => project.Title, exactOnly: true);
            if (exact.Count > 0) return (exact, at + count);
        }
        return (Likeness.Match(context.Words[at].Text, visible, project => project.Code), at + 1);
    }

    private static Unit? FindUnit(Names names, Project project, string typed) => names.UnitNamed(project.Id, typed);

    private static ReadResult.Trouble Choose(ReadContext context, int at, int next, IReadOnlyList<Project> projects) => new(Answer.No(
        $"Which production: {Lists.Or(projects.Select(project => project.Code))}?",
        projects.Take(5).Select(project => new Button(project.Code, context.LineWith(at, next, project.Code)))));

    private static Answer WhichUnit(ReadContext context, Project project, int next)
    {
        var units = context.Names.UnitsOf(project.Id).ToList();
        var word = UnitWord.For(project.Kind);
        if (units.Count == 0) return Answer.No($"{project.Code} has no {word} yet. For example: {word} add {project.Code} 101-104");
        var typed = next < context.Words.Count ? $"{project.Code} has no {word} \"{Typed.Shorten(context.Words[next].Text, 40)}\"" : $"Which {word} of {project.Code}";
        return Answer.No(
            next < context.Words.Count ? $"{typed}. It has {Lists.And(units.Take(12).Select(unit => unit.Code))}." : $"{typed}? It has {Lists.And(units.Take(12).Select(unit => unit.Code))}.",
            units.Take(5).Select(unit => new Button(unit.Code, context.LineWith(next, next, unit.Code))));
    }

    private static Answer WhichStep(ReadContext context, Project project, Unit? unit, int next)
    {
        var steps = Pipeline.Steps(project.Kind);
        return Answer.No(
            $"Which step of {project.Code}{(unit is null ? "" : " " + unit.Code)}? Its steps are {Lists.And(steps)}. For example: {context.LineWith(next, next, "grade done")}",
            steps.Take(5).Select(step => new Button(step, context.LineWith(next, next, step))));
    }
}

/// <summary>The trade's word for a unit of each kind of production.</summary>
internal static class UnitWord
{
    private static readonly string[] all = ["episode", "ep", "ep.", "reel", "spot", "unit"];

    public static string For(ProjectKind kind) => kind switch
    {
        ProjectKind.Feature or ProjectKind.Documentary => "reel",
        ProjectKind.Commercial => "spot",
        _ => "episode",
    };

    public static bool Is(string word) => all.Contains(word, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Lists as people say them.</summary>
internal static class Lists
{
    public static string And(IEnumerable<string> items) => Join([.. items], "and");

    public static string Or(IEnumerable<string> items) => Join([.. items], "or");

    public static string Count(long count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static string Join(List<string> items, string word) => items.Count switch
    {
        0 => "none",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {word} {items[^1]}",
    };
}
