namespace PostBot.Domain.Feedback;

/// <summary>A copy of the cut that people watch with a timecode of another rate. Both begin with the same label, and run for the same time.</summary>
public sealed record ReviewCopy
{
    private readonly Timecode cut;

    /// <param name="cut">The label of the cut's first frame at its own rate.</param>
    /// <param name="rate">The rate the copy shows.</param>
    public ReviewCopy(Timecode cut, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        this.cut = cut;
        Start = Timecode.TryParse(cut.ToString().Replace(';', ':'), rate, out var start, out var problem) ? start : problem.Nearest ?? new Timecode(0, rate);
    }

    /// <summary>The label of the copy's first frame.</summary>
    public Timecode Start { get; }

    /// <summary>The cut's length in the copy's frames; null when unknown.</summary>
    public long? Length(long? cutFrames) => cutFrames is { } frames ? Start.Rate.NearestFrames(cut.Rate.SecondsOf(frames)) : null;

    /// <summary>The frame of the cut that is on screen where the copy shows this one, and how many frames its length covers.</summary>
    public (long Frame, long Frames) OnCut(long frame, long frames)
    {
        var first = cut.Rate.FrameAt(Start.Rate.SecondsOf(frame));
        var end = cut.Rate.FrameAt(Start.Rate.SecondsOf(frame + frames));
        return (first, frames == 1 ? 1 : Math.Max(1, end - first));
    }
}
