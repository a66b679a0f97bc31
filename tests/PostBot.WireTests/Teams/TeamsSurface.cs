using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Teams;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>The Teams surface on a real port, with a desk and an inbox that only record: what the adapter alone does with a request.</summary>
internal sealed class TeamsSurface : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private TeamsSurface(WebApplication app, FakeBotConnector connector, ConcurrentQueue<string> logged)
    {
        this.app = app;
        Connector = connector;
        Logged = logged;
        Activities = new TeamsActivities(connector);
    }

    public FakeBotConnector Connector { get; }

    public TeamsActivities Activities { get; }

    public ConcurrentQueue<Incoming> Handled { get; } = new();

    public ConcurrentDictionary<string, Delivery> Stored { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Logged { get; }

    /// <summary>What the desk answers.</summary>
    public Func<Incoming, Task<Answered>> Desk { get; set; } = incoming => Task.FromResult(new Answered(new Card($"You said {incoming.Text}"), false));

    public TeamsConnection Connection => app.Services.GetRequiredService<TeamsConnection>();

    public IChatSender Sender => app.Services.GetRequiredService<IChatSender>();

    public Uri Address => http.BaseAddress!;

    /// <param name="settings">Null for those of the fake.</param>
    /// <param name="real">The clock of pauses and refreshes; null for the machine's.</param>
    /// <param name="timeout">How long a call may take; null for the usual.</param>
    /// <param name="before">What the fake does before the surface starts.</param>
    /// <param name="work">What is looked up beside the desk; nothing when null.</param>
    public static async Task<TeamsSurface> Start(
        Func<FakeBotConnector, TeamsSettings>? settings = null, TimeProvider? real = null, TimeSpan? timeout = null, Action<FakeBotConnector>? before = null, Func<TeamsWork, TeamsWork>? work = null)
    {
        var connector = await FakeBotConnector.Start();
        before?.Invoke(connector);
        // Empty: the usual builder watches settings files, and a machine has few watches.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        TeamsSurface? surface = null;
        var logged = new ConcurrentQueue<string>();
        var presses = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        if (real is not null) builder.Services.AddSingleton(real);
        builder.Services.AddSingleton(new Clock(TimeProvider.System));
        builder.Services.AddSingleton((work ?? (usual => usual))(new TeamsWork(
            (incoming, _) =>
            {
                surface!.Handled.Enqueue(incoming);
                return surface.Desk(incoming);
            },
            (delivery, _) => Task.FromResult(surface!.Stored.TryAdd(delivery.Key, delivery)))
        {
            BeginPress = (what, key) => Task.FromResult(presses.GetOrAdd(what, key)),
            EndPress = (what, heard) => Task.FromResult(heard && presses.TryRemove(what, out string? _)),
        }));
        builder.Services.AddTeams(settings?.Invoke(connector) ?? connector.Settings);
        if (timeout is not null) builder.Services.AddSingleton(_ => new TeamsHttp(timeout));
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(_ => new LogRecorder(logged));
        var app = builder.Build();
        app.MapTeams();
        surface = new TeamsSurface(app, connector, logged);
        await app.StartAsync();
        surface.http.BaseAddress = new Uri(app.Urls.First());
        return surface;
    }

    public async Task<(int Status, string Body)> Send(Posting posting)
    {
        using var request = posting.Request();
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> Answer(Posting posting)
    {
        var (status, body) = await Send(posting);
        Assert.Equal(200, status);
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    /// <summary>The one stored delivery, read.</summary>
    public Reading Reading() => app.Services.GetRequiredService<IDeliveryReader>().Read(Assert.Single(Stored).Value);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Connector.DisposeAsync();
    }
}

/// <summary>Real time for everything but what is asked of it: it can be moved forward.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long ahead;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref ahead);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromSeconds((double)Interlocked.Read(ref ahead) / TimestampFrequency);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, (long)(by.TotalSeconds * TimestampFrequency));
}
