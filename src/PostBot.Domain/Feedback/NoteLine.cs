namespace PostBot.Domain.Feedback;

/// <summary>One typed line of notes, parted into where and what.</summary>
/// <param name="When">Where the note belongs; none when the line names no timecode, error when it names one that cannot be.</param>
/// <param name="TimecodeText">The part of the line that was read as <paramref name="When"/>, as typed; empty for none.</param>
/// <param name="Before">Words before the timecode; empty when it leads.</param>
/// <param name="After">Words after the timecode; the whole trimmed line for none.</param>
/// <param name="ListMark">A bullet or list number that led a line with a timecode, as typed; else empty.</param>
/// <param name="Reel">The number of <c>R3</c> or <c>reel 3</c> right before the timecode; null when not said.</param>
/// <param name="IsApproximate">Said in words and only to the second, as in <c>at 2:14</c>: worth asking whether the moment is right.</param>
public sealed record NoteLine(
    TimecodeReading When, string TimecodeText, string Before, string After, string ListMark, int? Reel, bool IsApproximate)
{
    // Room for a range in words at the end of a line; also what keeps looking for it quick.
    private const int LongestEnding = 80;

    /// <summary>Every word but the timecode, the list mark and the reel.</summary>
    public string Text => Before.Length == 0 ? After
        : After.Length == 0 ? Before
        : Before + (After.Length == 1 && char.IsPunctuation(After[0]) ? "" : " ") + After;

    /// <summary>
    /// Looks for a position or range at the start of the line (after a bullet, list number or reel), then for a full label anywhere
    /// (<c>HH:MM:SS:FF</c>), then
    /// for <c>at …</c>, <c>@ …</c> or brackets at its end. Durations (<c>2 secs too long</c>, <c>5f early</c>), ratios (<c>16:9</c>),
    /// versions and bare numbers
    /// are words. Never throws on any text; takes time in proportion to its length.
    /// </summary>
    /// <param name="line">One line, as typed.</param>
    /// <param name="programmeStart">The label of the first frame; its rate is the programme's.</param>
    /// <param name="programmeLength">In frames, above zero; null when unknown.</param>
    public static NoteLine Read(string? line, Timecode programmeStart, long? programmeLength = null)
    {
        var typed = (line ?? "").Trim();
        var programme = new Programme(programmeStart, programmeLength);
        return Leading(typed, programme)
            ?? Within(typed, programme)
            ?? Ending(typed, programme)
            ?? new NoteLine(TimecodeReading.None, "", "", typed, "", null, false);
    }

    private static NoteLine? Leading(string line, Programme programme)
    {
        var at = NoteMarks.PastListMark(line);
        var found = Found(line, at, programme, atEnd: false);
        if (found is null && at > 0)
            found = Found(line, at = 0, programme, atEnd: false);
        return found is null ? null : found with { ListMark = line[..at].Trim() };
    }

    private static NoteLine? Within(string line, Programme programme)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (!char.IsAsciiDigit(line[at]) || !(char.IsWhiteSpace(line[at - 1]) || line[at - 1] is '(' or '[' or '@'))
                continue;
            // Without a colon it could be an address or a date.
            if (TypedClock.Scan(line, at) is not { } clock
                || !clock.Separators.Contains(':', StringComparison.Ordinal)
                || clock.LabelAt(programme.Start.Rate) is null)
                continue;
            var from = NoteMarks.BackOverMarks(line, at);
            if (Found(line, from, programme, atEnd: false) is { } found)
                return found with { Before = NoteMarks.TrimBefore(line[..from]) };
        }

        return null;
    }

    private static NoteLine? Ending(string line, Programme programme)
    {
        for (var at = Math.Max(1, line.Length - LongestEnding); at < line.Length; at++)
        {
            if (!char.IsWhiteSpace(line[at - 1]) || !NoteMarks.AnnouncesMoment(line, at))
                continue;
            if (Found(line, at, programme, atEnd: true) is { } found)
                return found with { Before = NoteMarks.TrimBefore(line[..at]) };
        }

        return null;
    }

    private static NoteLine? Found(string line, int at, Programme programme, bool atEnd)
    {
        var (reel, from) = NoteMarks.Reel(line, at);
        if (TypedSpan.Scan(line, from, inNote: true) is not { } span || !NoteMarks.IsPosition(line, span))
            return null;
        var when = TimecodeInput.Read(span, programme.Start, programme.Length);
        if (when.Kind == TimecodeReadingKind.None && span.Out is not null)
        {
            // "2:14 to 16:9": the end was no timecode, the start is.
            span = span with { Out = null, End = span.InEnd };
            when = TimecodeInput.Read(span, programme.Start, programme.Length);
        }

        if (when.Kind == TimecodeReadingKind.None)
            return null;
        // Eight digits outside the programme are a date or a clip number rather than a mistake.
        if (span.In is TypedClock { IsPacked: true } && !span.IsMarked && when.Kind is not (TimecodeReadingKind.Ok or TimecodeReadingKind.Ambiguous))
            return null;

        var after = NoteMarks.TrimAfter(line, span.End);
        if (atEnd && after.Length > 1)
            return null;
        var isToTheSecond = span.In is TypedUnits { Frames: null } or TypedClock { Groups.Count: 2 };
        return new NoteLine(
            when,
            line[from..span.End].Trim(),
            Before: "",
            After: span.OpenBracket is { } bracket ? bracket + after : after,
            ListMark: "",
            reel,
            IsApproximate: span.IsSpoken && isToTheSecond);
    }
}
