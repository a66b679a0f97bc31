using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Broadcasts;

public sealed class ResendCommandTests
{
    [Fact]
    public async Task The_authors_card_follows_a_delivery_that_fails_later()
    {
        await using var slack = await FakeSlack.Start();
        slack.People["U0JOMARSH"] = new() { ["profile"] = new System.Text.Json.Nodes.JsonObject { ["display_name"] = "Marsh" } };
        await using var bot = await PostBotApp.Start(
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}", "PostBot:Admins:0=slack:U0ANA");
        var ana = await bot.WithTeam();
        using (var said = new SlackRequests().Slash("who am i", user: "U0JOMARSH", name: "marsh", responseUrl: slack.ResponseUrl("one"))) (await bot.Http.SendAsync(said)).Dispose();
        await ana.Says("team NIGHTFALL add marsh");
        // Being put on a team is said to them first.
        await slack.Wait("chat.postMessage", 1);
        slack.Script("chat.postMessage", FakeAnswer.Error("channel_not_found"));
        var sent = await ana.Presses((await ana.Says(BroadcastStudio.Line)).Message, "Send as needs an answer");
        Assert.Contains("0 acknowledged + 3 waiting = 3", sent.Text);
        await slack.Wait("chat.postMessage", 2);
        await bot.Settle();
        await bot.Services.GetRequiredService<SweepLog>().Run("broadcasts", CancellationToken.None);
        var receipts = await ana.Again(sent.Message);
        Assert.Contains("0 acknowledged + 2 waiting + 1 failed = 3", receipts.Text);
        Assert.Contains("Failed: Marsh", receipts.Text);
        Assert.Contains("Resend 1", receipts.Buttons);
    }

    [Fact]
    public async Task It_says_when_there_is_nothing_to_send_again()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        Assert.Equal("X1 failed for nobody. Nothing was sent.", (await ana.Says("resend X1")).Headline);
        Assert.StartsWith("There is no X9", (await ana.Says("resend X9")).Headline);
    }

    [Fact]
    public async Task Whoever_can_be_reached_by_now_is()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await bot.Person("kim").Says("hello");
        await ana.Says("role @kim client");
        await bot.Person("priya").Says("hello");
        await ana.Says("role @priya supervisor");
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Presses((await ana.Says("tell @kim and @ed the mix moved", channel: "nightfall")).Message, "Send as needs an answer");
        Assert.StartsWith("Kim (is not on NIGHTFALL's team) cannot be reached yet.", (await ana.Says("resend X1")).Headline);
        await ana.Says("team NIGHTFALL add @kim client");
        Assert.StartsWith("Sent again to Kim", (await ana.Says("resend X1")).Headline);
        Assert.Contains(await bot.Person("kim").Sees(), message => message.Text.Contains("the mix moved", StringComparison.Ordinal));
        Assert.Single(await bot.Person("ed").Sees(), message => message.Text.Contains("the mix moved", StringComparison.Ordinal));
        Assert.Contains("0 acknowledged + 2 waiting = 2", (await ana.Says("receipts X1")).Text);
    }
}
