using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>The four numbers of a label, which may name a frame that does not exist.</summary>
/// <param name="Hours">0-23 in a label that exists.</param>
/// <param name="Minutes">0-59 in a label that exists.</param>
/// <param name="Seconds">0-59 in a label that exists.</param>
/// <param name="Frames">Below the nominal rate in a label that exists, and not one of the numbers drop-frame skips.</param>
internal readonly record struct TimecodeLabel(int Hours, int Minutes, int Seconds, int Frames)
{
    /// <summary>The label of a frame count from 0 up to 24 hours.</summary>
    public static TimecodeLabel OfFrames(long frames, FrameRate rate)
    {
        long dropped = rate.DroppedPerMinute;
        if (dropped == 0)
            return OfPosition(frames, rate);

        // Ten minutes drop nine times; the first minute of the ten is a whole one.
        var perTenMinutes = (600L * rate.Nominal) - (9 * dropped);
        var perMinute = (60L * rate.Nominal) - dropped;
        var (tens, rest) = Math.DivRem(frames, perTenMinutes);
        var skipped = (9 * dropped * tens) + (rest >= dropped ? dropped * ((rest - dropped) / perMinute) : 0);
        return OfPosition(frames + skipped, rate);
    }

    /// <summary>The label that stands at this place among all labels, dropped ones included; wraps at 24 hours.</summary>
    public static TimecodeLabel OfPosition(long position, FrameRate rate)
    {
        position %= 86400L * rate.Nominal;
        var (seconds, frames) = Math.DivRem(position, rate.Nominal);
        return new TimecodeLabel((int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60), (int)frames);
    }

    /// <summary>The place of this label among all labels, dropped ones included.</summary>
    public long PositionAt(FrameRate rate) => (((((Hours * 60L) + Minutes) * 60) + Seconds) * rate.Nominal) + Frames;

    /// <summary>The frame count of a label that exists.</summary>
    public long ToFrames(FrameRate rate)
    {
        var minutes = (60L * Hours) + Minutes;
        return PositionAt(rate) - (rate.DroppedPerMinute * (minutes - (minutes / 10)));
    }

    public bool IsDroppedAt(FrameRate rate) => Minutes % 10 != 0 && Seconds == 0 && Frames < rate.DroppedPerMinute;

    /// <summary>This label, or the first one after it that is not dropped.</summary>
    public TimecodeLabel Existing(FrameRate rate) => IsDroppedAt(rate) ? this with { Frames = rate.DroppedPerMinute } : this;

    /// <summary>Null when the label exists. <paramref name="asksForDrop"/>: typed with <c>;</c> or <c>,</c> before the frames.</summary>
    public TimecodeProblem? ProblemAt(FrameRate rate, bool asksForDrop)
    {
        var nearest = new Timecode(NextExisting(rate), rate);
        string? reason = null;
        if (Hours > 23)
            reason = $"There is no hour {Hours}: timecode runs from 00 to 23";
        else if (Minutes > 59)
            reason = $"There is no minute {Minutes}";
        else if (Seconds > 59)
            reason = $"There is no second {Seconds}";
        else if (Frames >= rate.Nominal)
            reason = $"There is no frame {Frames} at {rate.Label}: frames run from 00 to {rate.Nominal - 1}";
        else if (IsDroppedAt(rate))
            reason = $"{TextAt(rate)} does not exist: {rate.Label} drops frame numbers 00 to {rate.DroppedPerMinute - 1:00} here";
        else if (asksForDrop && !rate.IsDrop)
            reason = $"; or , before the frames means drop-frame, and this counts {rate.Label}{(rate.OtherCount is null ? ", which never drops" : "")}";
        return reason is null ? null : new TimecodeProblem($"{reason}. The nearest label is {nearest}.", nearest);
    }

    public string TextAt(FrameRate rate)
    {
        var frames = Frames.ToString(rate.FrameDigits == 3 ? "000" : "00", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Hours:00}:{Minutes:00}:{Seconds:00}{(rate.IsDrop ? ';' : ':')}{frames}");
    }

    // The first label that exists, reading this one as digits: 01:02:60:10 comes before 01:03:00:00.
    private TimecodeLabel NextExisting(FrameRate rate)
    {
        if (Hours > 23)
            return (this with { Hours = Hours % 24 }).NextExisting(rate);

        var next = this;
        if (next.Minutes > 59)
            next = new TimecodeLabel(next.Hours + 1, 0, 0, 0);
        else if (next.Seconds > 59)
            next = new TimecodeLabel(next.Hours, next.Minutes + 1, 0, 0);
        else if (next.Frames >= rate.Nominal)
            next = new TimecodeLabel(next.Hours, next.Minutes, next.Seconds + 1, 0);
        return OfPosition(next.PositionAt(rate), rate).Existing(rate);
    }
}
