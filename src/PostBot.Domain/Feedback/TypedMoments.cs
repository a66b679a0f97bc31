using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>Finds out which kind of position starts at a place in the text.</summary>
internal static class TypedMoments
{
    private const int MostDigits = 7;

    private static readonly string[] FrameWords = ["f", "fr", "frs", "frm", "frms", "frame", "frames"];

    /// <summary>Null when none starts there.</summary>
    public static TypedMoment? Scan(ReadOnlySpan<char> text, int at) =>
        (TypedMoment?)ScanFeet(text, at) ?? ScanUnits(text, at) ?? ScanFrame(text, at) ?? ScanClock(text, at);

    private static TypedMoment? ScanClock(ReadOnlySpan<char> text, int at)
    {
        if (TypedClock.Scan(text, at) is not { } clock)
            return null;
        return clock.IsPacked && clock.Groups[0].Length <= 3 ? new TypedNumber(clock.End, clock.Number(0), clock.Groups[0].Length) : clock;
    }

    private static TypedFeet? ScanFeet(ReadOnlySpan<char> text, int at)
    {
        var feet = Typing.Digits(text, at);
        var plus = at + feet;
        if (feet is 0 or > MostDigits || plus >= text.Length || text[plus] != '+')
            return null;
        var end = plus + 3;
        return Typing.Digits(text, plus + 1) == 2 && !Typing.IsGlued(text, end) && !IsDecimal(text, end)
            ? new TypedFeet(end, Number(text, at, feet), Number(text, plus + 1, 2))
            : null;
    }

    private static TypedFrame? ScanFrame(ReadOnlySpan<char> text, int at)
    {
        var word = Typing.Letters(text, at);
        if (!Typing.IsOneOf(word, "frame", "frames", "fr", "frm"))
            return null;
        at = Typing.PastSpace(text, at + word.Length);
        if (at < text.Length && text[at] == '#')
            at++;
        var digits = Typing.Digits(text, at);
        var end = at + digits;
        return digits is 0 or > MostDigits || Typing.IsGlued(text, end) || IsDecimal(text, end)
            ? null
            : new TypedFrame(end, Number(text, at, digits));
    }

    private static TypedMoment? ScanUnits(ReadOnlySpan<char> text, int at)
    {
        var units = new TypedUnits(at, null, null, null, "", null);
        var last = -1;
        while (true)
        {
            var next = last < 0 ? at : PastJoin(text, units.End);
            var digits = Typing.Digits(text, next);
            if (digits is 0 or > MostDigits)
                break;
            var value = Number(text, next, digits);
            var end = next + digits;
            var decimals = "";
            if (IsDecimal(text, end))
            {
                var length = Typing.Digits(text, end + 1);
                if (length > MostDigits)
                    break;
                decimals = text.Slice(end + 1, length).ToString();
                end += 1 + length;
            }

            var word = Typing.Letters(text, Typing.PastSpace(text, end));
            var unit = UnitOf(word);
            if (unit <= last || (decimals.Length > 0 && unit != 2))
            {
                if (last is 0 or 1 && decimals.Length == 0 && LeavesOutUnit(text, units.End, next, end))
                    return last == 0 ? units with { Minutes = value, End = end } : units with { Seconds = value, End = end };
                break;
            }

            end = Typing.PastSpace(text, end) + word.Length;
            units = unit switch
            {
                0 => units with { Hours = value, End = end },
                1 => units with { Minutes = value, End = end },
                2 => units with { Seconds = value, Decimals = decimals, End = end },
                _ => units with { Frames = value, End = end },
            };
            last = unit;
        }

        return last < 0 ? null : units is { Hours: null, Minutes: null, Seconds: null } ? new TypedFrame(units.End, units.Frames!.Value) : units;
    }

    // "2 min 10", "1h05" and, with nothing after it, "2 min 5" leave out the last unit; "2 min 5 shots" and "2 min 10:30" do not.
    private static bool LeavesOutUnit(ReadOnlySpan<char> text, int unitEnd, int from, int end) =>
        (end - from == 2 || (end - from == 1 && (from == unitEnd || Typing.PastSpace(text, end) == text.Length)))
        && !Typing.IsGlued(text, end)
        && (end >= text.Length || text[end] is not (':' or '-'));

    // 0 hours, 1 minutes, 2 seconds, 3 frames; -1 for any other word.
    private static int UnitOf(ReadOnlySpan<char> word)
    {
        if (Typing.IsOneOf(word, "h", "hr", "hrs", "hour", "hours"))
            return 0;
        if (Typing.IsOneOf(word, "m", "min", "mins", "minute", "minutes"))
            return 1;
        if (Typing.IsOneOf(word, "s", "sec", "secs", "second", "seconds"))
            return 2;
        return Typing.IsOneOf(word, FrameWords) ? 3 : -1;
    }

    // "2 minutes, 10 seconds", "2 minutes and 10 seconds".
    private static int PastJoin(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] == ',')
            at++;
        at = Typing.PastSpace(text, at);
        var word = Typing.Letters(text, at);
        return Typing.IsOneOf(word, "and") ? Typing.PastSpace(text, at + word.Length) : at;
    }

    private static bool IsDecimal(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]);

    private static int Number(ReadOnlySpan<char> text, int at, int digits) => int.Parse(text.Slice(at, digits), CultureInfo.InvariantCulture);
}
