using System.Text.Json.Nodes;

namespace PostBot.Slack.Drawing;

/// <param name="Json">The block; belongs to one message.</param>
/// <param name="Length">Its words as they count against a message's budget.</param>
/// <param name="Lines">How many lines of the card it shows.</param>
internal sealed record Block(JsonObject Json, int Length, int Lines)
{
    /// <summary>Slack allows 3,000 characters in a text; nothing longer than this is put into one block.</summary>
    public const int MostText = 2900;

    public static JsonObject PlainText(string words) => new() { ["type"] = "plain_text", ["text"] = words, ["emoji"] = false };

    public static JsonObject Markup(string markup) => new() { ["type"] = "mrkdwn", ["text"] = markup, ["verbatim"] = true };

    public static Block Header(string words) => new(new JsonObject { ["type"] = "header", ["text"] = PlainText(words) }, Mrkdwn.Length(words), 1);

    /// <summary>Small print that holds nobody's markup.</summary>
    public static Block Context(JsonObject text, int length) =>
        new(new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(text) }, length, 1);

    public static Block Note(string words) => Context(PlainText(words), words.Length);
}
