using System.Globalization;
using System.Text.Json.Nodes;
using PostBot.Core.Cards;

namespace PostBot.Slack.Drawing;

/// <summary>Buttons whose value is the command line they stand for.</summary>
internal static class SlackButtons
{
    private const int MostInBlock = 25;
    private const int MostValue = 2000;
    private const int MostLabel = 75;
    private const int MostQuestion = 300;

    /// <summary>Lines can be long; a row of them must leave room for the card.</summary>
    private const int MostLength = 4000;

    /// <summary>The rows of buttons, and a line for each button whose command line Slack would not carry.</summary>
    public static (List<Block> Rows, List<Block> Notes) Draw(IReadOnlyList<Button> buttons)
    {
        var (rows, notes) = (new List<Block>(), new List<Block>());
        var elements = new JsonArray();
        var length = 0;
        for (var at = 0; at < buttons.Count; at++)
        {
            var button = buttons[at];
            var label = Label(button);
            if (button.Line.Length > MostValue)
            {
                notes.Add(Block.Note($"“{label}” is too long for a button here: type it instead."));
                continue;
            }
            var more = Mrkdwn.Length(label) + button.Line.Length + Mrkdwn.Length(button.Confirm);
            if (elements.Count == MostInBlock || (elements.Count > 0 && length + more > MostLength))
            {
                rows.Add(Row(elements, length));
                elements = [];
                length = 0;
            }
            elements.Add((JsonNode)Draw(button, label, at));
            length += more;
        }
        if (elements.Count > 0) rows.Add(Row(elements, length));
        return (rows, notes);
    }

    private static Block Row(JsonArray elements, int length) =>
        new(new JsonObject { ["type"] = "actions", ["elements"] = elements }, length, 0);

    private static JsonObject Draw(Button button, string label, int at)
    {
        var drawn = new JsonObject
        {
            ["type"] = "button",
            // Unique in the message; which button it is lies in the value.
            ["action_id"] = string.Create(CultureInfo.InvariantCulture, $"line-{at + 1}"),
            ["text"] = Block.PlainText(label),
        };
        if (button.Line.Length > 0) drawn["value"] = button.Line;
        if (button.Danger) drawn["style"] = "danger";
        if (button.Confirm is { Length: > 0 } question)
        {
            drawn["confirm"] = new JsonObject
            {
                ["title"] = Block.PlainText("Are you sure?"),
                ["text"] = Block.PlainText(Within(question, MostQuestion)),
                ["confirm"] = Block.PlainText(Within(button.Label, 30)),
                ["deny"] = Block.PlainText("Cancel"),
            };
            if (button.Danger) drawn["confirm"]!["style"] = "danger";
        }
        return drawn;
    }

    private static string Label(Button button) => Within(button.Label, MostLabel);

    /// <summary>Plain text of at least one and at most <paramref name="most"/> characters, however Slack counts <c>&amp;</c>.</summary>
    public static string Within(string words, int most)
    {
        var line = SlackWords.OneLine(words).Trim();
        if (line.Length == 0) return "…";
        return Mrkdwn.Length(line) <= most ? line : line[..Mrkdwn.Fitting(line, most - 1)] + "…";
    }
}
