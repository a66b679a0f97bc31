namespace PostBot.Domain.Feedback;

/// <content>Placing groups of digits.</content>
internal sealed partial record Programme
{
    private TypedPlace? Clock(TypedClock clock, PlaceForm form) => clock.FormAt(Rate) switch
    {
        ClockForm.Label => Label(clock),
        ClockForm.LabelReal => LabelReal(clock),
        ClockForm.Three when form == PlaceForm.HoursMinutesSeconds => HoursMinutesSeconds(clock),
        ClockForm.Three when form == PlaceForm.MinutesSecondsFrames => MinutesSecondsFrames(clock),
        ClockForm.Three when form == PlaceForm.MinutesSeconds && TooManySeconds(clock, 2) is null =>
            Units(new TypedUnits(clock.End, clock.Number(0), clock.Number(1), clock.Number(2), "", null)),
        ClockForm.Three => Three(clock),
        ClockForm.MinutesFrames => MinutesSecondsFrames(clock),
        ClockForm.MinutesReal when TooManySeconds(clock, 1) is { } place => place,
        ClockForm.MinutesReal => new TypedPlace(RealFrame((clock.Number(0) * 60L) + clock.Number(1), clock.Groups[2])),
        ClockForm.Minutes when TooManySeconds(clock, 1) is { } place => place,
        ClockForm.Minutes => LabelAfterStart((clock.Number(0) * 60L) + clock.Number(1), 0) with { Form = PlaceForm.MinutesSeconds },
        _ => null,
    };

    private static TypedPlace? TooManySeconds(TypedClock clock, int group) =>
        clock.Number(group) > 59 ? TypedPlace.Nowhere($"There is no second {clock.Number(group)}: they run from 00 to 59.") : null;

    private TypedPlace Label(TypedClock clock)
    {
        var label = clock.LabelAt(Rate)!.Value;
        if (label.ProblemAt(Rate, clock.AsksForDrop) is { } problem)
            return TypedPlace.Nowhere(problem);

        var timecode = new Timecode(label, Rate);
        var say = Rate.IsDrop && clock.LooksNonDrop ? $"Read as drop-frame: {timecode}." : null;
        if (clock.HasSubFrames)
            say = say is null ? "Sub-frames are left out." : say + " Sub-frames are left out.";
        return new TypedPlace(SignedFromStart(timecode), Say: say);
    }

    private TypedPlace LabelReal(TypedClock clock)
    {
        // A real time has no dropped frames, only hours, minutes and seconds to check.
        if (new TimecodeLabel(clock.Number(0), clock.Number(1), clock.Number(2), 0).Existing(Rate).ProblemAt(Rate, asksForDrop: false) is { } problem)
            return TypedPlace.Nowhere(problem);

        var seconds = (((clock.Number(0) * 60L) + clock.Number(1)) * 60) + clock.Number(2);
        var start = Start.Label;
        var elapsed = seconds - ((((start.Hours * 60L) + start.Minutes) * 60) + start.Seconds);
        if (elapsed >= 0)
        {
            var fromStart = RealFrame(elapsed, clock.Groups[3]) - start.Frames;
            if (Holds(fromStart))
                return new TypedPlace(fromStart);
        }

        return new TypedPlace(RealFrame(seconds, clock.Groups[3]));
    }

    private TypedPlace Three(TypedClock clock)
    {
        var absolute = HoursMinutesSeconds(clock);
        var relative = MinutesSecondsFrames(clock);
        var absoluteFits = absolute.Problem is null && Holds(absolute.FromStart);
        var relativeFits = relative.Problem is null && Holds(relative.FromStart);
        if (!absoluteFits && !relativeFits)
        {
            return TypedPlace.Nowhere(
                $"As hours, minutes, seconds: {Misfit(absolute)} As minutes, seconds, frames: {Misfit(relative)}",
                relative.Problem?.Nearest is { } nearest && Holds(FromStart(nearest)) ? nearest : null);
        }

        if (!absoluteFits)
            return relative with { Say = $"Read as minutes, seconds, frames from the start: {Start.Plus(relative.FromStart)}." };

        // Whoever types the hour the programme starts in reads it off the burn-in; 00 could as well be no minutes at all.
        if (!relativeFits || (clock.Number(0) > 0 && absolute.FromStart < Rate.FramesPerHour))
            return absolute;
        return absolute with
        {
            Kind = TimecodeReadingKind.Ambiguous,
            Say = $"Read as hours, minutes, seconds: {Start.Plus(absolute.FromStart)}; "
                + $"as minutes, seconds, frames from the start it would be {Start.Plus(relative.FromStart)}.",
        };
    }

    private string Misfit(TypedPlace place) => place.Problem?.Sentence ?? $"{Start.Plus(place.FromStart)} is not in the programme.";

    // No frames were typed, so a dropped label moves on instead of being refused.
    private TypedPlace HoursMinutesSeconds(TypedClock clock)
    {
        var label = new TimecodeLabel(clock.Number(0), clock.Number(1), clock.Number(2), 0);
        label = label.Existing(Rate);
        return label.ProblemAt(Rate, asksForDrop: false) is { } problem
            ? TypedPlace.Nowhere(problem)
            : new TypedPlace(SignedFromStart(new Timecode(label, Rate)), PlaceForm.HoursMinutesSeconds);
    }

    private TypedPlace MinutesSecondsFrames(TypedClock clock)
    {
        if (TooManySeconds(clock, 1) is { } place)
            return place;

        var seconds = (clock.Number(0) * 60L) + clock.Number(1);
        var frames = clock.Number(2);
        if (frames >= Rate.Nominal)
        {
            var next = Start.Plus(LabelAfterStart(seconds + 1, 0).FromStart);
            return TypedPlace.Nowhere($"There is no frame {frames} at {Rate.Label}. The nearest label is {next}.", next);
        }

        if (clock.AsksForDrop && !Rate.IsDrop)
        {
            var nearest = Start.Plus(LabelAfterStart(seconds, frames).FromStart);
            return TypedPlace.Nowhere($"; or , before the frames means drop-frame, and this counts {Rate.Label}. The nearest label is {nearest}.", nearest);
        }

        return LabelAfterStart(seconds, frames) with { Form = PlaceForm.MinutesSecondsFrames };
    }
}
