using System.Text.Json;
using System.Text.RegularExpressions;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.People;

/// <summary>One studio with the local chat, Slack and Teams: people who are in more than one of them.</summary>
internal sealed class TwoSides : IAsyncDisposable
{
    private readonly SlackRequests requests = new();

    private TwoSides(PostBotApp bot, FakeSlack slack, FakeBotConnector connector)
    {
        (Bot, Slack, Connector) = (bot, slack, connector);
        Activities = new TeamsActivities(connector);
    }

    public PostBotApp Bot { get; }

    public FakeSlack Slack { get; }

    public FakeBotConnector Connector { get; }

    public TeamsActivities Activities { get; }

    public static async Task<TwoSides> Start()
    {
        var slack = await FakeSlack.Start();
        var connector = await FakeBotConnector.Start();
        var bot = await PostBotApp.Start([
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}",
            $"PostBot:Slack:BotToken={FakeSlack.Token}",
            $"PostBot:Slack:ApiUrl={slack.ApiUrl}",
            .. connector.HostSettings,
        ]);
        return new TwoSides(bot, slack, connector);
    }

    /// <summary>Types a slash command; the words of what comes back.</summary>
    public async Task<string> Slash(string line, string user)
    {
        using var request = requests.Slash(line, user, user, Slack.ResponseUrl("slash"));
        using var response = await Bot.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("text").GetString()!;
    }

    /// <summary>Mentions the bot in a channel; <paramref name="profile"/> is what Slack says of who does.</summary>
    public async Task Mention(string line, string user, Action<System.Text.Json.Nodes.JsonObject> profile)
    {
        using var request = requests.Mention(line, user, change: envelope =>
        {
            var said = new System.Text.Json.Nodes.JsonObject();
            profile(said);
            envelope["event"]!["user_profile"] = said;
        });
        using var response = await Bot.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        await Bot.Settle();
    }

    /// <summary>Says a line in the personal Teams chat; the words of the messages that went to Teams because of it.</summary>
    public async Task<string> Teams(string line, string who)
    {
        var before = Connector.Calls.Count;
        using var request = Activities.Post(Activities.Personal(line, who)).Request();
        using var response = await Bot.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        await Bot.Settle();
        await Connector.Wait(ConnectorCall.Send, Connector.Calls.Take(before).Count(call => call.Operation == ConnectorCall.Send) + 1);
        return string.Join('\n', Connector.Calls.Skip(before).Where(call => call.Body.ValueKind == System.Text.Json.JsonValueKind.Object).Select(call => call.Body.GetRawText()));
    }

    public static string Code(string said) => Regex.Match(said, "[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}").Value;

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Connector.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
