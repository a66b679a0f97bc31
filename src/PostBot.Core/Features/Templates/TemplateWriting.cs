using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>How templates are named, shown and changed by the commands about them.</summary>
internal static class TemplateWriting
{
    public const int LongestName = 30;

    public static WordArgument Kind(bool required) => new("kind", "Which kind of production?", KindNamed)
    {
        Example = "episodic",
        Choices = ["feature", "episodic", "unscripted", "commercial", "documentary"],
        Required = required,
    };

    public static string Word(ProjectKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary><c>Episodic productions</c></summary>
    public static string Productions(ProjectKind kind) => $"{kind} productions";

    public static Card Card(Template template, bool changed)
    {
        var kind = Word(template.Kind);
        var card = new Card($"{Productions(template.Kind)} go through {Lists.Count(template.Steps.Count, "step")}, {(changed ? "as this studio has changed them" : "as shipped")}")
            .With(template.Steps.Select(step => new Line($"{step.Name}{Also(step)}{(step.States.Count == 0 ? "" : $": {string.Join(", ", step.States.Select(state => state.Word))}")}")))
            .With(new Line($"Every step can be {Lists.Or(Enum.GetValues<StepMeaning>().Select(Pipeline.Word))}."));
        if (template.Milestones.Count > 0) card = card.With(new Line($"Milestones: {string.Join(" · ", template.Milestones.Select(milestone => $"{milestone.Name} {milestone.Days} d"))}"));
        return card.With(new Small($"To change it: template {kind} steps edit, vfx, grade · template {kind} states grade add \"look dev\" in progress"));
    }

    /// <summary>Keeps the studio's own copy of a template.</summary>
    public static async Task Keep(Turn turn, Template template, CancellationToken cancel)
    {
        var (studioId, kind) = (turn.Studio.Id, template.Kind);
        var json = ShippedTemplates.Write(template);
        var row = await turn.Db.StudioTemplates.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Kind == kind, cancel);
        if (row is null) turn.Db.Add(new StudioTemplate { Id = turn.NewId(), StudioId = studioId, Kind = kind, Json = json });
        else row.Json = json;
        turn.NamesChanged();
    }

    /// <summary>A step's or state's name as it is kept; null when it will not do: 1 to 30 letters, digits and the marks that names have.</summary>
    public static string? Name(string typed)
    {
        var clean = string.Join(' ', Typed.Clean(typed).Replace('’', '\'').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ';', ':');
        return clean.Length is > 0 and <= LongestName && clean.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '\'' or '&' or '-' or '/' or '.') && clean.Any(char.IsLetter) ? clean : null;
    }

    private static string Also(TemplateStep step) => step.Synonyms.Count == 0 ? "" : $" (also {string.Join(", ", step.Synonyms)})";

    private static string? KindNamed(string word) => word.TrimEnd(',').ToLowerInvariant() switch
    {
        "feature" or "features" or "film" => nameof(ProjectKind.Feature),
        "episodic" or "series" or "scripted" => nameof(ProjectKind.Episodic),
        "unscripted" or "factual" => nameof(ProjectKind.Unscripted),
        "commercial" or "commercials" or "ad" => nameof(ProjectKind.Commercial),
        "documentary" or "documentaries" or "doc" => nameof(ProjectKind.Documentary),
        _ => null,
    };
}
