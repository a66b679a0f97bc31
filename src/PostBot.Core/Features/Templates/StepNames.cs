using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>What the steps of a studio's productions are called and which states they have. Immutable.</summary>
internal sealed class StepNames
{
    private readonly Dictionary<ProjectKind, Template> own;
    private readonly Dictionary<string, string> everywhere = new(StringComparer.Ordinal);

    /// <param name="changed">The templates that the studio has changed.</param>
    public StepNames(IEnumerable<StudioTemplate> changed, IEnumerable<Project> projects)
    {
        own = changed.ToDictionary(template => template.Kind, template => ShippedTemplates.Read(template.Json));
        var steps = own.Values.SelectMany(template => template.Steps).Concat(ShippedTemplates.Steps).ToList();
        foreach (var name in steps.Select(step => step.Name).Concat(projects.SelectMany(Listed))) everywhere.TryAdd(Likeness.Fold(name), name);
        foreach (var step in steps) foreach (var synonym in step.Synonyms) everywhere.TryAdd(Likeness.Fold(synonym), step.Name);
    }

    /// <summary>The steps as a production keeps them.</summary>
    public static string Joined(IEnumerable<string> steps) => string.Join(',', steps);

    public bool IsChanged(ProjectKind kind) => own.ContainsKey(kind);

    /// <summary>The studio's own template, or the shipped one.</summary>
    public Template Template(ProjectKind kind) => own.GetValueOrDefault(kind) ?? ShippedTemplates.Of(kind);

    /// <summary>The production's steps in the order of work.</summary>
    public IReadOnlyList<string> Of(Project project) => project.Steps is null ? [.. Template(project.Kind).StepNames] : [.. Listed(project)];

    /// <summary>See <see cref="PostBot.Core.People.Names.StepNamed"/>.</summary>
    public string? Named(Project? project, string word)
    {
        var wanted = Likeness.Fold(word);
        if (project is not null)
        {
            var steps = Of(project);
            if (steps.FirstOrDefault(step => Likeness.Fold(step) == wanted) is { } exact) return exact;
            if (steps.FirstOrDefault(step => Step(project, step).Synonyms.Any(synonym => Likeness.Fold(synonym) == wanted)) is { } other) return other;
        }
        return everywhere.GetValueOrDefault(wanted);
    }

    /// <summary>The states of a production's step, its own before those that every step has.</summary>
    public IEnumerable<StepState> States(Project project, string step) => [.. Step(project, step).States, .. Template(project.Kind).States];

    /// <summary>The states that this step has and others have not.</summary>
    public IReadOnlyList<StepState> OwnStates(Project project, string step) => Step(project, step).States;

    /// <summary>The step whose end is the picture lock; null when the production has none.</summary>
    public string? Locking(Project project) => Of(project).FirstOrDefault(step => Step(project, step).States.Any(state => state is { Word: "locked", Meaning: StepMeaning.Done }));

    private TemplateStep Step(Project project, string step) => Template(project.Kind).Step(step) ?? ShippedTemplates.Step(step);

    private static IEnumerable<string> Listed(Project project) => project.Steps?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
