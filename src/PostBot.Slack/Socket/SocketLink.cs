using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PostBot.Slack.Drawing;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Socket;

/// <summary>
/// One WebSocket to Slack, from hello to its end. Each envelope is worked beside the others and acknowledged on the link it came by;
/// one that cannot be worked is not acknowledged, so that Slack sends it again.
/// </summary>
/// <remarks>docs.slack.dev, "Using Socket Mode".</remarks>
internal sealed partial class SocketLink : IAsyncDisposable
{
    /// <summary>Far above any payload Slack sends.</summary>
    private const int MostBytes = 4 << 20;

    private readonly WebSocket socket;
    private readonly SlackReception reception;
    private readonly SlackConnection connection;
    private readonly ILogger log;
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly ConcurrentDictionary<Task, bool> underWay = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<int> hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<LinkEnd> leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    public SocketLink(WebSocket socket, SlackReception reception, SlackConnection connection, ILogger log)
    {
        (this.socket, this.reception, this.connection, this.log) = (socket, reception, connection, log);
        reading = Read();
    }

    /// <summary>How many connections Slack counts for the app; cancelled when the link ends without a hello.</summary>
    public Task<int> Hello => hello.Task;

    /// <summary>The first sign of its end. A link that is leaving may still bring envelopes.</summary>
    public Task<LinkEnd> Leaving => leaving.Task;

    /// <summary>When it is over.</summary>
    public Task Over => reading;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        await Task.WhenAll(underWay.Keys);
        socket.Dispose();
        sending.Dispose();
        stop.Dispose();
    }

    private async Task Read()
    {
        await Task.Yield();
        try
        {
            while (await Receive() is { } text) Take(text);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // Whoever waits learns it below; why a network went away helps nobody.
        }
        leaving.TrySetResult(LinkEnd.Lost);
        hello.TrySetCanceled();
        await Close();
    }

    /// <summary>The next whole text message; null when the other side has closed.</summary>
    private async Task<byte[]?> Receive()
    {
        var whole = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var got = await socket.ReceiveAsync(whole.GetMemory(4096), stop.Token);
            if (got.MessageType == WebSocketMessageType.Close) return null;
            whole.Advance(got.Count);
            if (whole.WrittenCount > MostBytes) return null;
            if (!got.EndOfMessage) continue;
            if (got.MessageType == WebSocketMessageType.Text) return whole.WrittenSpan.ToArray();
            whole.ResetWrittenCount();
        }
    }

    private void Take(byte[] text)
    {
        JsonElement message;
        try
        {
            using var document = JsonDocument.Parse(text);
            message = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            Log.Unreadable(log);
            return;
        }
        switch (message.Words("type"))
        {
            case "hello":
                hello.TrySetResult(message.Field("num_connections") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var connections) ? connections : 1);
                break;
            case "disconnect":
                leaving.TrySetResult(message.Words("reason") switch
                {
                    "link_disabled" => LinkEnd.Disabled,
                    "too_many_websockets" => LinkEnd.TooMany,
                    _ => LinkEnd.Refresh,
                });
                break;
            default:
                if (message.Words("envelope_id") is not null) Begin(message);
                break;
        }
    }

    /// <summary>Envelopes are begun in the order in which they came, and do not wait for each other.</summary>
    private void Begin(JsonElement envelope)
    {
        var working = Work(envelope);
        underWay[working] = true;
        working.ContinueWith(done => underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task Work(JsonElement envelope)
    {
        try
        {
            connection.EventIn();
            var payload = envelope.Field("payload");
            var ack = envelope.Words("type") switch
            {
                "events_api" => await reception.Event(payload),
                "interactive" => await reception.Interaction(payload),
                "slash_commands" => await reception.Command(name => payload.Words(name) ?? ""),
                _ => null,
            } ?? reception.Unknown();
            await Send(envelope, ack);
            reception.After(ack);
        }
        // Not acknowledged: Slack delivers an event again. One envelope must not end the link for the others.
#pragma warning disable CA1031
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Unacknowledged(log, envelope.Words("type") ?? "", problem);
        }
    }

    private async Task Send(JsonElement envelope, Ack ack)
    {
        var answer = new JsonObject { ["envelope_id"] = envelope.Words("envelope_id") };
        if (ack.Body is { } body && envelope.IsTrue("accepts_response_payload")) answer["payload"] = body;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, SlackJson.Options);
        await sending.WaitAsync(stop.Token);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, stop.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>A link left half open stays registered at Slack and swallows payloads.</summary>
    private async Task Close()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack sent something on the socket that is not JSON; it is left out")]
        public static partial void Unreadable(ILogger log);

        [LoggerMessage(LogLevel.Error, "A {Type} envelope could not be stored or answered, so it was not acknowledged")]
        public static partial void Unacknowledged(ILogger log, string type, Exception problem);
    }
}
