using System.Globalization;
using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// How author, words and replies become the one or two texts a marker has, and how they are told apart again. Replies follow the words, each with
/// its arrow: <c>↳ Ed: which take?</c>
/// </summary>
internal static class MarkerText
{
    private const string ReplyMark = "↳ ";
    private const string NoTimecode = "(no timecode) ";
    private const string At = "(at ";
    private const int LongestAuthor = 60;

    public static string Unplaced(Marker marker) => (marker.Typed is { } typed ? $"{At}{typed}) " : NoTimecode) + marker.Words;

    public static string Elsewhere(Timecode label, Marker marker) =>
        marker.Frames > 1 ? $"{At}{label}-{label.Plus(marker.Frames)}) {marker.Words}" : $"{At}{label}) {marker.Words}";

    /// <summary>The words with the replies under them.</summary>
    public static string Full(Marker marker) => marker.Replies.Count == 0
        ? marker.Words
        : string.Join('\n', marker.Replies.Select(reply => $"{ReplyMark}{Author(reply.Author)}: {reply.Words}").Prepend(marker.Words));

    /// <summary><c>Dana: trim the pause</c>, on one line.</summary>
    public static string Named(Marker marker) => $"{Author(marker.Author)}: {OneLine(Full(marker))}";

    /// <summary>The same with at most so many characters of the words.</summary>
    public static string Named(Marker marker, int most) => $"{Author(marker.Author)}: {Cut(OneLine(Full(marker)), most)}";

    /// <summary>A name that can be told from the words after it.</summary>
    public static string Author(string name) => Cut(OneLine(name).Replace(": ", " ", StringComparison.Ordinal).TrimEnd(':'), LongestAuthor);

    /// <summary>Tabs and line breaks become spaces; control characters go.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter is '\n' or '\t' or '\u2028' or '\u2029') line.Append(' ');
            else if (!char.IsControl(letter)) line.Append(letter);
        }
        return line.ToString().Trim();
    }

    /// <summary>Never parts a letter that takes two characters.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    /// <summary>The marker that a text stands for: its replies, and where its words say it belongs.</summary>
    public static Marker Read(Marker marker, string text, Timecode start)
    {
        var parts = text.ReplaceLineEndings("\n").Split(ReplyMark);
        var read = marker with
        {
            Words = parts[0].Trim(),
            Replies = parts.Length == 1 ? marker.Replies : [.. marker.Replies, .. parts.Skip(1).Select(Reply)],
        };
        if (read.Words.StartsWith(NoTimecode, StringComparison.Ordinal)) return read with { Frame = null, Frames = 1, Words = read.Words[NoTimecode.Length..] };
        var close = read.Words.IndexOf(") ", StringComparison.Ordinal);
        if (!read.Words.StartsWith(At, StringComparison.Ordinal) || close < 0 || close > 40) return read;
        var typed = read.Words[At.Length..close];
        var when = TimecodeInput.Read(typed, start);
        return when.HasPosition
            ? read with { Frame = when.FromStart, Frames = when.Duration, Words = read.Words[(close + 2)..] }
            : read with { Frame = null, Frames = 1, Typed = typed, Doubt = when.Sentence, Words = read.Words[(close + 2)..] };
    }

    /// <summary>
    /// A marker with a short name and a full text: when the name begins with <c>Author:</c> and goes on as the text does, that is who wrote it.
    /// A name that says something else is part of the words.
    /// </summary>
    public static Marker Read(Marker marker, string name, string text, Timecode start)
    {
        var (shown, line) = (OneLine(name), OneLine(text));
        if (AuthorOf(shown) is { } author)
        {
            var rest = shown[(author.Length + 2)..];
            if (line.StartsWith(rest, StringComparison.Ordinal)) return Read(marker with { Author = author }, text, start);
            if (line.StartsWith(shown, StringComparison.Ordinal)) return Read(marker with { Author = author }, text.TrimStart()[(author.Length + 2)..], start);
        }
        var says = line.Length == 0 ? name : IsNameless(shown) || line.StartsWith(shown, StringComparison.Ordinal) ? text : $"{name}: {text}";
        return Read(marker, says, start);
    }

    /// <summary>A text that begins with its author, as in <c>Dana: trim the pause</c>; null when it does not.</summary>
    public static string? AuthorOf(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and <= LongestAuthor && char.IsLetter(text[0]) ? text[..colon] : null;
    }

    private static MarkerReply Reply(string text)
    {
        var said = text.Trim();
        return AuthorOf(said) is { } author ? new MarkerReply(author, said[(author.Length + 2)..]) : new MarkerReply("", said);
    }

    // "Marker 12" is what programs call a marker that nobody named.
    private static bool IsNameless(string name) =>
        name.Length == 0 || (name.StartsWith("Marker", StringComparison.OrdinalIgnoreCase) && name.AsSpan(6).Trim() is var rest
            && (rest.Length == 0 || int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out _)));
}
