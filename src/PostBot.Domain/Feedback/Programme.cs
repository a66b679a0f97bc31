namespace PostBot.Domain.Feedback;

/// <summary>What positions are counted from, and how far they may lie.</summary>
/// <param name="Start">The label of the first frame; its rate is the programme's.</param>
/// <param name="Length">In frames; null when unknown.</param>
internal sealed partial record Programme(Timecode Start, long? Length)
{
    // Longer than any reel or episode, shorter than the step to the next usual start.
    private const int HoursWhenUnknown = 4;

    private FrameRate Rate => Start.Rate;

    private bool Holds(long fromStart) =>
        fromStart >= 0 && (Length is { } length ? fromStart < length : fromStart <= HoursWhenUnknown * Rate.FramesPerHour);

    /// <summary>Null when the text is not a position after all; <paramref name="form"/> is how the start of the same range was read.</summary>
    public TypedPlace? Place(TypedMoment typed, PlaceForm form = PlaceForm.Other) => typed switch
    {
        TypedFrame frame => Offset(frame.Frame),
        TypedFeet { Frames: > 15 } feet => TypedPlace.Nowhere(
            $"Feet+frames count 16 frames a foot, 00 to 15, so +{feet.Frames} does not exist. The next foot is {feet.Feet + 1}+00.",
            After((feet.Feet + 1) * 16)),
        TypedFeet feet => Offset((feet.Feet * 16) + feet.Frames),
        TypedUnits units => Units(units),
        TypedClock clock => Clock(clock, form),
        _ => null,
    };

    /// <summary>Says what is wrong with a place outside the programme; an end may lie on the end of the programme.</summary>
    public TypedPlace Bounded(TypedPlace place, bool isEnd = false)
    {
        if (place.Problem is not null)
            return place;

        var label = Start.Plus(place.FromStart);
        if (Length is { } length && place.FromStart >= length + (isEnd ? 1 : 0))
            return TypedPlace.Nowhere($"{label} is past the end: the programme runs from {Start} to {Start.Plus(length)}.");
        if (isEnd || Holds(place.FromStart))
            return place;

        var warning = place.FromStart < 0
            ? $"{label} is before the programme starts at {Start}."
            : $"{label} is more than {HoursWhenUnknown} hours after the programme starts at {Start}.";
        return place with
        {
            Say = place.Say is null ? warning : $"{place.Say} {warning}",
            Kind = place.Kind == TimecodeReadingKind.Ok ? TimecodeReadingKind.Warn : place.Kind,
        };
    }

    // Null past 24 hours: wrapping round would put the suggestion anywhere.
    private Timecode? After(long frames) => frames < Rate.FramesPerDay ? Start.Plus(frames) : null;

    private TypedPlace Offset(long frames) => frames < Rate.FramesPerDay ? new TypedPlace(frames) : MoreThanADay();

    private static TypedPlace MoreThanADay() => TypedPlace.Nowhere("That is more than 24 hours, where timecode begins again.");

    private TypedPlace Units(TypedUnits units)
    {
        var seconds = ((((units.Hours ?? 0) * 60L) + (units.Minutes ?? 0)) * 60) + (units.Seconds ?? 0);
        if (seconds >= 86400)
            return MoreThanADay();
        if (units.Decimals.Length > 0)
            return new TypedPlace(RealFrame(seconds, units.Decimals) + (units.Frames ?? 0));
        return LabelAfterStart(seconds, units.Frames ?? 0);
    }

    // Frames that fit in a second are label frames; more are simply counted on.
    private TypedPlace LabelAfterStart(long seconds, long frames)
    {
        var rest = frames < Rate.Nominal ? 0 : frames;
        var label = TimecodeLabel.OfPosition((seconds * Rate.Nominal) + frames - rest, Rate);
        return Offset(FromStart(Start.PlusLabel(label)) + rest);
    }

    // Frames forward from the start, 0 up to 24 hours.
    private long FromStart(Timecode timecode) => new Timecode(timecode.Frames - Start.Frames, Rate).Frames;

    /// <summary>
    /// Frames from the start to a label typed in full: by the labels alone, unless only the way round midnight leads into the programme or
    /// to its leader.
    /// </summary>
    private long SignedFromStart(Timecode timecode)
    {
        var direct = timecode.Frames - Start.Frames;
        var round = direct < 0 ? direct + Rate.FramesPerDay : direct - Rate.FramesPerDay;
        return Holds(round) || (round < 0 && round >= -Rate.FramesPerHour && !Holds(direct)) ? round : direct;
    }

    /// <summary>
    /// The frame a player shows when it prints this time. Printed times are cut off, so the frame may have begun within one unit of the
    /// last digit: 0.083 s
    /// is frame 2 at 23.976, which begins at 0.083417 s. A digit coarser than a frame is taken exactly.
    /// </summary>
    private long RealFrame(long seconds, string decimals)
    {
        Int128 unitsPerSecond = 1;
        Int128 units = seconds;
        foreach (var digit in decimals)
        {
            unitsPerSecond *= 10;
            units = (units * 10) + (digit - '0');
        }

        if (unitsPerSecond * Rate.Denominator > Rate.Numerator)
            units++;
        return (long)(units * Rate.Numerator / (unitsPerSecond * Rate.Denominator));
    }
}
