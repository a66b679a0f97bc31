using System.Text.Json.Nodes;
using PostBot.Core.Cards;

namespace PostBot.Teams.Drawing;

/// <summary>
/// Buttons. Action.Execute answers in place; clients that do not know it fall back to Action.Submit with the same data. A form's
/// required fields must not hold back the other buttons, so those take no inputs along.
/// </summary>
internal static class ActionBlocks
{
    /// <summary>Teams shows six actions and hides the rest behind "…".</summary>
    private const int MostInSet = 6;

    private const int MostBytes = 8_000;
    private const int LongestLabel = 75;

    public static IEnumerable<Block> Draw(IReadOnlyList<Button> buttons)
    {
        var set = new JsonArray();
        var size = 0;
        foreach (var button in buttons)
        {
            var action = Draw(button, withFallback: true);
            // What counts for old clients is less than that everyone else has the button.
            if (TeamsJson.Size(action) > MostBytes) action = Draw(button, withFallback: false);
            var bytes = TeamsJson.Size(action);
            if (bytes > MostBytes)
            {
                yield return PartBlocks.Words($"{Label(button.Label)}: too long for a button in Teams. Type the command instead.");
                continue;
            }
            if (set.Count == MostInSet || (set.Count > 0 && size + bytes > MostBytes))
            {
                yield return Set(set);
                (set, size) = ([], 0);
            }
            set.Add(action);
            size += bytes;
        }
        if (set.Count > 0) yield return Set(set);
    }

    /// <summary>Sends the fields as they are, or opens a dialog with the same form, where clients have room for one.</summary>
    public static JsonObject Send(Form form)
    {
        var execute = Execute("Send", CardData.Of(form), withFallback: true);
        return new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([execute, .. Opens(form)]) };
    }

    /// <summary>The button that opens the dialog, alone; nothing where the form has no line that asks for it.</summary>
    public static IEnumerable<Block> Opener(Form form) => Opens(form).Select(action => Set(new JsonArray(action)));

    /// <summary>A button of a dialog, beside the one that sends its form: it takes no inputs along.</summary>
    /// <param name="on">The message whose button opened the dialog; null when it is not known.</param>
    public static JsonObject InDialog(Button button, string? on)
    {
        var data = CardData.Of(button);
        if (on is not null) data[CardData.On] = on;
        var submit = new JsonObject { ["type"] = "Action.Submit", ["title"] = Label(button.Label), ["data"] = data, ["associatedInputs"] = "none" };
        return button.Confirm is { } question ? Asks(button, question, submit) : submit;
    }

    private static IEnumerable<JsonObject> Opens(Form form)
    {
        if (form.Line is not { Length: > 0 } line || TeamsJson.Size(JsonValue.Create(line)) > MostBytes) yield break;
        yield return new JsonObject { ["type"] = "Action.Submit", ["title"] = "Open in a window", ["data"] = CardData.Opens(line), ["associatedInputs"] = "none" };
    }

    private static Block Set(JsonArray actions) => new(new JsonObject { ["type"] = "ActionSet", ["actions"] = actions });

    private static JsonObject Draw(Button button, bool withFallback)
    {
        var label = Label(button.Label);
        var execute = Execute(label, CardData.Of(button), withFallback);
        execute["associatedInputs"] = "none";
        if (execute["fallback"] is JsonObject submit) submit["associatedInputs"] = "none";
        if (button.Danger) execute["style"] = "destructive";
        return button.Confirm is { } question ? Asks(button, question, execute) : execute;
    }

    /// <summary>Teams asks nothing by itself: the button opens the question, and the one that acts is under it.</summary>
    private static JsonObject Asks(Button button, string question, JsonObject acts)
    {
        var asks = new JsonObject
        {
            ["type"] = "Action.ShowCard",
            ["title"] = Label(button.Label),
            ["card"] = new JsonObject
            {
                ["type"] = "AdaptiveCard",
                ["body"] = new JsonArray(PartBlocks.Words(AdaptiveText.OneLine(Typed.Shorten(question, AdaptiveText.MostInOne))).Element),
                ["actions"] = new JsonArray(acts),
            },
        };
        if (button.Danger) asks["style"] = "destructive";
        return asks;
    }

    private static JsonObject Execute(string label, JsonObject data, bool withFallback)
    {
        var execute = new JsonObject { ["type"] = "Action.Execute", ["title"] = label, ["verb"] = "postbot", ["data"] = data };
        if (withFallback) execute["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = label, ["data"] = data.DeepClone() };
        return execute;
    }

    private static string Label(string label) => AdaptiveText.OneLine(Typed.Shorten(label, LongestLabel)) is { } shown && string.IsNullOrWhiteSpace(shown) ? "Go" : AdaptiveText.OneLine(Typed.Shorten(label, LongestLabel));
}
