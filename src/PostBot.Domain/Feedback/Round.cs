using NodaTime;

namespace PostBot.Domain.Feedback;

/// <summary>The numbers are stored.</summary>
public enum RoundState
{
    Open = 0,
    Closed = 1,
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

    /// <summary>Where to watch the cut; null when nobody said.</summary>
    public string? Link { get; set; }

    public RoundState State { get; set; }

    public long OpenedById { get; set; }

    public Instant OpenedAt { get; init; }
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

    public long RoundId { get; init; }

    public long AuthorId { get; set; }

    /// <summary>Word for word, without the timecode.</summary>
    public required string Words { get; set; }

    /// <summary>The timecode or range as people read it; null for a note about the whole cut.</summary>
    public string? At { get; set; }

    /// <summary>Frames from the programme's start; negative in the leader; null without a timecode.</summary>
    public long? Frame { get; set; }

    /// <summary>Length in frames, at least 1; null without a timecode.</summary>
    public long? Frames { get; set; }

    /// <summary>What is doubtful about its timecode; null when nothing is.</summary>
    public string? Doubt { get; set; }

    public NoteState State { get; set; }

    /// <summary>The cut in which it was addressed.</summary>
    public string? AddressedIn { get; set; }

    public Instant WrittenAt { get; init; }
}
