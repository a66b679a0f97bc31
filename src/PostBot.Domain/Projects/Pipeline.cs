namespace PostBot.Domain.Projects;

/// <summary>What a state means to everybody, whatever the trade calls it. The numbers are stored.</summary>
public enum StepMeaning
{
    NotStarted = 0,
    Ready = 1,
    InProgress = 2,

    /// <summary>Somebody's feedback is needed.</summary>
    InReview = 3,
    Done = 4,
    Blocked = 5,
    OnHold = 6,

    /// <summary>Begun, and now somebody else's move.</summary>
    Waiting = 7,
}

/// <summary>A state as people say it and what it means.</summary>
public sealed record StepState(string Word, StepMeaning Meaning);

/// <summary>How the meanings of states are shown and said.</summary>
public static class Pipeline
{
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
        StepMeaning.Waiting => "waiting",
        _ => "not started",
    };

    /// <summary>The meaning that words name, as <see cref="Word"/> says it or as <c>needs feedback</c>; null when they name none.</summary>
    public static StepMeaning? Meaning(string words)
    {
        var said = words.Trim().ToLowerInvariant();
        if (said is "needs feedback" or "feedback") return StepMeaning.InReview;
        foreach (var meaning in Enum.GetValues<StepMeaning>()) if (Word(meaning) == said) return meaning;
        return null;
    }
}
