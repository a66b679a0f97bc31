using System.Text.Json.Nodes;
using PostBot.Core.Cards;

namespace PostBot.Teams.Drawing;

/// <summary>A form's fields as inputs: in a message with the button that sends them, in a dialog with what is wrong beside each.</summary>
internal static class FormBlocks
{
    /// <summary>More choices than this are typed: a list of that length helps nobody on a phone.</summary>
    private const int MostChoices = 100;

    private const int MostBytes = 18_000;

    /// <summary>One block with its button, because Teams sends the inputs of one card only.</summary>
    public static IEnumerable<Block> Draw(Form form)
    {
        var items = new JsonArray([.. form.Fields.Select(Input), ActionBlocks.Send(form)]);
        var block = new Block(new JsonObject { ["type"] = "Container", ["items"] = items });
        if (block.Size <= MostBytes) return [block];
        return [PartBlocks.Words("This form is too long for a message in Teams. Type the command with its words instead."), .. ActionBlocks.Opener(form)];
    }

    /// <param name="errors">What is wrong, by field name.</param>
    public static IEnumerable<JsonObject> Fields(Form form, IReadOnlyDictionary<string, string> errors)
    {
        foreach (var field in form.Fields)
        {
            yield return Input(field);
            if (errors.TryGetValue(field.Name, out var wrong)) yield return Wrong(wrong);
        }
    }

    /// <summary>Words in the colour of trouble; the words alone say it too.</summary>
    public static JsonObject Wrong(string words)
    {
        var block = PartBlocks.Words(AdaptiveText.OneLine(Typed.Shorten(words, AdaptiveText.MostInOne))).Element;
        foreach (var run in block["inlines"]!.AsArray()) (run!["color"], run["weight"]) = ("attention", "Bolder");
        return block;
    }

    private static JsonObject Input(Field field)
    {
        var label = AdaptiveText.OneLine(field.Label);
        var input = new JsonObject { ["type"] = "Input.Text", ["id"] = CardData.Field + field.Name, ["label"] = label };
        if (field.Value is { Length: > 0 } value) input["value"] = value;
        if (field.Hint is { Length: > 0 } hint && field.Type != FieldType.Check) input["placeholder"] = AdaptiveText.OneLine(hint);
        if (field.Required)
        {
            input["isRequired"] = true;
            input["errorMessage"] = "This one is needed.";
        }
        switch (field.Drawn)
        {
            case FieldType.LongText:
                input["isMultiline"] = true;
                break;
            case FieldType.Choice when field.Options.Count is > 0 and <= MostChoices:
                (input["type"], input["style"]) = ("Input.ChoiceSet", "compact");
                input["choices"] = new JsonArray([.. field.Options.Select(option => new JsonObject { ["title"] = AdaptiveText.OneLine(option), ["value"] = option })]);
                break;
            case FieldType.Check:
                (input["type"], input["title"], input["valueOn"], input["valueOff"]) = ("Input.Toggle", "Yes", field.Options[0], "false");
                break;
            case FieldType.Date:
                input["type"] = "Input.Date";
                break;
        }
        return input;
    }
}
