using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Host;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>The whole program with a database file of its own, and Slack beside it.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private readonly string folder;

    private SlackHost(WebApplication app, FakeSlack slack, string folder)
    {
        this.app = app;
        this.folder = folder;
        Slack = slack;
    }

    public FakeSlack Slack { get; }

    public SlackRequests Requests { get; } = new();

    /// <param name="settings">Beside those of the fake, as words of the command line.</param>
    public static async Task<SlackHost> Start(params string[] settings)
    {
        var slack = await FakeSlack.Start();
        var folder = Directory.CreateTempSubdirectory("postbot-slack-").FullName;
        var app = PostBotHost.Build([
            "--Urls=http://127.0.0.1:0",
            "--hostBuilder:reloadConfigOnChange=false",
            "--Logging:LogLevel:Default=None",
            $"--PostBot:Database=Data Source={Path.Combine(folder, "postbot.db")}",
            $"--PostBot:Slack:SigningSecret={SlackRequests.Secret}",
            $"--PostBot:Slack:BotToken={FakeSlack.Token}",
            $"--PostBot:Slack:ApiUrl={slack.ApiUrl}",
            "--PostBot:Admins:0=slack:U0ANA",
            "--PostBot:Limits:PerPerson=100000",
            .. settings,
        ]);
        await CoreServices.Start(app.Services, CancellationToken.None);
        await app.StartAsync();
        var host = new SlackHost(app, slack, folder);
        host.http.BaseAddress = new Uri(app.Urls.First());
        return host;
    }

    /// <summary>Sends what has to be acknowledged empty, and waits until it and what it causes is done.</summary>
    public async Task Does(HttpRequestMessage request)
    {
        Assert.Equal((200, ""), await Send(request));
        await Settle();
    }

    /// <summary>Works the inbox and sends the outbox until nothing more can happen now.</summary>
    public async Task Settle()
    {
        var sweeps = app.Services.GetRequiredService<SweepLog>();
        foreach (var sweep in (string[])["inbox", "relay", "inbox", "relay"])
        {
            await sweeps.Run(sweep, CancellationToken.None);
            await app.Services.GetRequiredService<FormWindows>().Idle();
        }
    }

    public async Task<(int Status, string Body)> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Types a slash command; the words of what comes back.</summary>
    public async Task<string> Slash(string text, string user = "U0ANA", string? trigger = null)
    {
        var (status, body) = await Send(Requests.Slash(text, user, user, Slack.ResponseUrl("slash"), trigger));
        Assert.Equal(200, status);
        using var answer = JsonDocument.Parse(body);
        Assert.Empty(BlockKitRules.Message(answer.RootElement.GetProperty("blocks")));
        return answer.RootElement.GetProperty("text").GetString()!;
    }

    /// <summary>Presses a button; the window that opens.</summary>
    public async Task<JsonElement> Opens(HttpRequestMessage press)
    {
        var before = Slack.CallsOf("views.open").Count;
        Assert.Equal((200, ""), await Send(press));
        return (await Slack.Wait("views.open", before + 1)).Json("view");
    }

    /// <summary>Sends a window with these values over what is in it; empty when it closed, else the answer's JSON.</summary>
    public async Task<string> Submits(JsonElement view, IReadOnlyDictionary<string, string> values, string user = "U0ANA")
    {
        var (status, body) = await Send(Requests.Submit(view, values, user));
        Assert.Equal(200, status);
        Assert.Empty(BlockKitRules.Submission(body, view));
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Slack.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
