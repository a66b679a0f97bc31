using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;

namespace PostBot.Core.Commands;

/// <summary>Forms are the same arguments, asked for one by one. A form's id is the line it grew from; its fields are read like words of a line.</summary>
internal static class FormReading
{
    /// <summary>Slack keeps at most 3,000 characters with a form; a longer line is asked about in words.</summary>
    private const int LongestLine = 2_500;

    /// <summary>What names the command: the typed line, or for a submitted form the verb of the line it grew from.</summary>
    public static string LineOf(Incoming incoming) => incoming.Form is { } form ? form.Id : incoming.Text;

    /// <summary>The card that asks for what is missing, and only that, with everything understood filled in.</summary>
    public static Answer Ask(LineReading line)
    {
        var context = line.Context;
        var definition = context.Definition;
        var headline = $"{string.Join(' ', line.Missing.Select(argument => argument.Question))} For example: {definition.Examples[0]}";
        var card = new Card(headline);
        if (context.Words.Line.Length <= LongestLine)
        {
            card = card with { Form = new Form(definition.Verb, Typed.Shorten(Capital(definition.Verb), 24), [.. definition.Arguments.Where(argument => argument is not FlagArgument).Select(argument => Field(argument, context))]) };
        }
        return Answer.No(card);
    }

    /// <summary>Reads the values of a submitted form into the context; what cannot be read becomes an error at its field.</summary>
    public static void Fill(ReadContext context, FormValues form)
    {
        // A phrase is read in the zone of the room or production, so those come first, as they do in the definition.
        foreach (var argument in context.Definition.Arguments)
        {
            if (!form.Values.TryGetValue(argument.Name, out var value) || string.IsNullOrWhiteSpace(value)) continue;
            var words = Words.Of(value.Trim());
            var over = context.Over(words);
            var at = argument.Leads.Any(lead => words[0].Is(lead)) && words.Count > 1 ? 1 : 0;
            var result = argument.Read(over, at);
            if (result is ReadResult.Taken taken && taken.Next == words.Count) context.Set(argument, taken.Value, value.Trim());
            else context.FieldErrors[argument.Name] = Why(result, argument, over);
        }
    }

    /// <summary>What is wrong with a submitted form, by field; empty when the refusal is not about a field.</summary>
    public static IReadOnlyDictionary<string, string> Errors(LineReading line)
    {
        var errors = new Dictionary<string, string>(line.Context.FieldErrors);
        foreach (var missing in line.Missing) errors.TryAdd(missing.Name, $"{missing.Question} For example: {missing.Example}");
        return errors;
    }

    private static string Why(ReadResult? result, Argument argument, ReadContext over) => result switch
    {
        ReadResult.Trouble trouble => Plain(trouble.Answer),
        _ => argument.NotFound(over, 0) is { } why ? Plain(why) : $"I do not understand that. For example: {argument.Example}",
    };

    private static string Plain(Answer answer) => PlainDrawing.Words(answer.Card.Headline, null, default);

    private static Field Field(Argument argument, ReadContext context)
    {
        var options = argument.Options(context);
        var type = options.Count is > 1 and <= 100 ? FieldType.Choice : argument.FieldType;
        return new Field(argument.Name, argument.Question, type, context.Said(argument), argument.Required, type == FieldType.Choice ? options : []) { Hint = argument.Example };
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
