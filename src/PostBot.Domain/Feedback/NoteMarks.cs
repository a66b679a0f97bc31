using System.Globalization;

namespace PostBot.Domain.Feedback;

/// <summary>The small signs around a timecode in a line of notes: bullets, list numbers, reels, dashes.</summary>
internal static class NoteMarks
{
    private static readonly string[] DurationWords =
    [
        "too", "long", "longer", "short", "shorter", "early", "earlier", "late", "later", "more", "less", "of", "off", "before", "after",
        "max", "minimum", "hold", "gap", "fade", "dissolve", "version", "cut", "cutdown", "spot", "total", "trt",
    ];

    private static readonly string[] RatioWords =
        ["aspect", "ratio", "letterbox", "pillarbox", "matte", "mask", "crop", "scope", "anamorphic", "extraction", "blanking", "frame", "framing"];

    /// <summary>Where the line goes on after <c>1.</c>, <c>1)</c>, <c>-</c> or another bullet and a space; 0 when there is none.</summary>
    public static int PastListMark(ReadOnlySpan<char> line)
    {
        var digits = Typing.Digits(line, 0);
        var end = digits is > 0 and <= 3 && digits < line.Length && line[digits] is '.' or ')' or ':' ? digits + 1
            : line.Length > 0 && line[0] is '-' or '*' or '\u2022' or '\u00b7' or '\u2013' or '\u2014' ? 1
            : 0;
        return end > 0 && end < line.Length && char.IsWhiteSpace(line[end]) ? Typing.PastSpace(line, end) : 0;
    }

    /// <summary><c>R3</c> or <c>reel 3</c> and what follows it; no reel and <paramref name="at"/> otherwise.</summary>
    public static (int? Reel, int At) Reel(ReadOnlySpan<char> line, int at)
    {
        var word = Typing.Letters(line, at);
        if (!Typing.IsOneOf(word, "r", "reel"))
            return (null, at);
        var number = word.Length == 1 ? at + 1 : Typing.PastSpace(line, at + word.Length);
        var digits = Typing.Digits(line, number);
        var end = number + digits;
        if (digits is 0 or > 2)
            return (null, at);
        if (end < line.Length && line[end] is ',' or ':')
            end++;
        return end < line.Length && char.IsWhiteSpace(line[end])
            ? (int.Parse(line.Slice(number, digits), CultureInfo.InvariantCulture), Typing.PastSpace(line, end))
            : (null, at);
    }

    /// <summary>False where the shape of a position is a duration or a picture ratio in this line.</summary>
    public static bool IsPosition(ReadOnlySpan<char> line, TypedSpan span)
    {
        var next = Typing.PastSpace(line, span.InEnd);
        var word = Typing.Letters(line, next);
        return span switch
        {
            { IsMarked: true } => true,
            // "frame 250" names a frame; "5f" counts frames.
            { In: TypedFrame frame } => char.IsAsciiDigit(line[frame.End - 1]),
            { In: TypedUnits units } => units.IsCompound && !Typing.IsOneOf(word, DurationWords),
            { In: TypedClock { Groups.Count: 2 } } => !Typing.IsOneOf(word, RatioWords),
            _ => true,
        };
    }

    /// <summary>A word or sign at this place that says a moment follows.</summary>
    public static bool AnnouncesMoment(ReadOnlySpan<char> line, int at) =>
        line[at] is '@' or '(' or '[' || Typing.IsOneOf(Typing.Letters(line, at), "at", "from", "tc", "timecode");

    /// <summary>Where the marks right before a timecode begin: a bracket, <c>@</c>, <c>at</c>, <c>tc</c>.</summary>
    public static int BackOverMarks(ReadOnlySpan<char> line, int at)
    {
        foreach (var mark in (ReadOnlySpan<string>)["(", "[", "@", "tc", "timecode", "at", "from"])
        {
            var end = at;
            while (end > 0 && at - end < 2 && char.IsWhiteSpace(line[end - 1]))
                end--;
            var start = end - mark.Length;
            if (start >= 0 && line[start..end].Equals(mark, StringComparison.OrdinalIgnoreCase)
                && (start == 0 || char.IsWhiteSpace(line[start - 1]) || !char.IsLetter(mark[0])))
                at = start;
        }

        return at;
    }

    /// <summary>What follows a timecode without the one sign that parts them: <c>: trim</c>, <c>- trim</c>, <c>| trim</c>. A minus before
    /// a word stays.</summary>
    public static string TrimAfter(string line, int at)
    {
        var from = Typing.PastSpace(line, at);
        if (from < line.Length && line[from] is ':' or ';' or ',' or '|' or '-' or '\u2013' or '\u2014' or '>' or '\u2192'
            && (from + 1 == line.Length || char.IsWhiteSpace(line[from + 1])))
            from = Typing.PastSpace(line, from + 1);
        return line[from..].TrimEnd();
    }

    /// <summary>What precedes a timecode without the dash or colon that leads to it.</summary>
    public static string TrimBefore(string words)
    {
        var trimmed = words.TrimEnd();
        return trimmed.Length > 1 && trimmed[^1] is '-' or '\u2013' or '\u2014' or '|' && char.IsWhiteSpace(trimmed[^2])
            ? trimmed[..^1].TrimEnd()
            : trimmed;
    }
}
