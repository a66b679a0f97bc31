using NodaTime;

namespace PostBot.Domain.Projects;

/// <summary>The numbers are stored.</summary>
public enum ProjectKind
{
    Feature = 0,
    Episodic = 1,
    Unscripted = 2,
    Commercial = 3,
    Documentary = 4,
}

/// <summary>A production: a film, a series, a campaign.</summary>
public sealed class Project : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary>What people type: <c>NIGHTFALL</c>. Unique in the studio without regard to case.</summary>
    public required string Code { get; set; }

    public required string Title { get; set; }

    public ProjectKind Kind { get; set; }

    /// <summary>As <c>23.976</c> or <c>29.97df</c>; see <c>FrameRate</c>.</summary>
    public required string FrameRate { get; set; }

    /// <summary>The label of the first frame of a programme or reel, <c>01:00:00:00</c>.</summary>
    public required string StartTimecode { get; set; }

    public required string Zone { get; set; }

    /// <summary>Feedback rounds in the price; 0 when nobody said.</summary>
    public int RoundsIncluded { get; set; }

    /// <summary>Its steps in the order of work, <c>edit,vfx,grade</c>; null means those of the studio's template for its kind.</summary>
    public string? Steps { get; set; }

    public bool Archived { get; set; }
}

/// <summary>An episode, a reel or a spot.</summary>
public sealed class Unit : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ProjectId { get; init; }

    /// <summary><c>101</c>, <c>R3</c>, <c>60s</c>: unique in the project without regard to case.</summary>
    public required string Code { get; set; }

    public int SortOrder { get; set; }

    /// <summary>The current cut version, <c>v7</c>; null before the first.</summary>
    public string? Cut { get; set; }
}

/// <summary>One step of the pipeline of one unit: grade of 101.</summary>
public sealed class Step : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ProjectId { get; init; }

    public long UnitId { get; init; }

    /// <summary><c>grade</c>, in lower case; one of the production's steps.</summary>
    public required string Name { get; init; }

    public int SortOrder { get; set; }

    public StepMeaning Meaning { get; set; }

    /// <summary>The trade's own word for where it is: <c>director's cut</c>; empty when the meaning says it all.</summary>
    public required string Word { get; set; }

    /// <summary>Why, or what it waits for; empty when nobody said.</summary>
    public required string Remark { get; set; }

    public long? OwnerId { get; set; }

    /// <summary>How many shots the step counts; null when nobody counts them.</summary>
    public int? Shots { get; set; }

    /// <summary>How many of <see cref="Shots"/> are final.</summary>
    public int ShotsFinal { get; set; }
}

/// <summary>Who said where a step is, and when: the step's history.</summary>
public sealed class StepChange : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long StepId { get; init; }

    public Instant At { get; init; }

    public long ById { get; init; }

    public StepMeaning Meaning { get; init; }

    /// <summary>As in <see cref="Step.Word"/>.</summary>
    public required string Word { get; init; }

    public required string Remark { get; init; }
}

/// <summary>One version of the cut of a unit, as it was registered.</summary>
public sealed class Cut : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ProjectId { get; init; }

    public long UnitId { get; init; }

    /// <summary><c>v7</c>; unique in the unit.</summary>
    public required string Version { get; init; }

    /// <summary>What people call it, <c>DC3</c>; empty when nobody said.</summary>
    public required string Label { get; set; }

    /// <summary>Where to watch it; null when nobody said.</summary>
    public string? Link { get; set; }

    public Instant At { get; init; }

    public long ById { get; init; }
}
