using System.Text.Json.Nodes;

namespace PostBot.Slack.Intake;

/// <summary>What goes back to Slack for one delivery, and what is left to do once it is out.</summary>
/// <param name="Body">A message, a <c>response_action</c>; null for an empty acknowledgement, which is not the same as an empty object.</param>
/// <param name="Then">Started after the answer has left; null when nothing is left.</param>
internal sealed record Ack(JsonObject? Body, Func<Task>? Then = null)
{
    public static readonly Ack Empty = new((JsonObject?)null);
}
