using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>How far a typed timecode can be trusted, worst last.</summary>
public enum TimecodeReadingKind
{
    /// <summary>Nothing in the text is a timecode.</summary>
    None,

    /// <summary>Read; a sentence may still say how.</summary>
    Ok,

    /// <summary>Read, but outside the programme, such as leader before the start.</summary>
    Warn,

    /// <summary>Read one way although another fits as well.</summary>
    Ambiguous,

    /// <summary>A timecode that cannot be: no position is given.</summary>
    Error,
}

/// <summary>A typed timecode placed in its programme.</summary>
/// <param name="Kind">What to do with it.</param>
/// <param name="In">The first frame; null for none and error.</param>
/// <param name="Out">The end of a typed range, exclusive; null for a single position.</param>
/// <param name="FromStart">Frames from the programme start to <paramref name="In"/>; negative before the start.</param>
/// <param name="Duration">In frames: 1 for a single position, at least 1 for a range, 0 for none and error.</param>
/// <param name="FrameCount">Frames from 00:00:00:00 to <paramref name="In"/>; 24 hours or more only when a label from beyond 23:59 is shown.</param>
/// <param name="Sentence">For people: always there on anything but ok, on ok where something was taken for granted.</param>
/// <param name="Suggestion">The nearest position that exists, to offer as a button; mostly null.</param>
public sealed record TimecodeReading(
    TimecodeReadingKind Kind,
    Timecode? In,
    Timecode? Out,
    long FromStart,
    long Duration,
    long FrameCount,
    string? Sentence,
    Timecode? Suggestion = null)
{
    internal static TimecodeReading None { get; } = new(
        TimecodeReadingKind.None, null, null, 0, 0, 0, "No timecode in that. For example: 01:02:10:05, 2:14, frame 250 or 01:02:10:05-01:02:14:00.");

    /// <summary>True when there is a position to put a note at.</summary>
    public bool HasPosition => In is not null;

    internal static TimecodeReading Error(TimecodeProblem problem) =>
        new(TimecodeReadingKind.Error, null, null, 0, 0, 0, problem.Sentence, problem.Nearest);

    /// <summary>
    /// The last line of the <c>tc</c> command. <c>error</c> and <c>none</c> stand alone; the others are followed by, in this order and one
    /// space apart,
    /// <c>in=LABEL out=LABEL from_start=N duration=N frames=N seconds=n/d</c>. <c>out</c> is exclusive (the frame after, for a single position),
    /// <c>from_start</c> may be negative, <c>frames</c> counts from 00:00:00:00 to <c>in</c>, and <c>seconds</c> is that count as a reduced fraction.
    /// </summary>
    public string ToMachineLine()
    {
        if (In is not { } first)
            return Kind == TimecodeReadingKind.None ? "none" : "error";

        var word = Kind switch
        {
            TimecodeReadingKind.Warn => "warn",
            TimecodeReadingKind.Ambiguous => "ambiguous",
            _ => "ok",
        };
        var seconds = first.Rate.SecondsOf(FrameCount);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{word} in={first} out={Out ?? first.Plus(1)} from_start={FromStart} duration={Duration} frames={FrameCount} seconds={seconds}");
    }
}
