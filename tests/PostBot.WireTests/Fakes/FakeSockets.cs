using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PostBot.WireTests.Fakes;

/// <summary>Socket Mode's side of the fake Slack: one-time addresses and the connections made with them.</summary>
public sealed class FakeSockets
{
    public const string AppToken = "xapp-1-A0POSTBOT-fake";

    private readonly ConcurrentDictionary<string, bool> tickets = new(StringComparer.Ordinal);
    private readonly CallLog<FakeSocket> sockets = new(_ => "");
    private int last;

    /// <summary>What a new connection hears first; nothing when null.</summary>
    public Func<int, string?> Greeting { get; set; } = _ => FakeSocket.Hello();

    /// <summary>Which connections, counted from 1, never answer anything.</summary>
    public Func<int, bool> Silent { get; set; } = _ => false;

    public int Count => sockets.All.Count;

    /// <summary>The connection with this number, counted from 1.</summary>
    public Task<FakeSocket> Opened(int number) => sockets.Wait("", number, 20);

    public string Ticket()
    {
        var ticket = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        tickets[ticket] = true;
        return ticket;
    }

    /// <returns>What was wrong with the connection; null when nothing was.</returns>
    public async Task<string?> Accept(HttpContext http)
    {
        var ticket = http.Request.Query["ticket"].ToString();
        if (!http.WebSockets.IsWebSocketRequest || !tickets.TryRemove(ticket, out _))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return "socket: an address is good for one connection";
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var fake = new FakeSocket(socket, ticket);
        var number = sockets.All.Count + 1;
        if (Greeting(number) is { } greeting) await fake.Send(greeting);
        sockets.Add(fake);
        if (!Silent(number)) return await fake.Run(http.RequestAborted);
        await fake.Silence(http.RequestAborted);
        return null;
    }
}
