namespace PostBot.Domain.Projects;

/// <summary>What productions of one kind are made of: their steps in the order of work, the states of each, and the milestones on the way.</summary>
/// <param name="States">The states that every step can be in.</param>
/// <param name="Milestones">In the order in which they are reached.</param>
public sealed record Template(ProjectKind Kind, IReadOnlyList<TemplateStep> Steps, IReadOnlyList<StepState> States, IReadOnlyList<Milestone> Milestones)
{
    public IEnumerable<string> StepNames => Steps.Select(step => step.Name);

    public TemplateStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);
}

/// <summary>One step: its name, its other names and its own states, the first first; all in lower case.</summary>
public sealed record TemplateStep(string Name, IReadOnlyList<string> Synonyms, IReadOnlyList<StepState> States);

/// <summary>A date on the way to delivery.</summary>
/// <param name="Step">The step it ends; null when it ends none.</param>
/// <param name="Days">Working days that the work before it takes, from the milestone before.</param>
public sealed record Milestone(string Name, string? Step, int Days);

/// <summary>A studio's own template of one kind, once somebody has changed the shipped one.</summary>
public sealed class StudioTemplate : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public ProjectKind Kind { get; init; }

    /// <summary>A <see cref="Template"/> as JSON.</summary>
    public required string Json { get; set; }
}
