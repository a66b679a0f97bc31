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
    private const int MostSaid = 20;
    private const int MostId = 255;
    private const int MostLabel = 2000;
    private const int MostPlaceholder = 150;
    private const int MostValue = 3000;
    private const int MostOptions = 100;
    private const int MostOption = 75;

    /// <summary>Null when the form does not fit a window: the message, which asks for the same, then stands alone.</summary>
    public static JsonObject? Draw(Form form, ModalOrigin origin) => origin.Write() is { } metadata ? Draw(form, metadata, []) : null;

    /// <summary>The same window with words over its fields: why what was sent will not do. Null when it does not fit.</summary>
    /// <param name="metadata">The window's own, as it came back.</param>
    public static JsonObject? Draw(Form form, string metadata, IEnumerable<string> said)
    {
        if (form.Fields.Count is 0 or > MostBlocks - MostSaid || metadata.Length > ModalOrigin.MostCharacters) return null;
        if (form.Fields.Any(field => field.Name.Length is 0 or > MostId || Mrkdwn.Length(field.Value) > MostValue)) return null;
        return new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = "form",
            ["private_metadata"] = metadata,
            ["title"] = Block.PlainText(SlackButtons.Within(form.Title, MostTitle)),
            ["submit"] = Block.PlainText("Send"),
            ["close"] = Block.PlainText("Cancel"),
            ["blocks"] = new JsonArray([.. Said(said), .. form.Fields.Select(Input)]),
        };
    }

    /// <summary>A window that only says something.</summary>
    public static JsonObject Notice(string title, IEnumerable<string> lines) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = "notice",
        ["title"] = Block.PlainText(SlackButtons.Within(title, MostTitle)),
        ["close"] = Block.PlainText("Close"),
        ["blocks"] = new JsonArray([.. Said(lines)]),
    };

    private static IEnumerable<JsonObject> Said(IEnumerable<string> lines) =>
        lines.Take(MostSaid).Select(line => new JsonObject { ["type"] = "section", ["text"] = Block.PlainText(SlackButtons.Within(line, MostLabel)) });

    private static JsonObject Input(Field field)
    {
        var block = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Name,
            ["label"] = Block.PlainText(SlackButtons.Within(field.Label, MostLabel)),
            ["element"] = field.Drawn switch
            {
                FieldType.Choice when IsMenu(field) => Menu(field),
                FieldType.Check when IsShort(field) => Box(field),
                FieldType.Date => Day(field),
                _ => TextBox(field),
            },
        };
        if (!field.Required) block["optional"] = true;
        var hint = Hint(field);
        if (hint.Length > 0) block["hint"] = Block.PlainText(SlackButtons.Within(hint, MostLabel));
        return block;
    }

    /// <summary>Slack's menus hold a hundred short choices; others are typed, with the choices listed below the box.</summary>
    private static bool IsMenu(Field field) =>
        field.Drawn == FieldType.Choice && field.Options.Count is > 0 and <= MostOptions && IsShort(field);

    private static bool IsShort(Field field) => field.Options.All(option => option.Length > 0 && Mrkdwn.Length(option) <= MostOption);

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

    private static JsonObject Box(Field field)
    {
        JsonObject Tick() => new() { ["text"] = Block.PlainText("Yes"), ["value"] = field.Options[0] };
        var box = new JsonObject { ["type"] = "checkboxes", ["action_id"] = ActionId, ["options"] = new JsonArray(Tick()) };
        if (field.Value is { Length: > 0 }) box["initial_options"] = new JsonArray(Tick());
        return box;
    }

    private static JsonObject Day(Field field)
    {
        var day = new JsonObject { ["type"] = "datepicker", ["action_id"] = ActionId };
        if (field.Value is { Length: > 0 } value) day["initial_date"] = value;
        return day;
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
