using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Slack.Intake;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Socket;

/// <summary>
/// Socket Mode: Slack's payloads over connections that we open, for places without a public address. There is always one link that
/// listens; before Slack closes it, the next one is open. Lost links are replaced, ever more slowly while that fails.
/// </summary>
internal sealed partial class SocketMode(SlackApi api, SlackSettings settings, SlackReception reception, SlackConnection connection, SocketPatience patience, TimeProvider real, ILogger<SocketMode> log) : BackgroundService
{
    private static readonly TimeSpan shortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(5);

    /// <summary>A link that lived shorter than this counts as a failure to connect: else a link that dies at once would be reopened in a tight loop.</summary>
    private static readonly TimeSpan settled = TimeSpan.FromMinutes(1);

    private readonly List<Task> retiring = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SocketLink? current = null;
        try
        {
            var failures = 0;
            while (true)
            {
                var (next, wait) = await Open(failures, stoppingToken);
                if (next is null)
                {
                    if (wait is not { } pause) return;
                    failures++;
                    await Task.Delay(pause, real, stoppingToken);
                    continue;
                }
                if (current is not null) Retire(current, stoppingToken);
                current = next;
                var (opened, end) = (real.GetTimestamp(), await next.Leaving.WaitAsync(stoppingToken));
                failures = real.GetElapsedTime(opened) >= settled || end == LinkEnd.Refresh ? 0 : failures + 1;
                if (end != LinkEnd.Refresh) connection.SocketDown(Why(end));
                Log.Leaving(log, end);
                if (end != LinkEnd.Refresh) await Task.Delay(end == LinkEnd.Lost ? BackOff(failures - 1) : longestWait, real, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; the links are closed below.
        }
        finally
        {
            if (current is not null) await current.DisposeAsync();
            await Task.WhenAll(retiring);
        }
    }

    /// <summary>1 s, 2 s, 4 s … at most five minutes, each up to half shorter: a thousand installations must not come back in one second.</summary>
    internal static TimeSpan BackOff(int failures)
    {
        var most = Math.Min(longestWait.TotalSeconds, shortestWait.TotalSeconds * Math.Pow(2, Math.Min(failures, 20)));
#pragma warning disable CA5394 // Spreading load is no secret.
        return TimeSpan.FromSeconds(most * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    private static string Why(LinkEnd end) => end switch
    {
        LinkEnd.Disabled => "Socket Mode was switched off for the app",
        LinkEnd.TooMany => "the app has too many Socket Mode connections",
        _ => "the Socket Mode connection was lost",
    };

    /// <summary>A link that has said hello; else how long to wait before the next try, null for never.</summary>
    private async Task<(SocketLink? Link, TimeSpan? Wait)> Open(int failures, CancellationToken cancel)
    {
        // An address is good for one connection.
        var answer = await api.Call(SlackMethod.OpenSocket, settings.AppToken, [], cancel);
        if (!answer.Worked || answer.Body.Words("url") is not { } url) return (null, Refused(answer, failures));
        if (api.Hosts.CheckedSocket(url) is not { } address)
        {
            connection.SocketDown("Slack gave a Socket Mode address that is not Slack's");
            return (null, BackOff(failures));
        }
#pragma warning disable CA2000 // The link disposes it; without a link it is disposed below.
        var socket = new ClientWebSocket();
#pragma warning restore CA2000
        socket.Options.KeepAliveInterval = patience.Ping;
        socket.Options.KeepAliveTimeout = patience.Pong;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience.Hello);
        SocketLink? link = null;
        try
        {
            await socket.ConnectAsync(address, limit.Token);
            link = new SocketLink(socket, reception, connection, log);
            var connections = await link.Hello.WaitAsync(limit.Token);
            retiring.RemoveAll(task => task.IsCompleted);
            // One of ours may still be leaving; more than that is somebody else's, and takes its share of the payloads.
            if (connections > 1 + retiring.Count + 1) Log.Shared(log, connections);
            connection.SocketUp();
            Log.Connected(log);
            return (link, null);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            if (link is null) socket.Dispose();
            else await link.DisposeAsync();
            connection.SocketDown("the Socket Mode connection could not be opened");
            return (null, BackOff(failures));
        }
    }

    private TimeSpan? Refused(ApiAnswer answer, int failures)
    {
        var code = answer.Error ?? ApiAnswer.BadAnswer;
        connection.SocketDown($"Socket Mode could not be opened ({code})");
        if (SlackErrors.Class(code) == ErrorClass.Token || code is "forbidden_team" or "missing_args")
        {
            Log.TokenRefused(log, code);
            return null;
        }
        Log.Unopened(log, code);
        var wait = BackOff(failures);
        return answer.RetryAfter is { } asked && asked > wait ? asked : wait;
    }

    /// <summary>The next link listens; this one brings what it still brings and is closed, at once when the program stops.</summary>
    private void Retire(SocketLink link, CancellationToken stopping) => retiring.Add(Task.Run(async () =>
    {
        await Task.WhenAny(link.Over, Task.Delay(patience.Overlap, real, stopping));
        await link.DisposeAsync();
    }, CancellationToken.None));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Socket Mode is connected")]
        public static partial void Connected(ILogger log);

        [LoggerMessage(LogLevel.Information, "A Socket Mode link is leaving: {End}")]
        public static partial void Leaving(ILogger log, LinkEnd end);

        [LoggerMessage(LogLevel.Warning, "Slack counts {Connections} Socket Mode connections of this app: another program takes part of what people say")]
        public static partial void Shared(ILogger log, int connections);

        [LoggerMessage(LogLevel.Error, "Slack does not accept PostBot:Slack:AppToken ({Code}): nothing comes in until it is replaced and PostBot is started again")]
        public static partial void TokenRefused(ILogger log, string code);

        [LoggerMessage(LogLevel.Warning, "Socket Mode could not be opened ({Code}); trying again")]
        public static partial void Unopened(ILogger log, string code);
    }
}
