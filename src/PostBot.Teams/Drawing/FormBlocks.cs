using System.Text.Json.Nodes;
using PostBot.Core.Cards;

namespace PostBot.Teams.Drawing;

/// <summary>A form's fields as inputs with the button that sends them: one block, because Teams sends the inputs of one card only.</summary>
internal static class FormBlocks
{
    /// <summary>More choices than this are typed: a list of that length helps nobody on a phone.</summary>
    private const int MostChoices = 100;

    private const int MostBytes = 18_000;

    public static IEnumerable<Block> Draw(Form form)
    {
        var items = new JsonArray([.. form.Fields.Select(Input), ActionBlocks.Send(form)]);
        var block = new Block(new JsonObject { ["type"] = "Container", ["items"] = items });
        return [block.Size <= MostBytes ? block : PartBlocks.Words("This form is too long for Teams. Type the command with its words instead.")];
    }

    private static JsonObject Input(Field field)
    {
        var label = AdaptiveText.OneLine(field.Label);
        var input = new JsonObject { ["type"] = "Input.Text", ["id"] = CardData.Field + field.Name, ["label"] = label };
        if (field.Value is { Length: > 0 } value) input["value"] = value;
        if (field.Hint is { Length: > 0 } hint) input["placeholder"] = AdaptiveText.OneLine(hint);
        if (field.Required)
        {
            input["isRequired"] = true;
            input["errorMessage"] = "This one is needed.";
        }
        if (field.Type == FieldType.LongText) input["isMultiline"] = true;
        if (field.Type == FieldType.Choice && field.Options.Count is > 0 and <= MostChoices)
        {
            input["type"] = "Input.ChoiceSet";
            input["style"] = "compact";
            input["choices"] = new JsonArray([.. field.Options.Select(option => new JsonObject { ["title"] = AdaptiveText.OneLine(option), ["value"] = option })]);
        }
        return input;
    }
}
