using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostBot.Slack.Drawing;

namespace PostBot.Slack.Intake;

/// <summary>Slack's requests over HTTP: verified, told apart by their body rather than by their address, acknowledged.</summary>
internal sealed class SlackIntake(SlackDoor door, SlackReception reception)
{
    public async Task Receive(HttpContext http)
    {
        using var body = await door.Admit(http);
        if (body is null) return;
        var type = SlackDoor.MediaType(http.Request);
        if (SlackDoor.Form.Equals(type, StringComparison.OrdinalIgnoreCase)) await ReceiveForm(http, body);
        else if ("application/json".Equals(type, StringComparison.OrdinalIgnoreCase)) await ReceiveEvent(http, body);
        else await Answer(http, null);
    }

    private async Task ReceiveForm(HttpContext http, RequestBody body)
    {
        if (FormBody.Read(body.Bytes) is not { } form) await Answer(http, null);
        // Bolt was once tricked by more than this value: exactly 1, and then nothing else counts.
        else if (form["ssl_check"] == "1") await Answer(http, Ack.Empty);
        else if (form.Has("payload")) await ReceiveInteraction(http, form["payload"]);
        else if (form.Has("command")) await Answer(http, await reception.Command(name => form[name]));
        else await Answer(http, reception.Unknown());
    }

    private async Task ReceiveEvent(HttpContext http, RequestBody body)
    {
        using var envelope = Parse(body.Memory);
        if (envelope is { RootElement: var root } && root.Words("type") == "url_verification") await AnswerChallenge(http, root.Words("challenge") ?? "");
        else await Answer(http, envelope is null ? null : await reception.Event(envelope.RootElement));
    }

    private async Task ReceiveInteraction(HttpContext http, string raw)
    {
        using var payload = Parse(Encoding.UTF8.GetBytes(raw));
        await Answer(http, payload is null ? null : await reception.Interaction(payload.RootElement));
    }

    private static async Task AnswerChallenge(HttpContext http, string challenge)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.WriteAsync(challenge, http.RequestAborted);
    }

    /// <summary>Null is for what cannot be read.</summary>
    private async Task Answer(HttpContext http, Ack? ack)
    {
        if (ack is null) http.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (ack?.Then is not null)
        {
            // Once the response is out, and without holding its connection.
            http.Response.OnCompleted(() =>
            {
                reception.After(ack);
                return Task.CompletedTask;
            });
        }
        if (ack?.Body is not { } message)
        {
            http.Response.ContentLength = 0;
            return;
        }
        var buffer = new ArrayBufferWriter<byte>(2048);
        await using (var writer = new Utf8JsonWriter(buffer, SlackJson.Writing)) message.WriteTo(writer, SlackJson.Options);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
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
}
