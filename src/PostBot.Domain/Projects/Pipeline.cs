namespace PostBot.Domain.Projects;

/// <summary>What a state means to everybody, whatever the trade calls it. The numbers are stored.</summary>
public enum StepMeaning
{
    NotStarted = 0,
    Ready = 1,
    InProgress = 2,
    InReview = 3,
    Done = 4,
    Blocked = 5,
    OnHold = 6,
}

/// <summary>A state as people say it and what it means.</summary>
public sealed record StepState(string Word, StepMeaning Meaning);

/// <summary>The steps of each kind of production, in order, with the states the trade uses for them.</summary>
public static class Pipeline
{
    private static readonly StepState[] common =
    [
        new("not started", StepMeaning.NotStarted),
        new("ready", StepMeaning.Ready),
        new("ready to start", StepMeaning.Ready),
        new("in progress", StepMeaning.InProgress),
        new("wip", StepMeaning.InProgress),
        new("in review", StepMeaning.InReview),
        new("for review", StepMeaning.InReview),
        new("with client", StepMeaning.InReview),
        new("client review", StepMeaning.InReview),
        new("amends", StepMeaning.InProgress),
        new("client amends", StepMeaning.InProgress),
        new("fixes", StepMeaning.InProgress),
        new("blocked", StepMeaning.Blocked),
        new("on hold", StepMeaning.OnHold),
        new("approved", StepMeaning.Done),
        new("final", StepMeaning.Done),
        new("done", StepMeaning.Done),
        new("complete", StepMeaning.Done),
        new("completed", StepMeaning.Done),
        new("delivered", StepMeaning.Done),
        new("finished", StepMeaning.Done),
    ];

    private static readonly StepState[] cut =
    [
        new("assembly", StepMeaning.InProgress),
        new("editor's cut", StepMeaning.InProgress),
        new("director's cut", StepMeaning.InProgress),
        new("producer's cut", StepMeaning.InProgress),
        new("rough cut", StepMeaning.InProgress),
        new("fine cut", StepMeaning.InProgress),
        new("studio notes", StepMeaning.InReview),
        new("network notes", StepMeaning.InReview),
        new("locked", StepMeaning.Done),
        new("picture lock", StepMeaning.Done),
        new("unlocked", StepMeaning.InProgress),
    ];

    private static readonly StepState[] sound =
    [
        new("spotted", StepMeaning.InProgress),
        new("editing", StepMeaning.InProgress),
        new("adr pending", StepMeaning.InProgress),
        new("foley", StepMeaning.InProgress),
        new("predub", StepMeaning.InProgress),
        new("temp mix", StepMeaning.InProgress),
        new("final mix", StepMeaning.InProgress),
        new("printmaster", StepMeaning.InProgress),
        new("m&e", StepMeaning.InProgress),
    ];

    private static readonly StepState[] colour =
    [
        new("conform", StepMeaning.InProgress),
        new("set look", StepMeaning.InProgress),
        new("grade pass 1", StepMeaning.InProgress),
        new("grade pass 2", StepMeaning.InProgress),
        new("trim pass", StepMeaning.InProgress),
    ];

    private static readonly string[] series = ["edit", "vfx", "conform", "grade", "sound", "mix", "qc", "delivery"];

    private static readonly string[] spots = ["edit", "vfx", "grade", "conform", "mix", "clearance", "delivery"];

    /// <summary>Other words for a step, each in lower case; every name in <see cref="Steps"/> stands for itself.</summary>
    private static readonly Dictionary<string, string> synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["offline"] = "edit",
        ["cut"] = "edit",
        ["picture"] = "edit",
        ["color"] = "grade",
        ["colour"] = "grade",
        ["grading"] = "grade",
        ["online"] = "conform",
        ["dub"] = "mix",
        ["final mix"] = "mix",
        ["visual effects"] = "vfx",
        ["audio"] = "sound",
        ["deliver"] = "delivery",
        ["clear"] = "clearance",
    };

    /// <summary>The steps of a unit of this kind of production, in the order of work.</summary>
    public static IReadOnlyList<string> Steps(ProjectKind kind) => kind == ProjectKind.Commercial ? spots : series;

    /// <summary>The step that a word names in any production; null when it names none.</summary>
    public static string? StepNamed(string word)
    {
        if (synonyms.TryGetValue(word, out var name)) return name;
        var lower = word.ToLowerInvariant();
        return series.Contains(lower) || spots.Contains(lower) ? lower : null;
    }

    /// <summary>The states of a step, the most particular first.</summary>
    public static IEnumerable<StepState> States(string step) => step switch
    {
        "edit" => [.. cut, .. common],
        "sound" or "mix" => [.. sound, .. common],
        "grade" => [.. colour, .. common],
        _ => common,
    };

    /// <summary>The symbol, always shown beside its word.</summary>
    public static string Symbol(StepMeaning meaning) => meaning switch
    {
        StepMeaning.Done => "✓",
        StepMeaning.InProgress => "●",
        StepMeaning.InReview => "◐",
        StepMeaning.Blocked => "▲",
        _ => "–",
    };

    public static string Word(StepMeaning meaning) => meaning switch
    {
        StepMeaning.Done => "done",
        StepMeaning.InProgress => "in progress",
        StepMeaning.InReview => "in review",
        StepMeaning.Blocked => "blocked",
        StepMeaning.Ready => "ready",
        StepMeaning.OnHold => "on hold",
        _ => "not started",
    };
}
