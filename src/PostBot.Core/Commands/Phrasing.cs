using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Commands;

/// <summary>
/// One way people say a command without its verb: <c>who is in {resource} [{when}]</c>. Words are literal (<c>a|b</c> either one), <c>{name}</c> is an
/// argument of the command, <c>{*}</c> the rest of its arguments in any order, <c>[…]</c> may be left out, <c>{name:words}</c> an argument that is always these.
/// </summary>
internal sealed class Phrasing
{
    private readonly IReadOnlyList<Part> parts;

    private readonly IReadOnlyList<string[]> needed;

    private Phrasing(IReadOnlyList<Part> parts)
    {
        this.parts = parts;
        needed = [.. parts.OfType<Literal>().Select(literal => literal.Words)];
        Beginnings = parts[0] is Literal first ? first.Words : [];
        Weight = parts.Sum(part => part is Literal ? 2 : part is Slot ? 1 : 0);
    }

    /// <summary>The words it can begin with; empty when it begins with an argument.</summary>
    public IReadOnlyList<string> Beginnings { get; }

    /// <summary>The more of its own words, the more particular it is.</summary>
    public int Weight { get; }

    /// <exception cref="ArgumentException">The pattern names an argument that the command does not have.</exception>
    public static Phrasing Of(string pattern, Definition definition)
    {
        var tokens = pattern.Replace("[", "[ ", StringComparison.Ordinal).Replace("]", " ]", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        return new Phrasing(Parts(tokens, ref at, definition));
    }

    /// <summary>Reads the whole line this way; null when it is not said this way.</summary>
    public LineReading? Read(ReadContext context, IReadOnlyList<SpokenWord> spoken)
    {
        // Reading arguments is dear, so a line without the words of this way of saying it is not read at all.
        foreach (var either in needed) if (!spoken.Any(word => either.Contains(word.Text))) return null;
        var trouble = new Trouble();
        if (Match(parts, 0, context, spoken, 0, trouble)) return LineReader.Finish(context, spoken.Count);
        return trouble.Why is { } why ? new LineReading(context) { Trouble = why, Understood = spoken.Count } : null;
    }

    private static List<Part> Parts(string[] tokens, ref int at, Definition definition)
    {
        var parts = new List<Part>();
        while (at < tokens.Length && tokens[at] != "]")
        {
            var token = tokens[at++];
            if (token == "[")
            {
                parts.Add(new Maybe(Parts(tokens, ref at, definition)));
                at++;
            }
            else if (token == "{*}") parts.Add(new Remainder());
            else if (token[0] == '{' && token.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) parts.Add(new Fixed(Named(definition, token[1..colon]), Words.Of(token[(colon + 1)..^1])));
            else if (token[0] == '{') parts.Add(new Slot(Named(definition, token[1..^1])));
            else parts.Add(new Literal(token.Split('|')));
        }
        return parts;
    }

    private static Argument Named(Definition definition, string name) =>
        definition.Arguments.FirstOrDefault(argument => argument.Name == name) ?? throw new ArgumentException($"{definition.Verb} has no argument \"{name}\".");

    private static bool Match(IReadOnlyList<Part> parts, int part, ReadContext context, IReadOnlyList<SpokenWord> spoken, int at, Trouble trouble)
    {
        if (part == parts.Count) return at == spoken.Count;
        switch (parts[part])
        {
            case Literal literal:
                return at < spoken.Count && literal.Words.Contains(spoken[at].Text) && Match(parts, part + 1, context, spoken, at + 1, trouble);
            case Maybe maybe:
                return Match([.. maybe.Parts, .. parts.Skip(part + 1)], 0, context, spoken, at, trouble) || Match(parts, part + 1, context, spoken, at, trouble);
            case Fixed fix:
                return fix.Argument.Read(context.Over(fix.Words), 0) is ReadResult.Taken meant && Match(parts, part + 1, context, spoken, at, trouble) && Set(context, fix.Argument, meant.Value);
            case Remainder:
                if (at < spoken.Count && !spoken[at].IsStart) return false;
                if (LineReader.ReadRest(context, at < spoken.Count ? spoken[at].At : context.Words.Count, out var why)) return true;
                trouble.Why ??= why;
                return false;
            default:
                var argument = ((Slot)parts[part]).Argument;
                if (at >= spoken.Count || !spoken[at].IsStart || context.Has(argument)) return false;
                var word = spoken[at].At;
                if (argument.Read(context, word) is not ReadResult.Taken taken) return false;
                context.Set(argument, taken.Value, context.Words.Line[context.Words[word].Start..context.Words[taken.Next - 1].End]);
                var next = at;
                while (next < spoken.Count && spoken[next].At < taken.Next) next++;
                if (Match(parts, part + 1, context, spoken, next, trouble)) return true;
                context.Forget(argument);
                return false;
        }
    }

    private static bool Set(ReadContext context, Argument argument, object value)
    {
        context.Set(argument, value);
        return true;
    }

    /// <summary>What the rest of the line ran into: two rooms that it could be.</summary>
    private sealed class Trouble
    {
        public Answer? Why { get; set; }
    }

    private abstract record Part;

    private sealed record Literal(string[] Words) : Part;

    private sealed record Slot(Argument Argument) : Part;

    private sealed record Maybe(IReadOnlyList<Part> Parts) : Part;

    private sealed record Fixed(Argument Argument, Words Words) : Part;

    private sealed record Remainder : Part;
}
