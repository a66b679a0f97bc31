using NodaTime;

namespace PostBot.Domain.Feedback;

/// <summary>The numbers are stored.</summary>
public enum ReviewerState
{
    Asked = 0,

    /// <summary>Everything they have to say was said; not an approval.</summary>
    NotesIn = 1,
    NoNotes = 2,
}

/// <summary>One party whose notes a round waits for: a person, or a name without an account whose answer is entered for them.</summary>
public sealed class Reviewer : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long RoundId { get; init; }

    /// <summary>Null for a name that nobody here has.</summary>
    public long? PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>Decides between notes that repeat or contradict each other.</summary>
    public bool IsLead { get; set; }

    public bool IsApprover { get; set; }

    public ReviewerState State { get; set; }

    public Instant? AnsweredAt { get; set; }

    public Instant? ApprovedAt { get; set; }

    /// <summary>What the approval hangs on, as they said it; null without conditions.</summary>
    public string? ApprovedWith { get; set; }
}
