using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core;
using PostBot.Core.Jobs;
using PostBot.Host;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>The whole program with a database file of its own, and Teams beside it.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private readonly string folder;
    private int answers;

    private TeamsHost(WebApplication app, FakeBotConnector connector, string folder)
    {
        this.app = app;
        this.folder = folder;
        Connector = connector;
        Activities = new TeamsActivities(connector);
    }

    public FakeBotConnector Connector { get; }

    public TeamsActivities Activities { get; }

    public Uri Address => http.BaseAddress!;

    public IServiceProvider Services => app.Services;

    /// <param name="settings">Beside those of the fake, as <c>PostBot:PublicUrl=https://postbot.example</c>.</param>
    public static async Task<TeamsHost> Start(params string[] settings)
    {
        var connector = await FakeBotConnector.Start();
        var folder = Directory.CreateTempSubdirectory("postbot-teams-").FullName;
        var app = PostBotHost.Build([
            "--Urls=http://127.0.0.1:0",
            "--hostBuilder:reloadConfigOnChange=false",
            "--Logging:LogLevel:Default=None",
            $"--PostBot:Database=Data Source={Path.Combine(folder, "postbot.db")}",
            $"--PostBot:Admins:0=teams:{TeamsActivities.ObjectId("Ana")}",
            .. connector.HostSettings.Concat(settings).Select(setting => "--" + setting),
        ]);
        await CoreServices.Start(app.Services, CancellationToken.None);
        await app.StartAsync();
        var host = new TeamsHost(app, connector, folder);
        host.http.BaseAddress = new Uri(app.Urls.First());
        return host;
    }

    /// <summary>A studio with NIGHTFALL 101 to 104, Color 1 and a round on 101; Ana is its admin. NIGHTFALL is linked to the channel when asked for.</summary>
    public static async Task<TeamsHost> WithStudio(bool linked = false, params string[] settings)
    {
        var host = await Start(settings);
        foreach (var line in (string[])
        [
            "setup", "resource add \"Color 1\" color", "project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3", "episode add NIGHTFALL 101-104", "round open NIGHTFALL 101 v7",
        ]) await host.Says(host.Activities.Personal(line));
        if (linked) await host.Says(host.Activities.Mention("link NIGHTFALL"));
        return host;
    }

    /// <summary>Works the inbox and sends the outbox until nothing more can happen at this moment.</summary>
    public async Task Settle()
    {
        var sweeps = app.Services.GetRequiredService<SweepLog>();
        foreach (var sweep in (string[])["inbox", "relay", "inbox", "relay"]) await sweeps.Run(sweep, CancellationToken.None);
    }

    public async Task<HttpResponseMessage> Get(string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await http.SendAsync(request);
    }

    /// <summary>The answer's body to an invoke.</summary>
    public async Task<JsonElement> Answer(JsonObject activity)
    {
        var (status, body) = await Send(activity);
        Assert.Equal(200, status);
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.Clone();
    }

    /// <summary>The id that the fake gave its latest message.</summary>
    public string LastMessage => (1_795_600_000_000 + Connector.CallsOf(ConnectorCall.Send).Count + Connector.CallsOf(ConnectorCall.Create).Count(call => call.Body.GetProperty("isGroup").GetBoolean())).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Messages were sent that nobody waited for with <see cref="Says"/>.</summary>
    public void Skip(int count) => answers += count;

    public async Task<(int Status, string Body)> Send(JsonObject activity)
    {
        using var request = Activities.Post(activity).Request();
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Says something and waits for the message that answers it.</summary>
    public async Task<ConnectorCall> Says(JsonObject activity)
    {
        Assert.Equal((200, ""), await Send(activity));
        return await Connector.Wait(ConnectorCall.Send, ++answers);
    }

    /// <summary>Presses a button; the answer's type and its text.</summary>
    public async Task<(string Type, string Text)> Presses(JsonObject activity)
    {
        var (status, body) = await Send(activity);
        Assert.Equal(200, status);
        using var answer = JsonDocument.Parse(body);
        return (answer.RootElement.GetProperty("type").GetString()!, answer.RootElement.GetProperty("value").GetRawText());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Connector.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
