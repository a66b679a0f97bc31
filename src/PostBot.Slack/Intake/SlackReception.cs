using System.Text.Json;
using Microsoft.Extensions.Logging;
using PostBot.Core.Delivery;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Intake;

/// <summary>
/// What verified payloads cause, however they came: told apart by what is in them, stored or answered. Every method returns the
/// acknowledgement, or null for what cannot be read. What is unknown is acknowledged too; anything else makes Slack retry it and, in the end, stop sending.
/// </summary>
internal sealed partial class SlackReception(SlackWork work, SlackAnswers answers, SlackTokens tokens, SlackConnection connection, SlackTriggers triggers, ILogger<SlackReception> log)
{
    /// <param name="envelope">A JSON body of the Events API.</param>
    public async Task<Ack?> Event(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object) return null;
        switch (envelope.Words("type"))
        {
            case "event_callback":
                // What became of the app is told when its token is dead already.
                if (SlackLifecycle.ToDelivery(envelope) is { } lifecycle)
                {
                    if (lifecycle.Workspace == connection.TeamId) connection.Failed(envelope.Field("event").Words("type")!);
                    return await Store(lifecycle);
                }
                return await Store(await Ours(SlackEvents.ToDelivery(envelope, connection.BotUserId)));
            case "app_rate_limited":
                Log.EventsDropped(log, envelope.Words("team_id") ?? "");
                connection.CountIgnored();
                return Ack.Empty;
            default:
                return Unknown();
        }
    }

    public async Task<Ack?> Interaction(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object) return null;
        switch (payload.Words("type"))
        {
            case "block_actions":
                var press = await Ours(SlackInteractions.ToDelivery(payload));
                if (press is not null && payload.Words("trigger_id") is { } trigger) triggers.Keep(press.Key, trigger);
                return await Store(press);
            case "view_submission" when SlackInteractions.ReadForm(payload) is { } incoming:
                return await answers.Form(incoming, payload.Field("view").Words("private_metadata")!, payload.Field("view").Words("id"));
            case "view_submission" or "view_closed" or "message_action" or "shortcut" or "block_suggestion":
                connection.CountIgnored();
                return Ack.Empty;
            default:
                return Unknown();
        }
    }

    /// <param name="field">The command's fields by name; empty when one is missing.</param>
    public async Task<Ack?> Command(Func<string, string> field) =>
        SlashCommand.Read(field) is { } incoming ? await answers.Command(incoming, field("trigger_id"), field("response_url")) : null;

    public Ack Unknown()
    {
        connection.CountUnknown();
        return Ack.Empty;
    }

    /// <summary>Starts what is left to do once the answer is out.</summary>
    public void After(Ack ack)
    {
        if (ack.Then is { } rest) answers.Forget(rest());
    }

    /// <summary>Null for a workspace that has not installed PostBot: there is nobody to answer and no token to answer with.</summary>
    private async Task<Delivery?> Ours(Delivery? delivery) => delivery is null || await tokens.Knows(delivery.Workspace, CancellationToken.None) ? delivery : null;

    /// <summary>Acknowledged once it is durable; a failure to store is a failure to Slack, which tries again.</summary>
    private async Task<Ack> Store(Delivery? delivery)
    {
        if (delivery is null) connection.CountIgnored();
        // Whether it was new does not matter to Slack. A caller that hangs up must not undo what is half stored.
        else await work.Store(delivery, CancellationToken.None);
        return Ack.Empty;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack holds back events of workspace {Team}: more than 30,000 in an hour")]
        public static partial void EventsDropped(ILogger log, string team);
    }
}
