using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>
/// Every request of Slack's: verified, told apart by what is in it rather than by its address, stored or answered, acknowledged.
/// What is signed and unknown is acknowledged too; anything else makes Slack retry it and, in the end, stop sending.
/// </summary>
internal sealed partial class SlackIntake(SlackDoor door, SlackWork work, SlackAnswers answers, SlackConnection connection, SlackTriggers triggers, ILogger<SlackIntake> log)
{
    public async Task Receive(HttpContext http)
    {
        using var body = await door.Admit(http);
        if (body is null) return;
        var type = SlackDoor.MediaType(http.Request);
        if (SlackDoor.Form.Equals(type, StringComparison.OrdinalIgnoreCase)) await ReceiveForm(http, body);
        else if ("application/json".Equals(type, StringComparison.OrdinalIgnoreCase)) await ReceiveEvent(http, body);
        else Answer(http, StatusCodes.Status400BadRequest);
    }

    private async Task ReceiveForm(HttpContext http, RequestBody body)
    {
        if (FormBody.Read(body.Bytes) is not { } form) Answer(http, StatusCodes.Status400BadRequest);
        // Bolt was once tricked by more than this value: exactly 1, and then nothing else counts.
        else if (form["ssl_check"] == "1") Answer(http, StatusCodes.Status200OK);
        else if (form.Has("payload")) await ReceiveInteraction(http, form["payload"]);
        else if (!form.Has("command")) AnswerUnknown(http);
        else if (SlashCommand.Read(form) is { } incoming) await answers.Command(http, incoming, form["trigger_id"], form["response_url"]);
        else Answer(http, StatusCodes.Status400BadRequest);
    }

    private async Task ReceiveEvent(HttpContext http, RequestBody body)
    {
        using var envelope = Parse(body.Memory);
        if (envelope is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            Answer(http, StatusCodes.Status400BadRequest);
            return;
        }
        var root = envelope.RootElement;
        switch (root.Words("type"))
        {
            case "url_verification":
                await AnswerChallenge(http, root.Words("challenge") ?? "");
                break;
            case "event_callback":
                await Store(http, SlackEvents.ToDelivery(root, connection.BotUserId));
                break;
            case "app_rate_limited":
                Log.EventsDropped(log, root.Words("team_id") ?? "");
                connection.CountIgnored();
                Answer(http, StatusCodes.Status200OK);
                break;
            default:
                AnswerUnknown(http);
                break;
        }
    }

    private async Task ReceiveInteraction(HttpContext http, string raw)
    {
        using var payload = Parse(Encoding.UTF8.GetBytes(raw));
        if (payload is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            Answer(http, StatusCodes.Status400BadRequest);
            return;
        }
        var root = payload.RootElement;
        switch (root.Words("type"))
        {
            case "block_actions":
                var press = SlackInteractions.ToDelivery(root);
                if (press is not null && root.Words("trigger_id") is { } trigger) triggers.Keep(press.Key, trigger);
                await Store(http, press);
                break;
            case "view_submission" when SlackInteractions.ReadForm(root) is { } incoming:
                await answers.Form(http, incoming, root.Field("view").Words("private_metadata")!, root.Field("view").Words("id"));
                break;
            case "view_submission" or "view_closed" or "message_action" or "shortcut" or "block_suggestion":
                connection.CountIgnored();
                Answer(http, StatusCodes.Status200OK);
                break;
            default:
                AnswerUnknown(http);
                break;
        }
    }

    /// <summary>Acknowledged once it is durable; a failure to store is a failure to Slack, which tries again.</summary>
    private async Task Store(HttpContext http, Delivery? delivery)
    {
        if (delivery is null) connection.CountIgnored();
        // Whether it was new does not matter to Slack. A caller that hangs up must not undo what is half stored.
        else await work.Store(delivery, CancellationToken.None);
        Answer(http, StatusCodes.Status200OK);
    }

    private void AnswerUnknown(HttpContext http)
    {
        connection.CountUnknown();
        Answer(http, StatusCodes.Status200OK);
    }

    private static async Task AnswerChallenge(HttpContext http, string challenge)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.WriteAsync(challenge, http.RequestAborted);
    }

    private static void Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack holds back events of workspace {Team}: more than 30,000 in an hour")]
        public static partial void EventsDropped(ILogger log, string team);
    }
}
