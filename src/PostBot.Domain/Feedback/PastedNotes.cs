using System.Text.RegularExpressions;

namespace PostBot.Domain.Feedback;

/// <summary>One note out of pasted text.</summary>
/// <param name="Line">Where it belongs.</param>
/// <param name="Words">Every word of it but the timecode.</param>
/// <param name="Author">Whose it is, where the text says so (<c>from Jules</c>); else null.</param>
public sealed record PastedNote(NoteLine Line, string Words, string? Author);

/// <summary>Words that are no note, and what they are instead: a greeting, a signature, quoted mail.</summary>
public sealed record LeftOut(string Words, string Why);

/// <summary>Pasted text as notes, one a line, and every word that is none of them.</summary>
public sealed partial record PastedNotes(IReadOnlyList<PastedNote> Notes, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>Greetings and signatures are short; what is longer says something.</summary>
    private const int LongestGreeting = 8;

    private const string Greeting = "greeting";
    private const string Signature = "signature";
    private const string Quoted = "quoted mail";
    private const string Wordless = "timecode without words";
    private const string Heading = "heading";

    /// <summary>Takes time in proportion to the text; never throws.</summary>
    public static PastedNotes Read(string text, Timecode start, long? length = null)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToList();
        var (notes, left) = (new List<PastedNote>(), new List<LeftOut>());
        string? author = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.Any(char.IsLetterOrDigit))
            {
                if (line is "--" && EndsHere(lines, i)) i = LeaveRest(lines, i, Signature, left);
                continue;
            }
            var read = NoteLine.Read(line, start, length);
            var timed = read.When.Kind != TimecodeReadingKind.None;
            if (!timed && BeginsMail(line)) i = LeaveRest(lines, i, Quoted, left);
            else if (line[0] == '>') left.Add(new LeftOut(line, Quoted));
            else if (!timed && From().Match(line) is { Success: true } from)
            {
                author = from.Groups["who"].Value.Trim();
                if (from.Groups["rest"].Value.Trim() is { Length: > 0 } rest) notes.Add(new PastedNote(NoteLine.Read(rest, start, length), rest, author));
            }
            else if (!timed && IsGreeting(line)) left.Add(new LeftOut(line, Greeting));
            else if (!timed && IsHeading(line)) left.Add(new LeftOut(line, Heading));
            else if (!timed && IsSignOff(line) && (notes.Count > 0 || lines.Count > 1) && EndsHere(lines, i)) i = LeaveRest(lines, i, Signature, left);
            else if (read.Text.Any(char.IsLetterOrDigit)) notes.Add(new PastedNote(read, read.After.Length > 0 && Opening().IsMatch(read.Before) ? read.After : read.Text, author));
            else if (Below(lines, i, start, length) is { } below)
            {
                // A timecode on a line of its own belongs to the words below it.
                notes.Add(new PastedNote(read, below.Words, author));
                i = below.At;
            }
            else left.Add(new LeftOut(read.TimecodeText, Wordless));
        }
        return new PastedNotes(notes, left);
    }

    private static (string Words, int At)? Below(List<string> lines, int at, Timecode start, long? length)
    {
        var next = at + 1;
        while (next < lines.Count && lines[next].Length == 0) next++;
        return next < lines.Count && lines[next].Any(char.IsLetterOrDigit) && NoteLine.Read(lines[next], start, length) is { When.Kind: TimecodeReadingKind.None } words && !IsSignOff(lines[next])
            ? (words.Text, next)
            : null;
    }

    private static int LeaveRest(List<string> lines, int from, string why, List<LeftOut> left)
    {
        foreach (var line in lines.Skip(from).Where(line => line.Any(char.IsLetterOrDigit)))
        {
            if (BeginsMail(line) || line[0] == '>') why = Quoted;
            left.Add(new LeftOut(line, why));
        }
        return lines.Count;
    }

    /// <summary>Before quoted mail nothing with a timecode follows, only a name, a telephone number, an address.</summary>
    private static bool EndsHere(List<string> lines, int at)
    {
        var rest = lines.Skip(at + 1).Where(line => line.Length > 0).TakeWhile(line => line[0] != '>' && !BeginsMail(line)).ToList();
        return rest.Count <= 8 && !rest.Any(line => Label().IsMatch(line) || NoteMarks.PastListMark(line) > 0);
    }

    private static bool IsGreeting(string line) => Words(line) <= LongestGreeting && Hello().IsMatch(line);

    private static bool IsSignOff(string line) => Words(line) <= LongestGreeting && Bye().IsMatch(line);

    private static bool IsHeading(string line) => line.EndsWith(':') && Words(line) <= 14 && Announces().IsMatch(line);

    private static bool BeginsMail(string line) => Reply().IsMatch(line);

    private static int Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"^(?i:hi|hiya|hello|hey|dear|good (morning|afternoon|evening)|morning|afternoon|evening)\b([\s,]+((?i:all|team|both|everyone|guys|folks|there|again|and)|&|@?\p{Lu}[\p{L}'’-]*))*\s*[,!.:–—-]*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hello();

    [GeneratedRegex(@"^(?i:(many |kind |best |warm )?(thanks|thank you|thx|ta|cheers|best|regards|wishes|all the best|speak soon|talk soon|sent from my \w+|yours|sincerely)\b(\s+(all|again|so much|both|everyone|guys|for now|a lot|very much))?)\s*[,!.–—-]*(\s*\p{Lu}[\p{L}'’.-]{0,20}){0,2}\s*[!.]*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Bye();

    [GeneratedRegex(@"^((here are|these are|some|all|our|my|the)\b.*)?\b(notes?|comments?|feedback|thoughts)\b.*:$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Announces();

    [GeneratedRegex(@"^((notes?|comments?|feedback)\s+)?from\s+(?<who>\p{L}[\p{L}\p{M} .,'’&-]{0,58}?)\s*(:\s*(?<rest>.*))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex From();

    [GeneratedRegex(@"^(on\s.{4,200}\swrote:|-{2,}\s*(original|forwarded) message\s*-{2,}|from:\s.*|begin forwarded message:?|le\s.{4,200}a écrit\s*:|_{10,})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Reply();

    /// <summary>What people say before one more note, which is no part of it.</summary>
    [GeneratedRegex(@"^((oh|sorry|and|also|just|ps|p\.s\.|ah|wait)[\s,]+)*((one|a|another|two|last) (more|last|other|final)?\s*(thing|note|one)?s?|sorry|also|ps)\s*[,:–—-]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\d{1,2}[:;]\d{2}[:;]\d{2}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Label();
}
