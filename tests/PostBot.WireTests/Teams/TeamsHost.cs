using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using PostBot.Core;
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

    public static async Task<TeamsHost> Start()
    {
        var connector = await FakeBotConnector.Start();
        var folder = Directory.CreateTempSubdirectory("postbot-teams-").FullName;
        var app = PostBotHost.Build([
            "--Urls=http://127.0.0.1:0",
            "--hostBuilder:reloadConfigOnChange=false",
            "--Logging:LogLevel:Default=None",
            $"--PostBot:Database=Data Source={Path.Combine(folder, "postbot.db")}",
            $"--PostBot:Admins:0=teams:{TeamsActivities.ObjectId("Ana")}",
            .. connector.HostSettings.Select(setting => "--" + setting),
        ]);
        await CoreServices.Start(app.Services, CancellationToken.None);
        await app.StartAsync();
        var host = new TeamsHost(app, connector, folder);
        host.http.BaseAddress = new Uri(app.Urls.First());
        return host;
    }

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
