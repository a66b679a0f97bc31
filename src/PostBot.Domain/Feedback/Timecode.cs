using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>
/// A frame count since 00:00:00:00 at a rate, seen as a label of SMPTE ST 12-1; wraps at 24 hours of label.
/// The default value is 00:00:00:00 at 24.
/// </summary>
public readonly record struct Timecode
{
    private readonly FrameRate? _rate;

    /// <summary>Any count is taken modulo 24 hours of label: -1 is the last frame of the day.</summary>
    public Timecode(long frames, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        _rate = rate;
        Frames = ((frames % rate.FramesPerDay) + rate.FramesPerDay) % rate.FramesPerDay;
    }

    internal Timecode(TimecodeLabel label, FrameRate rate)
        : this(label.ToFrames(rate), rate)
    {
    }

    /// <summary>0 up to, not including, <see cref="FrameRate.FramesPerDay"/>.</summary>
    public long Frames { get; }

    public FrameRate Rate => _rate ?? FrameRate.Fps24;

    /// <summary>Real time from frame 0 to the start of this frame: an hour of 23.976 label is 3603.6 s.</summary>
    public ExactSeconds Seconds => Rate.SecondsOf(Frames);

    /// <summary>Feet and frames of 35 mm 4-perf film from 00:00:00:00, 16 frames a foot: <c>5584+12</c>.</summary>
    public string FeetAndFrames => FeetAndFramesOf(Frames);

    internal TimecodeLabel Label => TimecodeLabel.OfFrames(Frames, Rate);

    /// <summary>Feet and frames of 35 mm 4-perf film for a number of frames, zero or more.</summary>
    public static string FeetAndFramesOf(long frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        return string.Create(CultureInfo.InvariantCulture, $"{frames / 16}+{frames % 16:00}");
    }

    /// <summary>
    /// Reads one absolute label: <c>H:MM:SS:FF</c> with <c>: ; . ,</c> between the groups, or the digits alone (<c>HHMMSSFF</c>). <c>;</c>
    /// or <c>,</c> before
    /// the frames is refused at a rate that does not drop; a colon at a drop rate is read as a drop label. Sub-frames (<c>.50</c> after
    /// the frames) are cut off.
    /// Numbers that do not exist (frame 24 at 24, a dropped 00:01:00;00, hour 24) are refused. Never throws.
    /// </summary>
    public static bool TryParse(string? text, FrameRate rate, out Timecode timecode, [NotNullWhen(false)] out TimecodeProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(rate);
        timecode = new Timecode(0, rate);
        var typed = text.AsSpan().Trim();
        if (TypedClock.Scan(typed, 0) is not { } clock || clock.End != typed.Length || clock.LabelAt(rate) is not { } label)
        {
            problem = new TimecodeProblem("That is not a timecode label such as 01:02:03:04.", null);
            return false;
        }

        problem = label.ProblemAt(rate, clock.AsksForDrop);
        if (problem is not null)
            return false;
        timecode = new Timecode(label, rate);
        return true;
    }

    /// <summary>That many frames later, earlier when negative; wraps.</summary>
    public Timecode Plus(long frames) => new(Frames + (frames % Rate.FramesPerDay), Rate);

    /// <summary>
    /// Adds hours, minutes, seconds and frames as a person adds labels, not real time: 0:10 after 01:00:00:00 is 01:00:10:00 at any rate.
    /// A sum that is dropped
    /// moves to the next label that exists. Wraps.
    /// </summary>
    internal Timecode PlusLabel(TimecodeLabel typed)
    {
        var sum = TimecodeLabel.OfPosition(Label.PositionAt(Rate) + typed.PositionAt(Rate), Rate);
        return new Timecode(sum.Existing(Rate), Rate);
    }

    public bool Equals(Timecode other) => Frames == other.Frames && Rate == other.Rate;

    public override int GetHashCode() => HashCode.Combine(Frames, Rate);

    /// <summary><c>HH:MM:SS:FF</c>, <c>HH:MM:SS;FF</c> for drop-frame, three digits of frames from 100 a second.</summary>
    public override string ToString() => Label.TextAt(Rate);
}
