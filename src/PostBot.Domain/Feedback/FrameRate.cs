namespace PostBot.Domain.Feedback;

/// <summary>
/// One of the frame rates of post-production together with how its timecode counts (SMPTE ST 12-1 and, above 30, ST 12-3).
/// Two rates are equal when they are the same object; there are no others than <see cref="All"/>.
/// </summary>
public sealed partial class FrameRate
{
    private FrameRate(string label, int numerator, int denominator, bool isDrop = false)
    {
        Label = label;
        Numerator = numerator;
        Denominator = denominator;
        IsDrop = isDrop;
        Nominal = (numerator + denominator - 1) / denominator;
    }

    public static FrameRate Fps23976 { get; } = new("23.976", 24000, 1001);
    public static FrameRate Fps24 { get; } = new("24", 24, 1);
    public static FrameRate Fps25 { get; } = new("25", 25, 1);
    public static FrameRate Fps2997 { get; } = new("29.97 NDF", 30000, 1001);
    public static FrameRate Fps2997Drop { get; } = new("29.97 DF", 30000, 1001, isDrop: true);
    public static FrameRate Fps30 { get; } = new("30", 30, 1);
    public static FrameRate Fps47952 { get; } = new("47.952", 48000, 1001);
    public static FrameRate Fps48 { get; } = new("48", 48, 1);
    public static FrameRate Fps50 { get; } = new("50", 50, 1);
    public static FrameRate Fps5994 { get; } = new("59.94 NDF", 60000, 1001);
    public static FrameRate Fps5994Drop { get; } = new("59.94 DF", 60000, 1001, isDrop: true);
    public static FrameRate Fps60 { get; } = new("60", 60, 1);
    public static FrameRate Fps100 { get; } = new("100", 100, 1);
    public static FrameRate Fps11988 { get; } = new("119.88 NDF", 120000, 1001);
    public static FrameRate Fps11988Drop { get; } = new("119.88 DF", 120000, 1001, isDrop: true);
    public static FrameRate Fps120 { get; } = new("120", 120, 1);

    /// <summary>Every rate, slowest first, non-drop before drop.</summary>
    public static IReadOnlyList<FrameRate> All { get; } =
    [
        Fps23976, Fps24, Fps25, Fps2997, Fps2997Drop, Fps30, Fps47952, Fps48, Fps50, Fps5994, Fps5994Drop, Fps60,
        Fps100, Fps11988, Fps11988Drop, Fps120,
    ];

    /// <summary>For people and for storage; <see cref="TryParse"/> reads it back.</summary>
    public string Label { get; }

    /// <summary>Frames per <see cref="Denominator"/> seconds, exactly.</summary>
    public int Numerator { get; }

    /// <summary>1, or 1001 for the NTSC family.</summary>
    public int Denominator { get; }

    /// <summary>Frame numbers in one second of label: 24 for 23.976.</summary>
    public int Nominal { get; }

    public bool IsDrop { get; }

    /// <summary>Labels skipped at the top of every minute but each tenth: 2 per 30 nominal frames; 0 when nothing drops.</summary>
    public int DroppedPerMinute => IsDrop ? Nominal / 15 : 0;

    /// <summary>Frames in 24 hours of label, where timecode wraps.</summary>
    public long FramesPerDay => (86400L * Nominal) - (1296L * DroppedPerMinute);

    /// <summary>Frames in one hour of label: 107892 at 29.97 DF.</summary>
    public long FramesPerHour => FramesPerDay / 24;

    /// <summary>3 from 100 frames a second, else 2.</summary>
    public int FrameDigits => Nominal >= 100 ? 3 : 2;

    /// <summary>The same frames counted the other way; null where drop-frame does not exist.</summary>
    public FrameRate? OtherCount => All.FirstOrDefault(rate => rate != this && rate.Numerator == Numerator && rate.Denominator == Denominator);

    /// <summary>The exact length of that many frames.</summary>
    public ExactSeconds SecondsOf(long frames) => new(checked(frames * Denominator), Numerator);

    /// <summary>The nearest whole number of frames, halves up: for durations that were stored exactly.</summary>
    public long NearestFrames(ExactSeconds seconds)
    {
        var twice = 2 * (Int128)seconds.Numerator * Numerator;
        var unit = (Int128)seconds.Denominator * Denominator;
        return checked((long)FloorDivide(twice + unit, 2 * unit));
    }

    /// <summary>The frame on screen at that moment: whole frames that have begun, the first being 0.</summary>
    public long FrameAt(ExactSeconds seconds) =>
        checked((long)FloorDivide((Int128)seconds.Numerator * Numerator, (Int128)seconds.Denominator * Denominator));

    public override string ToString() => Label;

    private static Int128 FloorDivide(Int128 dividend, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(dividend, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
