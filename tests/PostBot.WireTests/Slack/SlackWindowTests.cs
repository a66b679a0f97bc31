using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>A window in place of a message: exactly one of the two is seen.</summary>
public sealed class SlackWindowTests
{
    [Fact]
    public async Task The_question_is_never_sent_once_its_window_is_open()
    {
        await using var slack = await FakeSlack.Start();
        await using var bot = await Start(slack);
        await Send(bot, new SlackRequests().Press("hold Color 1", "1795600000.000900", responseUrl: slack.ResponseUrl("press")));
        await slack.Wait("views.open");
        await bot.Settle();
        await bot.Advance("PT1H");
        await bot.Settle();
        Assert.Empty(slack.CallsOf(SlackCall.Response));
        Assert.Empty(slack.Faults);
    }

    [Fact]
    public async Task The_question_is_sent_late_when_the_program_dies_before_its_window_opens()
    {
        await using var slack = await FakeSlack.Start();
        await using var bot = await Start(slack);
        slack.Script("views.open", FakeAnswer.Never());
        await Send(bot, new SlackRequests().Press("hold Color 1", "1795600000.000900", responseUrl: slack.ResponseUrl("press")));
        await slack.Wait("views.open");
        await bot.Restart();
        await bot.Advance("PT1H");
        await bot.Settle();
        Assert.StartsWith("When?", (await slack.Wait(SlackCall.Response))["text"], StringComparison.Ordinal);
        Assert.Single(slack.CallsOf(SlackCall.Response));
    }

    private static async Task<PostBotApp> Start(FakeSlack slack)
    {
        var bot = await PostBotApp.Start(
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}",
            $"PostBot:Slack:BotToken={FakeSlack.Token}",
            $"PostBot:Slack:ApiUrl={slack.ApiUrl}",
            "PostBot:Admins:0=slack:U0ANA");
        await slack.Wait("auth.test");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        await ana.Says("resource add \"Color 1\" color");
        return bot;
    }

    private static async Task Send(PostBotApp bot, HttpRequestMessage request)
    {
        using (request)
        using (var response = await bot.Http.SendAsync(request)) Assert.Equal(200, (int)response.StatusCode);
    }
}
