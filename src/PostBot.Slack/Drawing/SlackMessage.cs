using System.Text.Json.Nodes;

namespace PostBot.Slack.Drawing;

/// <summary>One message within Slack's limits.</summary>
/// <param name="Text">What notifications and screen readers get: the whole meaning, escaped, at most 4,000 characters.</param>
internal sealed record SlackMessage(string Text, JsonArray Blocks);
