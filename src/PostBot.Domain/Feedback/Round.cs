using NodaTime;

namespace PostBot.Domain.Feedback;

/// <summary>The numbers are stored.</summary>
public enum RoundState
{
    /// <summary>Notes are being given.</summary>
    Open = 0,
    Closed = 1,

    /// <summary>Every reviewer has given theirs, or has none.</summary>
    NotesIn = 2,

    /// <summary>Work on the notes has begun after they were all in.</summary>
    Addressing = 3,

    /// <summary>Every named approver has approved the cut.</summary>
    Approved = 4,
}

/// <summary>One consolidated set of notes on one cut version.</summary>
public sealed class Round : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>F5</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    public long ProjectId { get; init; }

    public long UnitId { get; init; }

    /// <summary>The cut under review, <c>v7</c>.</summary>
    public required string Version { get; set; }

    /// <summary>Which round of this unit it is, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>When the notes are due; null when nobody said.</summary>
    public Instant? DueAt { get; set; }

    /// <summary>When they were due at first, before anybody was given longer; null when nobody said.</summary>
    public Instant? FirstDueAt { get; set; }

    /// <summary>When the last reviewer's notes were in; null until then.</summary>
    public Instant? NotesInAt { get; set; }

    /// <summary>Who owes the lateness: client, us, director, network, vendor; null when nobody said.</summary>
    public string? OwedBy { get; set; }

    /// <summary>The rate of the review copy's timecode, where it is not the production's: <c>29.97 DF</c>; else null.</summary>
    public string? Timecode { get; set; }

    /// <summary>Where to watch the cut; null when nobody said.</summary>
    public string? Link { get; set; }

    public RoundState State { get; set; }

    public long OpenedById { get; set; }

    public Instant OpenedAt { get; init; }

    /// <summary>It takes notes: neither closed nor approved.</summary>
    public bool IsOpen => State is RoundState.Open or RoundState.NotesIn or RoundState.Addressing;
}

/// <summary>The numbers are stored.</summary>
public enum NoteState
{
    Open = 0,
    Addressed = 1,
    Verified = 2,
    Declined = 3,
    Deferred = 4,
}

/// <summary>One thing somebody wants changed, at a place in the cut or about all of it.</summary>
public sealed class Note : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    /// <summary><c>N31</c> without its letter; unique in the studio.</summary>
    public long Number { get; init; }

    public long RoundId { get; set; }

    public long AuthorId { get; set; }

    /// <summary>Whose note it is where that is not who entered it: <c>Jules</c>; else null.</summary>
    public string? AuthorName { get; set; }

    /// <summary>Word for word, without the timecode.</summary>
    public required string Words { get; set; }

    /// <summary>The timecode or range as people read it; null for a note about the whole cut.</summary>
    public string? At { get; set; }

    /// <summary>Frames from the programme's start; negative in the leader; null without a timecode.</summary>
    public long? Frame { get; set; }

    /// <summary>Length in frames, at least 1; null without a timecode.</summary>
    public long? Frames { get; set; }

    /// <summary>The timecode as the review copy shows it, where its rate is another; else null.</summary>
    public string? OnReviewCopy { get; set; }

    /// <summary>What is doubtful about its timecode; null when nothing is.</summary>
    public string? Doubt { get; set; }

    /// <summary>The number of an earlier note it may repeat or contradict; null when none is known.</summary>
    public long? LikeNumber { get; set; }

    /// <summary>It asks for the opposite of <see cref="LikeNumber"/>, not the same.</summary>
    public bool Contradicts { get; set; }

    /// <summary>One of <see cref="NoteTag.All"/>; null when nobody knows.</summary>
    public string? Tag { get; set; }

    public long? AssigneeId { get; set; }

    public NoteState State { get; set; }

    /// <summary>The cut in which it was addressed.</summary>
    public string? AddressedIn { get; set; }

    /// <summary>Who said that it is done; null until then.</summary>
    public long? DoneById { get; set; }

    /// <summary>Why it was declined or put off; null when nobody said.</summary>
    public string? Reason { get; set; }

    /// <summary>It came after its round closed, and nobody has said yet where it goes.</summary>
    public bool IsLate { get; set; }

    /// <summary>For people inside the studio only.</summary>
    public bool IsInternal { get; set; }

    /// <summary>The message in Slack or Teams that it was made from, as a link; null for most.</summary>
    public string? Link { get; init; }

    /// <summary>That message as its platform names it, so that an edit of it finds the note; null for what came another way.</summary>
    public string? Message { get; init; }

    /// <summary>Who made a note of somebody else's words; null when it is who wrote them.</summary>
    public long? LoggedById { get; set; }

    /// <summary>What the program it was imported from calls it; null for typed notes.</summary>
    public string? SourceId { get; set; }

    public Instant WrittenAt { get; init; }
}

/// <summary>What was asked or answered about a note.</summary>
public sealed class NoteReply : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long NoteId { get; init; }

    /// <summary>Null for a name that came with an import.</summary>
    public long? AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required string Words { get; init; }

    public Instant WrittenAt { get; init; }
}
