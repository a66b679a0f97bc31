using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Commands;

/// <summary>
/// One way people say a command without its verb: <c>who is in {resource} [{when}]</c>. Words are literal (<c>a|b</c> either one), <c>{name}</c> is an
/// argument of the command, <c>{*}</c> the rest of its arguments in any order, <c>[…]</c> may be left out, <c>=name</c> sets a flag by being said that way.
/// </summary>
internal sealed class Phrasing
{
    private readonly IReadOnlyList<Part> parts;
    private readonly IReadOnlyList<string>? beginnings;

    private Phrasing(IReadOnlyList<Part> parts)
    {
        this.parts = parts;
        beginnings = parts[0] is Literal first ? first.Words : null;
        Weight = parts.Sum(part => part is Literal ? 2 : part is Slot ? 1 : 0);
    }

    /// <summary>The more of its own words, the more particular it is.</summary>
    public int Weight { get; }

    /// <exception cref="ArgumentException">The pattern names an argument that the command does not have.</exception>
    public static Phrasing Of(string pattern, Definition definition)
    {
        var tokens = pattern.Replace("[", "[ ", StringComparison.Ordinal).Replace("]", " ]", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        return new Phrasing(Parts(tokens, ref at, definition));
    }

    /// <summary>Whether it is worth trying: a line can only be said this way when it begins with the right word.</summary>
    public bool MayBegin(IReadOnlyList<SpokenWord> spoken) => beginnings is null || beginnings.Contains(spoken[0].Text);

    /// <summary>Reads the whole line this way; null when it is not said this way.</summary>
    public LineReading? Read(ReadContext context, IReadOnlyList<SpokenWord> spoken)
    {
        if (!Match(parts, 0, context, spoken, 0)) return null;
        return LineReader.Finish(context, spoken.Count);
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
            else if (token[0] == '{') parts.Add(new Slot(Named(definition, token[1..^1])));
            else if (token[0] == '=') parts.Add(new Flag(Named(definition, token[1..])));
            else parts.Add(new Literal(token.Split('|')));
        }
        return parts;
    }

    private static Argument Named(Definition definition, string name) =>
        definition.Arguments.FirstOrDefault(argument => argument.Name == name) ?? throw new ArgumentException($"{definition.Verb} has no argument \"{name}\".");

    private static bool Match(IReadOnlyList<Part> parts, int part, ReadContext context, IReadOnlyList<SpokenWord> spoken, int at)
    {
        if (part == parts.Count) return at == spoken.Count;
        switch (parts[part])
        {
            case Literal literal:
                return at < spoken.Count && literal.Words.Contains(spoken[at].Text) && Match(parts, part + 1, context, spoken, at + 1);
            case Maybe maybe:
                return Match([.. maybe.Parts, .. parts.Skip(part + 1)], 0, context, spoken, at) || Match(parts, part + 1, context, spoken, at);
            case Flag flag:
                return Match(parts, part + 1, context, spoken, at) && Set(context, flag.Argument, true, null);
            case Remainder:
                if (at < spoken.Count && !spoken[at].IsStart) return false;
                return LineReader.ReadRest(context, at < spoken.Count ? spoken[at].At : context.Words.Count);
            default:
                var argument = ((Slot)parts[part]).Argument;
                if (at >= spoken.Count || !spoken[at].IsStart || context.Has(argument)) return false;
                var word = spoken[at].At;
                if (argument.Read(context, word) is not ReadResult.Taken taken) return false;
                context.Set(argument, taken.Value, context.Words.Line[context.Words[word].Start..context.Words[taken.Next - 1].End]);
                var next = at;
                while (next < spoken.Count && spoken[next].At < taken.Next) next++;
                if (Match(parts, part + 1, context, spoken, next)) return true;
                context.Forget(argument);
                return false;
        }
    }

    private static bool Set(ReadContext context, Argument argument, object value, string? typed)
    {
        context.Set(argument, value, typed);
        return true;
    }

    private abstract record Part;

    private sealed record Literal(string[] Words) : Part;

    private sealed record Slot(Argument Argument) : Part;

    private sealed record Maybe(IReadOnlyList<Part> Parts) : Part;

    private sealed record Flag(Argument Argument) : Part;

    private sealed record Remainder : Part;
}
