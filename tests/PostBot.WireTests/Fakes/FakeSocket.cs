using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>Slack's end of one Socket Mode connection. Notes what is sent to it; a silent one does not even answer pings.</summary>
public sealed class FakeSocket(WebSocket socket, string ticket)
{
    private readonly CallLog<JsonElement> acks = new(ack => ack.GetProperty("envelope_id").GetString()!);
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The one-time ticket of the address it was opened with.</summary>
    public string Ticket => ticket;

    public IReadOnlyList<JsonElement> Acks => acks.All;

    /// <summary>Completes when the other side has closed or broken the connection.</summary>
    public Task Gone => gone.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public static string Hello(int connections = 1) =>
        $$$"""{"type":"hello","num_connections":{{{connections}}},"debug_info":{"host":"applink-1","started":"2026-11-24 09:00:00.000","build_number":54,"approximate_connection_time":18060},"connection_info":{"app_id":"A0POSTBOT"}}""";

    public static string Disconnect(string reason) => $$$"""{"type":"disconnect","reason":"{{{reason}}}","debug_info":{"host":"applink-1"}}""";

    /// <param name="type"><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</param>
    public static string Envelope(string id, string type, string payload, bool answerable = true, int attempt = 0) =>
        $$$"""{"envelope_id":"{{{id}}}","payload":{{{payload}}},"type":"{{{type}}}","accepts_response_payload":{{{(answerable ? "true" : "false")}}},"retry_attempt":{{{attempt}}},"retry_reason":"{{{(attempt == 0 ? "" : "timeout")}}}"}""";

    public Task Send(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task SendBytes(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    public async Task SendInPieces(string text, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at += size)
        {
            await socket.SendAsync(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), WebSocketMessageType.Text, at + size >= bytes.Length, CancellationToken.None);
        }
    }

    public Task<JsonElement> Ack(string envelope, int count = 1) => acks.Wait(envelope, count, 20);

    public Task Close() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Reads until the other side is gone; returns what it sent that Slack would not take.</summary>
    public async Task<string?> Run(CancellationToken cancel)
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
                if (got.MessageType == WebSocketMessageType.Close) return null;
                if (!got.EndOfMessage || got.MessageType != WebSocketMessageType.Text) return "socket: an acknowledgement is one text message";
                using var ack = JsonDocument.Parse(buffer.AsMemory(0, got.Count));
                if (!ack.RootElement.TryGetProperty("envelope_id", out _)) return "socket: an acknowledgement names its envelope";
                if (ack.RootElement.TryGetProperty("payload", out var payload) && payload.ValueKind != JsonValueKind.Object) return "socket: a payload is an object";
                acks.Add(ack.RootElement.Clone());
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            return null;
        }
        finally
        {
            gone.TrySetResult();
        }
    }

    /// <summary>Never reads: pings stay unanswered, as from a peer whose network is gone.</summary>
    public async Task Silence(CancellationToken cancel)
    {
        var broken = new TaskCompletionSource();
        await using var registration = cancel.Register(broken.SetResult);
        await broken.Task;
        gone.TrySetResult();
    }
}
