using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>What the groups of a typed clock stand for.</summary>
internal enum ClockForm
{
    /// <summary>Not a timecode: <c>16:9</c>, <c>1.02.03</c>.</summary>
    None,

    /// <summary><c>H:MM:SS:FF</c> or eight digits: absolute.</summary>
    Label,

    /// <summary><c>HH:MM:SS.mmm</c>: real time.</summary>
    LabelReal,

    /// <summary><c>01:02:10</c>: HH:MM:SS or MM:SS:FF; the programme decides.</summary>
    Three,

    /// <summary><c>12:03.15</c> or <c>12:03;15</c>: minutes, seconds and frames from the start.</summary>
    MinutesFrames,

    /// <summary><c>2:03.5</c>: real time from the start.</summary>
    MinutesReal,

    /// <summary><c>2:14</c>: minutes and seconds from the start.</summary>
    Minutes,
}

/// <summary>Groups of digits with <c>: ; . ,</c> between them, or eight digits without.</summary>
/// <param name="End">Where it ends in the text, exclusive.</param>
/// <param name="Groups">The groups as digits, at most nine each.</param>
/// <param name="Separators">What stands between them: one fewer than the groups.</param>
internal sealed record TypedClock(int End, IReadOnlyList<string> Groups, string Separators) : TypedMoment(End)
{
    private const int MostGroups = 5;
    private const int MostDigits = 9;

    /// <summary><c>;</c> or <c>,</c> stands before the frames.</summary>
    public bool AsksForDrop => Separators.Length > 0 && Separators[LastSeparator] is ';' or ',';

    /// <summary>A colon or a point stands before the frames, which is how non-drop is written.</summary>
    public bool LooksNonDrop => Separators.Length > 0 && Separators[LastSeparator] is ':' or '.';

    /// <summary>A point or comma stands before the last group.</summary>
    public bool HasPoint => Separators.Length > 0 && Separators[^1] is '.' or ',';

    public bool IsPacked => Groups.Count == 1;

    /// <summary><c>HH:MM:SS:FF.ss</c>, as Pro Tools prints it.</summary>
    public bool HasSubFrames => Groups.Count == MostGroups;

    private int LastSeparator => HasSubFrames ? Separators.Length - 2 : Separators.Length - 1;

    /// <summary>Null when no clock starts there, or letters or further digits follow it (<c>2:14pm</c>), or it is a time of day (<c>10:30
    /// am</c>).</summary>
    public static TypedClock? Scan(ReadOnlySpan<char> text, int at)
    {
        List<string> groups = [];
        var separators = "";
        while (true)
        {
            var digits = Typing.Digits(text, at);
            if (digits is 0 or > MostDigits || groups.Count == MostGroups)
                return null;
            groups.Add(text.Slice(at, digits).ToString());
            at += digits;
            if (at + 1 >= text.Length || text[at] is not (':' or ';' or '.' or ',') || !char.IsAsciiDigit(text[at + 1]))
                break;
            separators += text[at++];
        }

        return Typing.IsGlued(text, at) || (groups.Count is 2 or 3 && IsTimeOfDay(text, at)) ? null : new TypedClock(at, groups, separators);
    }

    public ClockForm FormAt(FrameRate rate)
    {
        int Digits(int group) => Groups[group].Length;
        bool Two(int group) => Digits(group) == 2;
        var last = Separators.Length == 0 ? ' ' : Separators[^1];
        switch (Groups.Count)
        {
            case 1:
                return Digits(0) == 8 || Digits(0) == 6 + rate.FrameDigits ? ClockForm.Label : ClockForm.None;
            case 2:
                return last == ':' && Digits(0) <= 3 && Two(1) ? ClockForm.Minutes : ClockForm.None;
            case 3 when Separators[0] is ':' or ';' && Digits(0) <= 3 && Two(1):
                if (Separators[0] == ':' && last is '.' or ',' && Digits(2) != 2 && !IsDropFrames(rate, 2))
                    return ClockForm.MinutesReal;
                if (last == Separators[0] && Two(2) && Digits(0) <= 2)
                    return ClockForm.Three;
                return Two(2) || Digits(2) == rate.FrameDigits ? ClockForm.MinutesFrames : ClockForm.None;
            case 4 when Digits(0) <= 2 && (Two(1) && Two(2) || (Separators.All(mark => mark is ':' or ';') && Digits(1) <= 2 && Digits(2) <= 2)):
                if (last == '.' && !Two(3) || (last == ',' && Digits(3) > 2 && !IsDropFrames(rate, 3)))
                    return ClockForm.LabelReal;
                return Digits(3) <= 3 ? ClockForm.Label : ClockForm.None;
            case MostGroups:
                return last == '.' && Digits(0) <= 2 && Two(1) && Two(2) && Digits(3) == rate.FrameDigits && Separators[LastSeparator] is ':' or ';'
                    ? ClockForm.Label
                    : ClockForm.None;
            default:
                return ClockForm.None;
        }
    }

    /// <summary>The four numbers of a full label; null in any other form.</summary>
    public TimecodeLabel? LabelAt(FrameRate rate)
    {
        if (FormAt(rate) != ClockForm.Label)
            return null;
        if (!IsPacked)
            return new TimecodeLabel(Number(0), Number(1), Number(2), Number(3));
        int Part(int from, int to) => int.Parse(Groups[0].AsSpan(from, to - from), CultureInfo.InvariantCulture);
        return new TimecodeLabel(Part(0, 2), Part(2, 4), Part(4, 6), Part(6, Groups[0].Length));
    }

    public int Number(int group) => int.Parse(Groups[group], CultureInfo.InvariantCulture);

    /// <summary>A short end of a range takes the groups it lacks from the start: <c>05:00</c> after <c>01:02:03:04</c> is
    /// <c>01:02:05:00</c>.</summary>
    public TypedClock Inheriting(TypedClock start)
    {
        var missing = start.Groups.Count - Groups.Count;
        return missing <= 0 || start.IsPacked ? this : this with
        {
            Groups = [.. start.Groups.Take(missing), .. Groups],
            Separators = start.Separators[..missing] + Separators,
        };
    }

    /// <summary>A printed real time down to its whole seconds; any other clock as it is.</summary>
    public TypedClock WithoutDecimals(FrameRate rate) => FormAt(rate) is ClockForm.LabelReal or ClockForm.MinutesReal
        ? this with { Groups = [.. Groups.SkipLast(1)], Separators = Separators[..^1] }
        : this;

    // At 119.88 DF a comma and three digits are frames, below that they are thousandths.
    private bool IsDropFrames(FrameRate rate, int group) =>
        rate.IsDrop && Separators[^1] == ',' && Groups[group].Length == 3 && rate.FrameDigits == 3;

    private static bool IsTimeOfDay(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        var rest = text[at..];
        foreach (var half in (ReadOnlySpan<string>)["am", "pm", "a.m", "p.m"])
        {
            if (rest.StartsWith(half, StringComparison.OrdinalIgnoreCase) && (rest.Length == half.Length || !char.IsLetterOrDigit(rest[half.Length])))
                return true;
        }

        return false;
    }
}
