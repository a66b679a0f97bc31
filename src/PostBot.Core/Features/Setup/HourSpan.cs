using System.Globalization;

namespace PostBot.Core.Features.Setup;

/// <summary>Hours of a day in minutes after midnight, as settings keep them. <paramref name="Until"/> is at most 24:00 and, over midnight, before <paramref name="From"/>.</summary>
internal readonly record struct HourSpan(int From, int Until)
{
    private const int Day = 24 * 60;

    /// <summary>Reads <c>10-18</c>, <c>9:30–18:30</c>, <c>9am to 6pm</c>; null for anything else.</summary>
    public static HourSpan? Read(string words)
    {
        var text = words.ToLowerInvariant().Replace('–', '-').Replace(" to ", "-", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || Minutes(text[..dash]) is not { } from || Minutes(text[(dash + 1)..]) is not { } until || from == until || from == Day) return null;
        return new HourSpan(from, until);
    }

    public override string ToString() => $"{Clock(From)}–{Clock(Until)}";

    public static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static int? Minutes(string clock)
    {
        var half = clock.EndsWith("am", StringComparison.Ordinal) ? 0 : clock.EndsWith("pm", StringComparison.Ordinal) ? 12 : -1;
        var digits = half < 0 ? clock : clock[..^2];
        var colon = digits.IndexOfAny([':', '.']);
        if (!int.TryParse(colon < 0 ? digits : digits[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) return null;
        var minute = 0;
        if (colon >= 0 && (digits.Length - colon != 3 || !int.TryParse(digits.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59)) return null;
        if (half >= 0) hour = hour is >= 1 and <= 12 ? (hour % 12) + half : 99;
        return hour < 24 || (hour == 24 && minute == 0) ? (hour * 60) + minute : null;
    }
}
