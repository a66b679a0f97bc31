using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <content>Reading a rate as people write it.</content>
public sealed partial class FrameRate
{
    private const int LongestSpelling = 40;

    // 23.97, 23.98 and 23.976 are one rate to everyone; 23.976 and 24 are not.
    private const decimal Snap = 0.011m;

    private enum Count
    {
        Unsaid,
        Drop,
        NonDrop,
    }

    /// <summary>True when the text is a rate, with or without an assumed count; see <see cref="Parse"/> for which.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FrameRate? rate)
    {
        rate = Parse(text).Rate;
        return rate is not null;
    }

    /// <summary>
    /// Reads <c>23.98</c>, <c>23,976</c>, <c>2398</c>, <c>24p</c>, <c>25 fps</c>, <c>50i</c> (25), <c>PAL</c>, <c>NTSC</c> (asks), <c>29.97df</c>,
    /// <c>29.97 non-drop</c>, <c>30000/1001</c> and the like, without case. Decimals snap to the rate they round. Drop-frame is refused where
    /// it does not exist (SMPTE ST 12-1: 30000/1001 and its multiples only). Never throws.
    /// </summary>
    public static FrameRateReading Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return FrameRateReading.Refused("Which frame rate? For example 25, 23.976 or 29.97 DF.");
        if (text.Length > LongestSpelling || !Spelling.TryRead(text, out var spelling))
            return Unknown(text);

        if (spelling.Number is null && spelling.IsPal)
            return spelling.Count == Count.Drop ? NeverDrops(Fps25) : FrameRateReading.Exact(Fps25);
        if (spelling.Number is null && spelling.IsNtsc)
            return Counted(Fps2997, spelling.Count) is { Outcome: FrameRateOutcome.Exact } said ? said : FrameRateReading.Ask(Fps2997);
        if (spelling.Number is null && spelling.Count != Count.Unsaid)
        {
            FrameRate[] choices = spelling.Count == Count.Drop ? [Fps2997Drop, Fps5994Drop] : [Fps2997, Fps5994];
            return FrameRateReading.Refused($"At which rate: {choices[0].Label} or {choices[1].Label}?", choices);
        }

        return Nearest(spelling) is { } rate ? Counted(rate, spelling.Count) : Unknown(text);
    }

    private static FrameRateReading Unknown(string text) => FrameRateReading.Refused(
        $"\"{(text.Length > LongestSpelling ? "That" : text)}\" is not a frame rate. Known: {string.Join(", ", All.Select(rate => rate.Label))}.");

    private static FrameRateReading NeverDrops(FrameRate rate)
    {
        FrameRate[] choices = rate == Fps30 ? [Fps2997Drop, Fps30] : rate == Fps60 ? [Fps5994Drop, Fps60] : [rate];
        return FrameRateReading.Refused(
            $"{rate.Label} has no drop-frame count; drop-frame exists at 29.97, 59.94 and 119.88. "
            + $"Did you mean {string.Join(" or ", choices.Select(choice => choice.Label))}?",
            choices);
    }

    private static FrameRateReading Counted(FrameRate nonDrop, Count count) => (count, nonDrop.OtherCount) switch
    {
        (Count.Drop, null) => NeverDrops(nonDrop),
        (Count.Drop, { } drop) => FrameRateReading.Exact(drop),
        (Count.Unsaid, not null) => FrameRateReading.Assumed(nonDrop),
        _ => FrameRateReading.Exact(nonDrop),
    };

    private static FrameRate? Nearest(Spelling spelling)
    {
        if (spelling.Number is not { } number)
            return null;

        // Rates written without their point: 2398, 23976, 2997, 11988.
        decimal[] values = spelling.HasPoint || number < 1000 ? [number] : [number / 100, number / 1000];
        foreach (var value in values)
        {
            var nearest = All.MinBy(rate => decimal.Abs(value - rate.Decimal))!;
            if (decimal.Abs(value - nearest.Decimal) > Snap)
                continue;
            // Fields a second, as broadcasters say it; 25i and 29.97i already count frames.
            if (spelling.IsInterlaced && nearest.Nominal is (50 or 60))
                return nearest.Nominal == 50 ? Fps25 : Fps2997;
            return nearest;
        }

        return null;
    }

    // Only for comparing what was typed; nothing is computed from it.
    private decimal Decimal => (decimal)Numerator / Denominator;

    /// <summary>The number and the words of a typed rate.</summary>
    private sealed record Spelling(decimal? Number, bool HasPoint, bool IsInterlaced, bool IsPal, bool IsNtsc, Count Count)
    {
        public static bool TryRead(string text, out Spelling spelling)
        {
            spelling = new Spelling(null, false, false, false, false, Count.Unsaid);
            var negated = false;
            for (var at = 0; at < text.Length;)
            {
                var from = at;
                if (char.IsAsciiDigit(text[at]))
                {
                    while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' or '/' && Typing.Digits(text, at + 1) > 0)))
                        at++;
                    if (spelling.Number is not null || !TryNumber(text[from..at], out var number))
                        return false;
                    spelling = spelling with { Number = number, HasPoint = text.AsSpan(from, at - from).ContainsAny('.', ',', '/') };
                }
                else if (char.IsAsciiLetter(text[at]))
                {
                    while (at < text.Length && char.IsAsciiLetter(text[at]))
                        at++;
                    switch (text[from..at].ToUpperInvariant())
                    {
                        case "NON" or "NOT" or "NO": negated = true; break;
                        case "DF" or "D" or "DROP" or "DROPFRAME": spelling = spelling with { Count = negated ? Count.NonDrop : Count.Drop }; break;
                        case "NDF" or "ND" or "NONDROP" or "NONDROPFRAME": spelling = spelling with { Count = Count.NonDrop }; break;
                        case "I" or "INTERLACED": spelling = spelling with { IsInterlaced = true }; break;
                        case "PAL": spelling = spelling with { IsPal = true }; break;
                        case "NTSC": spelling = spelling with { IsNtsc = true }; break;
                        case "P" or "PSF" or "FPS" or "FRAME" or "FRAMES" or "PROGRESSIVE": break;
                        default: return false;
                    }
                }
                else if (text[at++] is not (' ' or '-' or '_' or '(' or ')' or '\t'))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool TryNumber(string digits, out decimal number)
        {
            number = 0;
            var parts = digits.Split('/');
            if (parts.Length == 1)
                return Plain(digits.Replace(',', '.'), out number);
            return parts.Length == 2 && Plain(parts[0], out var numerator) && Plain(parts[1], out var denominator) && denominator > 0
                && (number = numerator / denominator) < 1_000_000;
        }

        private static bool Plain(string digits, out decimal number) =>
            decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
