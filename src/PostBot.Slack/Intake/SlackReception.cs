using System.Text.Json;
using Microsoft.Extensions.Logging;
using PostBot.Core.Delivery;
using PostBot.Slack.Drawing;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Intake;

/// <summary>
/// What verified payloads cause, however they came: told apart by what is in them, stored or answered. Every method returns the
/// acknowledgement, or null for what cannot be read. What is unknown is acknowledged too; anything else makes Slack retry it and, in the end, stop sending.
/// </summary>
internal sealed partial class SlackReception(SlackWork work, SlackAnswers answers, SlackHome home, SlackUnfurl unfurl, SlackPeople people, SlackTokens tokens, SlackConnection connection, SlackTriggers triggers, ILogger<SlackReception> log)
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
                if (SlackHome.Opened(envelope) is var (workspace, person)) return await tokens.Knows(workspace, CancellationToken.None) ? new Ack(null, () => home.Show(workspace, new Sender(person, person), null, anew: false)) : Ack.Empty;
                if (SlackUnfurl.Read(envelope, connection.BotUserId) is { } pasted) return await tokens.Knows(pasted.Pasted.Workspace, CancellationToken.None) ? new Ack(null, () => unfurl.Show(pasted)) : Ack.Empty;
                if (await Ours(SlackNotices.ToDelivery(envelope, connection.BotUserId)) is { } notice)
                {
                    if (envelope.Field("event").Field("user").Words("id") is { } changed) people.Forget(notice.Workspace, changed);
                    return await Store(notice);
                }
                // What people change in their own talk is kept only where notes were made of it.
                if (SlackEdits.ToDelivery(envelope, connection.BotUserId) is var (edit, message) && await work.Matters(message, CancellationToken.None)) return await Store(await Ours(edit));
                return await Store(await Ours(SlackEvents.ToDelivery(envelope, connection.BotUserId)));
            case "app_rate_limited":
                Log.EventsDropped(log, envelope.Words("team_id") ?? "");
                connection.Failed("app_rate_limited: Slack holds events back, more than 30,000 came in an hour");
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
            case "block_actions" when SlackHome.Pressed(payload) is { } pressed:
                return await tokens.Knows(pressed.Workspace, CancellationToken.None) ? await answers.OnHome(() => home.Press(pressed, payload.Words("trigger_id"))) : Ack.Empty;
            case "block_actions":
                return await Store(payload, SlackInteractions.ToDelivery(payload));
            case "shortcut" or "message_action":
                return await Store(payload, SlackShortcuts.ToDelivery(payload));
            case "view_submission" when SlackInteractions.ReadForm(payload) is { } incoming:
                return await Submit(payload.Field("view"), incoming);
            case "view_submission" or "view_closed" or "block_suggestion":
                connection.CountIgnored();
                return Ack.Empty;
            default:
                return Unknown();
        }
    }

    /// <param name="field">The command's fields by name; empty when one is missing.</param>
    public async Task<Ack?> Command(Func<string, string> field) =>
        SlashCommand.Read(field) is { } incoming ? await answers.Command(await Known(incoming), field("trigger_id"), field("response_url")) : null;

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

    private async Task<Incoming> Known(Incoming incoming) => incoming with
    {
        Sender = await people.Complete(incoming.Workspace, incoming.Sender, CancellationToken.None),
        Author = incoming.Author is { } author ? await people.Complete(incoming.Workspace, author, CancellationToken.None) : null,
    };

    private async Task<Ack> Submit(JsonElement view, Incoming incoming)
    {
        var metadata = view.Words("private_metadata")!;
        var ack = await answers.Form(await Known(incoming), metadata, view.Words("id"));
        if (!ModalOrigin.Read(metadata).Home || ack.Body is not null) return ack;
        return ack with { Then = () => home.Show(incoming.Workspace, incoming.Sender, null, anew: true) };
    }

    /// <summary>A press or a choice: its trigger is kept for as long as it lives.</summary>
    private async Task<Ack> Store(JsonElement payload, Delivery? delivery)
    {
        var ours = await Ours(delivery);
        if (ours is not null && payload.Words("trigger_id") is { } trigger) triggers.Keep(ours.Key, trigger);
        return await Store(ours);
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
