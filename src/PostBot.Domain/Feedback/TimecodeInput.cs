namespace PostBot.Domain.Feedback;

/// <summary>What an editor, a client or a player writes for a position or a range in a programme.</summary>
public static class TimecodeInput
{
    /// <summary>
    /// Reads the whole text as one position or range; <see cref="TimecodeReadingKind.None"/> when anything else stands in it. Forms:
    /// <c>01:02:03:04</c> absolute
    /// (<c>: ; . ,</c> mixed, eight digits alone), <c>01:02:10</c> as HH:MM:SS when inside the programme, else MM:SS:FF from the start, <c>2:14</c>,
    /// <c>2m03s</c>, <c>at 2 min 10</c>, <c>frame 250</c>, <c>250f</c>, <c>100+14</c> (feet+frames), <c>01:02:03.500</c> and <c>2:03.5</c>
    /// (real time);
    /// ranges with <c>- – — to &gt; →</c>, whose end is exclusive and may be short (<c>01:02:03:04-05:00</c>). Never throws on any text.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="programmeStart">The label of the first frame; its rate is the programme's.</param>
    /// <param name="programmeLength">In frames, above zero; null when unknown, which counts as up to four hours.</param>
    public static TimecodeReading Read(string? text, Timecode programmeStart, long? programmeLength = null)
    {
        var typed = text.AsSpan().Trim();
        return TypedSpan.Scan(typed, 0, inNote: false) is { OpenBracket: null } span && IsEnd(typed, span.End)
            ? Read(span, programmeStart, programmeLength)
            : TimecodeReading.None;
    }

    /// <summary>
    /// Reads a text as a place in the 24 hours of a rate, for showing a label as frames and seconds: as
    /// <see cref="Read(string?, Timecode, long?)"/> with
    /// a start of 00:00:00:00. A label of 24 hours or more is shown wrapped, with a warning and its whole frame count.
    /// </summary>
    public static TimecodeReading Show(string? text, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var midnight = new Timecode(0, rate);
        var typed = text.AsSpan().Trim();
        if (TypedClock.Scan(typed, 0) is { } clock && clock.End == typed.Length && clock.LabelAt(rate) is { Hours: > 23 } label
            && (label with { Hours = label.Hours % 24 }).ProblemAt(rate, clock.AsksForDrop) is null)
        {
            var frames = label.ToFrames(rate);
            var wrapped = new Timecode(frames, rate);
            var sentence = $"Timecode begins again after 24 hours: {label.TextAt(rate)} is {wrapped}.";
            return new TimecodeReading(TimecodeReadingKind.Warn, wrapped, null, frames, 1, frames, sentence, wrapped);
        }

        return Read(text, midnight, rate.FramesPerDay);
    }

    internal static TimecodeReading Read(TypedSpan span, Timecode start, long? length)
    {
        if (length is { } frames)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames, nameof(length));

        var programme = new Programme(start, length);
        if (programme.Place(span.In) is not { } typedIn)
            return TimecodeReading.None;
        var from = programme.Bounded(typedIn);
        if (span.Out is null)
            return from.Problem is { } alone ? TimecodeReading.Error(alone) : Reading(start, from, from.FromStart + 1, null);

        if (programme.Place(Completed(span.Out, span.In, start.Rate), typedIn.Form) is not { } typedOut)
            return TimecodeReading.None;
        var to = programme.Bounded(typedOut, isEnd: true);
        if ((from.Problem ?? to.Problem) is { } problem)
            return TimecodeReading.Error(problem);
        if (to.FromStart <= from.FromStart)
        {
            var (first, end) = (start.Plus(from.FromStart), start.Plus(to.FromStart));
            return TimecodeReading.Error(new TimecodeProblem(
                to.FromStart < from.FromStart
                    ? $"The range ends at {end}, before it starts at {first}."
                    : $"The range starts and ends at {first}; its end is exclusive, so one frame ends at {first.Plus(1)}.",
                null));
        }

        return Reading(start, from, to.FromStart, to);
    }

    private static TimecodeReading Reading(Timecode start, TypedPlace from, long end, TypedPlace? to)
    {
        var first = start.Plus(from.FromStart);
        var kind = to is not null && to.Kind > from.Kind ? to.Kind : from.Kind;
        var say = to?.Say is null || to.Say == from.Say ? from.Say : from.Say is null ? to.Say : $"{from.Say} {to.Say}";
        return new TimecodeReading(kind, first, to is null ? null : start.Plus(end), from.FromStart, end - from.FromStart, first.Frames, say);
    }

    // The end of a range as if it had been typed in full.
    private static TypedMoment Completed(TypedMoment end, TypedMoment start, FrameRate rate) => (start, end) switch
    {
        (TypedFrame, TypedNumber number) => new TypedFrame(number.End, number.Value),
        (TypedFeet feet, TypedNumber number) => new TypedFeet(number.End, feet.Feet, number.Value),
        (TypedClock clock, TypedNumber number) => new TypedClock(number.End, [$"{number.Value:00}"], "").Inheriting(clock.WithoutDecimals(rate)),
        (TypedClock clock, TypedClock { HasPoint: true } to) => to.Inheriting(clock),
        (TypedClock clock, TypedClock to) => to.Inheriting(clock.WithoutDecimals(rate)),
        (TypedUnits { Seconds: not null } from, TypedUnits { Hours: null, Minutes: null, Seconds: < 60 } to) =>
            to with { Hours = from.Hours, Minutes = from.Minutes },
        (TypedUnits { Minutes: not null } from, TypedUnits { Hours: null, Minutes: < 60 } to) => to with { Hours = from.Hours },
        _ => end,
    };

    private static bool IsEnd(ReadOnlySpan<char> text, int at) =>
        at == text.Length || (at == text.Length - 1 && text[at] is '.' or ',' or ':' or ';' or '?' or '!');
}
