namespace PostBot.Domain.Feedback.Markers;

/// <summary>Something in a file that is no note, and why.</summary>
public sealed record SkippedRow(string What, string Why);

/// <summary>A file of notes as it was understood.</summary>
/// <param name="Source">Which kind of file it is, for people: <c>Frame.io comments</c>.</param>
/// <param name="Markers">In the order of the file.</param>
public sealed record MarkerReading(string Source, IReadOnlyList<Marker> Markers)
{
    public IReadOnlyList<SkippedRow> Skipped { get; init; } = [];

    /// <summary>What was taken for granted, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Why nothing of it can be used: what is so, why, and what to do; null when it can.</summary>
    public string? Problem { get; init; }

    internal static MarkerReading Refused(string source, string problem) => new(source, []) { Problem = problem };
}

/// <summary>The programme that the positions in a file are in.</summary>
/// <param name="Start">The label of the first frame; its rate is the programme's.</param>
/// <param name="Length">In frames; null when unknown.</param>
internal sealed record MarkerPlaces(Timecode Start, long? Length)
{
    public FrameRate Rate => Start.Rate;

    /// <summary>The marker at a label; one that cannot be is kept with what was written and why it is doubtful.</summary>
    public Marker At(Marker marker, string label, long frames = 1)
    {
        var text = label.Trim();
        if (text.Length == 0) return marker with { Frame = null, Frames = 1 };
        if (!Timecode.TryParse(text, Rate, out var timecode, out var problem)) return marker with { Frame = null, Frames = 1, Typed = text, Doubt = problem.Sentence };
        return At(marker, timecode.Frames - Start.Frames, frames);
    }

    /// <summary>The marker so many frames from the first one.</summary>
    public Marker At(Marker marker, long fromStart, long frames = 1)
    {
        var label = Start.Plus(fromStart);
        var doubt = Length is { } length && fromStart >= length ? $"{label} is past the end: the programme runs from {Start} to {Start.Plus(length)}."
            : fromStart < 0 ? $"{label} is before the programme starts at {Start}."
            : null;
        return marker with { Frame = fromStart, Frames = Math.Max(1, frames), Doubt = doubt };
    }

    /// <summary>The frames from one label to an exclusive other; 1 when either cannot be or they are in the wrong order.</summary>
    public long Between(string from, string to) =>
        Timecode.TryParse(from.Trim(), Rate, out var first, out _) && Timecode.TryParse(to.Trim(), Rate, out var end, out _) && end.Frames > first.Frames
            ? end.Frames - first.Frames
            : 1;

    /// <summary>
    /// Null when the file counts as the programme does. 23.976 is often written as 24, so only the numbers in a second are compared.
    /// </summary>
    public string? OtherRate(int nominal) => nominal == Rate.Nominal
        ? null
        : $"The file counts {nominal} frames a second and the round {Rate.Label}. Export it again at {Rate.Label}, or open a round with the file's rate: round open … tc {nominal}.";
}
