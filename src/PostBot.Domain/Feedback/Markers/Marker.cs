using NodaTime;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>What was answered to a note, in the order it was said.</summary>
public sealed record MarkerReply(string Author, string Words);

/// <summary>One note as an editing program knows it: words at a place in the cut.</summary>
public sealed record Marker
{
    /// <summary>Frames from the programme's first frame, negative in the leader; null for a note about the whole cut.</summary>
    public long? Frame { get; init; }

    /// <summary>At least 1; a single frame is a point.</summary>
    public long Frames { get; init; } = 1;

    public required string Author { get; init; }

    /// <summary>Word for word; may have line breaks (<c>\n</c>).</summary>
    public required string Words { get; init; }

    public MarkerColour Colour { get; init; } = MarkerColour.Blue;

    /// <summary>A word such as <c>open</c> or <c>done</c>; empty when the file says nothing about it.</summary>
    public string Status { get; init; } = "";

    public IReadOnlyList<MarkerReply> Replies { get; init; } = [];

    public Instant WrittenAt { get; init; }

    /// <summary>What another program calls it, so that a second import finds it again; null when it has no id.</summary>
    public string? SourceId { get; init; }

    /// <summary>The position as the file has it, where it cannot be placed; else null.</summary>
    public string? Typed { get; init; }

    /// <summary>Why its position is doubtful, as a sentence; null when it is not.</summary>
    public string? Doubt { get; init; }

    public bool IsDone => Status is "done" or "addressed" or "verified";
}

/// <summary>The notes of one round, ready to be written for a program.</summary>
/// <param name="Name">What the sequence or list is called: <c>NIGHTFALL 101 v7 Round 2</c>.</param>
/// <param name="Ordinal">Which round of the cut it is, from 1.</param>
/// <param name="Start">The label of the first frame; its rate is the programme's.</param>
/// <param name="Length">The programme in frames; null when unknown.</param>
/// <param name="Markers">In any order; they are written in the order of the cut.</param>
public sealed record MarkerList(string Name, int Ordinal, Timecode Start, long? Length, IReadOnlyList<Marker> Markers)
{
    // So that no program cuts the last marker off.
    private const int SecondsAfterTheLast = 10;

    public FrameRate Rate => Start.Rate;

    /// <summary>The programme's length, or as long as the markers need.</summary>
    public long FramesLong => Length
        ?? Math.Max(60, Sorted.Select(marker => marker.Frame!.Value + marker.Frames).DefaultIfEmpty(0).Max() + (SecondsAfterTheLast * Rate.Nominal));

    /// <summary>
    /// Every note where a program can show it, earliest first: what lies outside the programme stands on its first or last frame and says in its
    /// words where it belongs.
    /// </summary>
    public IEnumerable<Marker> Sorted => Markers.Select(Placed).OrderBy(marker => marker.Frame);

    /// <summary>The label of a frame of the programme.</summary>
    public Timecode Label(long frame) => Start.Plus(frame);

    private Marker Placed(Marker marker)
    {
        var last = Length is { } length ? length - 1 : long.MaxValue;
        return marker.Frame switch
        {
            null => marker with { Frame = 0, Frames = 1, Words = MarkerText.Unplaced(marker) },
            < 0 => marker with { Frame = 0, Frames = 1, Words = MarkerText.Elsewhere(Label(marker.Frame.Value), marker) },
            var frame when frame > last => marker with { Frame = last, Frames = 1, Words = MarkerText.Elsewhere(Label(frame.Value), marker) },
            _ => marker,
        };
    }
}
