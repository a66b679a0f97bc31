using System.Text.Json.Nodes;
using PostBot.Core.Cards;

namespace PostBot.Slack.Drawing;

/// <summary>A form as a window. Every field is an input block whose id is the field's name, so that a refusal can point at it.</summary>
internal static class Modal
{
    /// <summary>The action id of every field's element: a block holds one.</summary>
    public const string ActionId = "value";

    private const int MostTitle = 24;
    private const int MostBlocks = 100;
    private const int MostId = 255;
    private const int MostLabel = 2000;
    private const int MostPlaceholder = 150;
    private const int MostValue = 3000;
    private const int MostOptions = 100;
    private const int MostOption = 75;

    /// <summary>Null when the form does not fit a window: the message, which asks for the same, then stands alone.</summary>
    public static JsonObject? Draw(Form form, ModalOrigin origin)
    {
        if (form.Fields.Count is 0 or > MostBlocks || origin.Write() is not { } metadata) return null;
        if (form.Fields.Any(field => field.Name.Length is 0 or > MostId || Mrkdwn.Length(field.Value) > MostValue)) return null;
        return new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = "form",
            ["private_metadata"] = metadata,
            ["title"] = Block.PlainText(SlackButtons.Within(form.Title, MostTitle)),
            ["submit"] = Block.PlainText("Send"),
            ["close"] = Block.PlainText("Cancel"),
            ["blocks"] = new JsonArray([.. form.Fields.Select(Input)]),
        };
    }

    /// <summary>A window that only says something.</summary>
    public static JsonObject Notice(string title, IEnumerable<string> lines) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = "notice",
        ["title"] = Block.PlainText(SlackButtons.Within(title, MostTitle)),
        ["close"] = Block.PlainText("Close"),
        ["blocks"] = new JsonArray([.. lines.Take(MostBlocks).Select(line => new JsonObject { ["type"] = "section", ["text"] = Block.PlainText(SlackButtons.Within(line, MostLabel)) })]),
    };

    private static JsonObject Input(Field field)
    {
        var block = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Name,
            ["label"] = Block.PlainText(SlackButtons.Within(field.Label, MostLabel)),
            ["element"] = IsMenu(field) ? Menu(field) : TextBox(field),
        };
        if (!field.Required) block["optional"] = true;
        var hint = Hint(field);
        if (hint.Length > 0) block["hint"] = Block.PlainText(SlackButtons.Within(hint, MostLabel));
        return block;
    }

    /// <summary>Slack's menus hold a hundred short choices; others are typed, with the choices listed below the box.</summary>
    private static bool IsMenu(Field field) =>
        field.Type == FieldType.Choice
        && field.Options.Count is > 0 and <= MostOptions
        && field.Options.All(option => option.Length > 0 && Mrkdwn.Length(option) <= MostOption)
        && (field.Value is not { Length: > 0 } value || field.Options.Contains(value));

    private static JsonObject Menu(Field field)
    {
        var menu = new JsonObject
        {
            ["type"] = "static_select",
            ["action_id"] = ActionId,
            ["options"] = new JsonArray([.. field.Options.Distinct().Select(Option)]),
        };
        // It must be one of the options in every detail.
        if (field.Value is { Length: > 0 } value) menu["initial_option"] = Option(value);
        return menu;
    }

    private static JsonObject Option(string choice) => new() { ["text"] = Block.PlainText(SlackButtons.Within(choice, MostOption)), ["value"] = choice };

    private static JsonObject TextBox(Field field)
    {
        var box = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = ActionId, ["max_length"] = MostValue };
        if (field.Type == FieldType.LongText) box["multiline"] = true;
        if (field.Value is { Length: > 0 } value) box["initial_value"] = value;
        if (field.Hint is { Length: > 0 } hint) box["placeholder"] = Block.PlainText(SlackButtons.Within(hint, MostPlaceholder));
        return box;
    }

    private static string Hint(Field field)
    {
        if (field.Type != FieldType.Choice || IsMenu(field) || field.Options.Count == 0) return "";
        return $"One of {string.Join(", ", field.Options)}";
    }
}
