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
    private static readonly Dictionary<string, string> occasions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["review"] = "review",
        ["viewing"] = "viewing",
        ["screening"] = "screening",
        ["playback"] = "playback",
        ["presentation"] = "presentation",
        ["recording"] = "recording",
        ["test"] = "test",
        ["tests"] = "test",
    };

    public Need Unit { get; init; } = Need.Maybe;

    public Need Step { get; init; } = Need.Never;

    /// <summary>A room is also taken for what is no step of the work: <c>NIGHTFALL 101 review</c>.</summary>
    public bool Occasions { get; init; }

    /// <summary>Whether a linked channel's production is meant when nobody says one.</summary>
    public bool Presumed { get; init; } = true;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at >= words.Count) return null;
        // "grade 101", "the grade of 101" and "101 grade" are the same; so is "NIGHTFALL grade 101".
        var (before, start) = Step == Need.Never || Unit == Need.Never ? (null, at) : StepAt(context, context.ChannelProject, words[at].Is("the") ? at + 1 : at);
        if (before is not null && start < words.Count && (words[start].Is("of") || words[start].Is("on") || words[start].Is("for"))) start++;
        if (before is null) start = at;
        var (projects, next) = start < words.Count ? Projects(context, start) : ([], start);
        if (projects.Count > 1) return Choose(context, at, next, projects);
        var project = projects.Count == 1 ? projects[0] : context.ChannelProject;
        if (projects.Count == 0) next = start;
        if (before is null && projects.Count == 1 && Step != Need.Never && Unit != Need.Never && StepAt(context, project, next) is ({ } between, var behind) && project is not null && UnitReading.Read(context.Names, project, words, behind) is not null)
        {
            (before, next) = (between, behind);
        }

        var unit = Unit == Need.Never || project is null ? null : UnitReading.Read(context.Names, project, words, next);
        if (unit is null && projects.Count == 0 && Unit != Need.Never && UnitReading.OfAny(context.Names, Policy.Visible(context.Asker, context.Names), words, next) is { } only)
        {
            project = only.Project;
            unit = (only.Unit, only.Next);
        }
        if (project is null || (projects.Count == 0 && unit is null)) return null;
        if (unit is { } read) next = read.Next;
        if (unit is null && before is not null && projects.Count == 0) return null;
        if (unit is null && Unit == Need.Always) return new ReadResult.Trouble(WhichUnit(context, project, next));

        var step = before is null ? null : context.Names.StepNamed(project, before);
        if (step is null && Step != Need.Never && (unit is not null || Unit != Need.Always)) (step, next) = StepAt(context, project, next);
        if (step is null && Occasions && next < words.Count && occasions.TryGetValue(Spoken.Bare(words[next].Text), out var occasion)) (step, next) = (occasion, next + 1);
        if (step is null && Step == Need.Always) return new ReadResult.Trouble(WhichStep(context, project, unit?.Unit, next));
        return new ReadResult.Taken(new Work(project, unit?.Unit, step), next);
    }

    /// <summary>The step said at a word and the first word behind it; null and the same word when none is.</summary>
    private static (string? Step, int Next) StepAt(ReadContext context, Project? project, int at)
    {
        var words = context.Words;
        if (at + 1 < words.Count && context.Names.StepNamed(project, words.Join(at, 2)) is { } two) return (two, at + 2);
        return at < words.Count && !words[at].Quoted && context.Names.StepNamed(project, Spoken.Bare(words[at].Text)) is { } one ? (one, at + 1) : (null, at);
    }

    public override object? Default(ReadContext context) =>
        Presumed && context.ChannelProject is { } project && Unit != Need.Always && Step != Need.Always ? new Work(project, null, null) : null;

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
        if (ByTitle(context, at) is { } titled) return ([titled.Project], titled.Next);
        if (context.Names.ProjectNamed(context.Words[at].Text) is { Archived: false } known && Policy.Sees(context.Asker, known, context.Names)) return ([known], at + 1);
        var visible = Policy.Visible(context.Asker, context.Names).ToList();
        for (var count = Math.Min(5, context.Words.Count - at); count >= 1; count--)
        {
            var typed = context.Words.Join(at, count);
            var exact = Likeness.Match(typed, visible, project => project.Code, exactOnly: true);
            if (exact.Count > 0) return (exact, at + count);
        }
        return (Likeness.Match(context.Words[at].Text, visible, project => project.Code), at + 1);
    }

    /// <summary>The production whose whole title stands here, however many words it has.</summary>
    private static (Project Project, int Next)? ByTitle(ReadContext context, int at)
    {
        (Project, int)? best = null;
        foreach (var (project, title) in context.Names.TitlesFrom(context.Words[at].Text))
        {
            var count = context.Words[at].Quoted ? 1 : title.Count(letter => letter == ' ') + 1;
            if (at + count > context.Words.Count || (best is { } longer && longer.Item2 >= at + count) || !Policy.Sees(context.Asker, project, context.Names)) continue;
            if (Likeness.Fold(context.Words.Join(at, count)) == title) best = (project, at + count);
        }
        return best;
    }

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
        var steps = context.Names.Steps.Of(project);
        return Answer.No(
            $"Which step of {project.Code}{(unit is null ? "" : " " + unit.Code)}? Its steps are {Lists.And(steps)}. For example: {context.LineWith(next, next, "grade done")}",
            steps.Take(5).Select(step => new Button(step, context.LineWith(next, next, step))));
    }
}

/// <summary>The trade's word for a unit of each kind of production.</summary>
internal static class UnitWord
{
    private static readonly string[] all = ["episode", "ep", "ep.", "eps", "reel", "spot", "unit"];

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
