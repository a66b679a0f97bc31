using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;

namespace PostBot.Core.Commands;

/// <summary>Forms are the same arguments, asked for one by one; their fields are read like words of a line.</summary>
internal static class FormReading
{
    /// <summary>Slack keeps at most 3,000 characters with a form; a longer line is asked about in words.</summary>
    private const int LongestLine = 2_500;

    /// <summary>What names the command: the typed line, or for a submitted form the verb of the line it grew from.</summary>
    public static string LineOf(Incoming incoming) => incoming.Form is { } form ? FormId.Read(form.Id).Verb : incoming.Text;

    /// <summary>What a person did, as a line: for a form its verb and values.</summary>
    public static string Said(Incoming incoming) => incoming.Form is { } form
        ? string.Join(' ', form.Values.Values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value.Trim()).Prepend(LineOf(incoming)))
        : incoming.Text;

    /// <summary>The card with an id of its own on its form, drawn now, and the line that asks for it again.</summary>
    public static Card Stamp(Card card, Incoming incoming, Instant now) => card.Form is { } form
        ? card with { Form = form with { Id = FormId.New(FormId.Read(form.Id).Verb, now), Line = form.Line ?? (incoming.Form is null ? incoming.Text : FormId.Read(form.Id).Verb) } }
        : card;

    /// <summary>The card that asks for what is missing, and only that, with everything understood filled in.</summary>
    public static Answer Ask(LineReading line)
    {
        var context = line.Context;
        var definition = context.Definition;
        var headline = $"{string.Join(' ', line.Missing.Select(argument => argument.Question))} For example: {definition.Examples[0]}";
        var card = new Card(headline);
        if (context.Words.Line.Length <= LongestLine)
        {
            card = card with { Form = Draw(definition.Verb, context, context.Said) };
        }
        return Answer.No(card);
    }

    /// <summary>The form as it was sent, to be mended and sent again: it stays the same form.</summary>
    public static Form Again(LineReading line, FormValues sent) => Draw(sent.Id, line.Context, argument => sent.Values.GetValueOrDefault(argument.Name));

    /// <summary>Reads the values of a submitted form into the context; what cannot be read becomes an error at its field.</summary>
    public static void Fill(ReadContext context, FormValues form)
    {
        // A phrase is read in the zone of the room or production, so those come first, as they do in the definition.
        foreach (var argument in context.Definition.Arguments)
        {
            if (!form.Values.TryGetValue(argument.Name, out var value) || string.IsNullOrWhiteSpace(value)) continue;
            if (argument is FlagArgument)
            {
                if (IsOn(value)) context.Set(argument, true, argument.Name);
                continue;
            }
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

    private static Form Draw(string id, ReadContext context, Func<Argument, string?> value)
    {
        var verb = context.Definition.Verb;
        return new Form(id, Typed.Shorten(Capital(verb), 24), [.. context.Definition.Arguments.Where(argument => argument.InForm || value(argument) is not null).Select(argument => Field(argument, context, value(argument)))]);
    }

    private static Field Field(Argument argument, ReadContext context, string? value)
    {
        if (argument is FlagArgument) return new Field(argument.Name, Capital(argument.Name), FieldType.Check, IsOn(value) ? argument.Name : null, false, [argument.Name]);
        var options = argument.Options(context);
        var type = options.Count is > 1 and <= 100 ? FieldType.Choice : argument.FieldType;
        return new Field(argument.Name, argument.Question, type, value, argument.Required, type == FieldType.Choice ? options : []) { Hint = argument.Example };
    }

    /// <summary>Every surface has its own word for a box without a tick.</summary>
    private static bool IsOn(string? value) => value?.Trim().ToLowerInvariant() is not (null or "" or "false" or "no" or "off" or "0");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
