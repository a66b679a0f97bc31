using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Commands;

/// <summary>What reading a line for one command came to.</summary>
internal sealed record LineReading(ReadContext Context)
{
    /// <summary>Why it cannot be used as it stands; null when nothing is wrong.</summary>
    public Answer? Trouble { get; init; }

    /// <summary>Required arguments that nobody said, in order.</summary>
    public IReadOnlyList<Argument> Missing { get; init; } = [];

    /// <summary>How many words were understood: between commands that share a verb, the better reader wins.</summary>
    public int Understood { get; init; }

    public bool Complete => Trouble is null && Missing.Count == 0;
}

/// <summary>Reads the arguments of one command from a line: lead words first, then whatever is of an argument's kind, in any order.</summary>
internal static class LineReader
{
    public static LineReading Read(ReadContext context, int at)
    {
        var start = at;
        return Take(context, ref at) is { } stop ? new LineReading(context) { Trouble = stop.Why, Understood = at - start } : Finish(context, at - start);
    }

    /// <summary>
    /// Reads the arguments from a word to the end of the line. False when something there is none of them; then <paramref name="trouble"/> says what
    /// to choose from, if it was at least of the right kind.
    /// </summary>
    public static bool ReadRest(ReadContext context, int at, out Answer? trouble)
    {
        var stop = Take(context, ref at);
        trouble = stop is { OfKind: true } ? stop.Value.Why : null;
        return stop is null;
    }

    /// <summary>What was not said and has a default gets it; what is then still missing is named.</summary>
    public static LineReading Finish(ReadContext context, int understood)
    {
        var arguments = context.Definition.Arguments;
        foreach (var argument in arguments)
        {
            if (!context.Has(argument) && argument.Default(context) is { } value) context.Set(argument, value);
        }
        return new LineReading(context) { Missing = [.. arguments.Where(argument => argument.Required && !context.Has(argument))], Understood = understood };
    }

    /// <summary>Reads argument after argument; what says why it stopped, or null when all was read. <c>OfKind</c>: the words were an argument's and cannot be used.</summary>
    private static (Answer Why, bool OfKind)? Take(ReadContext context, ref int at)
    {
        var words = context.Words;
        var arguments = context.Definition.Arguments;
        while (at < words.Count)
        {
            var step = Led(context, arguments, at) ?? Unled(context, arguments, at) ?? NotAfterLead(context, arguments, at);
            if (step is null && Fillers.Is(words, at))
            {
                at++;
                continue;
            }
            if (step is null) return (NotUnderstood(context, at), false);
            if (step.Value.Result is ReadResult.Trouble trouble) return (trouble.Answer, true);
            var taken = (ReadResult.Taken)step.Value.Result;
            context.Set(step.Value.Argument, taken.Value, words.Line[words[step.Value.At].Start..words[taken.Next - 1].End]);
            at = taken.Next;
        }
        return null;
    }

    private static (Argument Argument, int At, ReadResult Result)? Led(ReadContext context, IReadOnlyList<Argument> arguments, int at)
    {
        foreach (var argument in arguments)
        {
            if (context.Has(argument) || !argument.Leads.Any(lead => context.Words[at].Is(lead))) continue;
            if (argument.Read(context, at + 1) is { } result) return (argument, at + 1, result);
        }
        return null;
    }

    /// <summary>A lead word with nothing usable behind it: asked last, since the word may begin another argument's own words (<c>for 3 hours</c>).</summary>
    private static (Argument Argument, int At, ReadResult Result)? NotAfterLead(ReadContext context, IReadOnlyList<Argument> arguments, int at)
    {
        foreach (var argument in arguments)
        {
            if (context.Has(argument) || !argument.Leads.Any(lead => context.Words[at].Is(lead))) continue;
            if (argument.NotFound(context, at + 1) is { } why) return (argument, at + 1, new ReadResult.Trouble(why));
        }
        return null;
    }

    private static (Argument Argument, int At, ReadResult Result)? Unled(ReadContext context, IReadOnlyList<Argument> arguments, int at)
    {
        foreach (var argument in arguments)
        {
            if (context.Has(argument) || (argument.Leads.Count > 0 && argument.NeedsLead)) continue;
            if (argument.Read(context, at) is { } result) return (argument, at, result);
        }
        return null;
    }

    private static Answer NotUnderstood(ReadContext context, int at)
    {
        var definition = context.Definition;
        var missing = definition.Arguments.Where(argument => argument.Required && !context.Has(argument) && argument.Default(context) is null).ToList();
        var why = missing.Where(argument => argument.Leads.Count == 0 || !argument.NeedsLead).Select(argument => argument.NotFound(context, at)).FirstOrDefault(answer => answer is not null);
        why ??= Answer.No(
            $"I understood \"{Typed.Shorten(context.Words.Line[..context.Words[at].Start].Trim(), 80)}\", but not \"{Typed.Shorten(context.Words.From(at), 80)}\". For example: {definition.Examples[0]}",
            new Button($"Help {definition.Verb}", $"help {definition.Verb}"));
        return why;
    }
}
