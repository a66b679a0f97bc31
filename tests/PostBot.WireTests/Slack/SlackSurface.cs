using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Slack;
using PostBot.Slack.Socket;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>The Slack surface on a real port, with a desk and an inbox that only record: what the adapter alone does with a request.</summary>
internal sealed class SlackSurface : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private SlackSurface(WebApplication app, FakeSlack slack, ConcurrentQueue<string> logged)
    {
        this.app = app;
        Slack = slack;
        Logged = logged;
    }

    public FakeSlack Slack { get; }

    public SlackRequests Requests { get; } = new();

    public ConcurrentQueue<Incoming> Handled { get; } = new();

    public ConcurrentDictionary<string, Delivery> Stored { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Logged { get; }

    /// <summary>What the desk answers.</summary>
    public Func<Incoming, Task<Answered>> Desk { get; set; } = incoming => Task.FromResult(new Answered(new Card($"You said {incoming.Text}"), false));

    /// <summary>What storing does instead of <see cref="Stored"/>; null for that.</summary>
    public Func<Delivery, Task<bool>>? Inbox { get; set; }

    public SlackConnection Connection => app.Services.GetRequiredService<SlackConnection>();

    public IDeliveryReader Reader => app.Services.GetRequiredService<IDeliveryReader>();

    public static Task<SlackSurface> Start(string? previousSecret = null) =>
        Start(slack => new SlackSettings { SigningSecret = SlackRequests.Secret, PreviousSigningSecret = previousSecret, BotToken = FakeSlack.Token, ApiUrl = slack.ApiUrl }, _ => { });

    /// <summary>By Socket Mode alone.</summary>
    public static Task<SlackSurface> StartOnSocket(Action<FakeSlack> prepare, TimeProvider? time = null, SocketPatience? patience = null) =>
        Start(
            slack =>
            {
                prepare(slack);
                return new SlackSettings { AppToken = FakeSockets.AppToken, BotToken = FakeSlack.Token, ApiUrl = slack.ApiUrl };
            },
            services =>
            {
                if (time is not null) services.AddSingleton(time);
                if (patience is not null) services.AddSingleton(patience);
            });

    private static async Task<SlackSurface> Start(Func<FakeSlack, SlackSettings> settings, Action<IServiceCollection> add)
    {
        var slack = await FakeSlack.Start();
        // Empty: the usual builder watches settings files, and a machine has few watches.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        SlackSurface? surface = null;
        var logged = new ConcurrentQueue<string>();
        builder.Services.AddSingleton(new Clock(TimeProvider.System));
        builder.Services.AddSingleton(new Sealing(address => $"sealed {Convert.ToHexString(Encoding.UTF8.GetBytes(address))}", _ => null));
        builder.Services.AddSingleton(new SlackWork(
            (incoming, _) =>
            {
                surface!.Handled.Enqueue(incoming);
                return surface.Desk(incoming);
            },
            (delivery, _) => surface!.Inbox is { } inbox ? inbox(delivery) : Task.FromResult(surface.Stored.TryAdd(delivery.Key, delivery))));
        add(builder.Services);
        builder.Services.AddSlack(settings(slack));
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(_ => new LogRecorder(logged));
        var app = builder.Build();
        app.MapSlack();
        surface = new SlackSurface(app, slack, logged);
        await app.StartAsync();
        surface.http.BaseAddress = new Uri(app.Urls.First());
        return surface;
    }

    public async Task<(int Status, string Body)> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    public async Task<JsonElement> Answer(HttpRequestMessage request)
    {
        var (status, body) = await Send(request);
        Assert.Equal(200, status);
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    /// <summary>The one stored delivery, read.</summary>
    public Incoming Said() => Assert.IsType<Said>(Reader.Read(Assert.Single(Stored).Value)).Incoming;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
