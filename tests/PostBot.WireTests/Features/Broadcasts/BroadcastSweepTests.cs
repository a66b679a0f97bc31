using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Broadcasts;

public sealed class BroadcastSweepTests
{
    [Fact]
    public async Task A_scheduled_broadcast_goes_out_by_itself_after_its_author_was_reminded_and_can_be_cancelled()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        var preview = await ana.Says("broadcast NIGHTFALL at fri 9:00 Mix moved to Thursday");
        Assert.Contains("It goes out on Fri 27 Nov 09:00", preview.Text);
        var scheduled = await ana.Presses(preview.Message, "Send as FYI");
        Assert.StartsWith("Goes out on Fri 27 Nov 09:00 to 2 people", scheduled.Headline);
        await bot.MoveTo("2026-11-27T07:59:00Z");
        Assert.Empty(await ana.Sees());
        await bot.MoveTo("2026-11-27T08:59:00Z");
        var reminder = Assert.Single(await ana.Sees());
        Assert.Contains("Cancel", reminder.Buttons);
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.Contains("Mix moved", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-27T09:00:00Z");
        Assert.Single(await bot.Person("ed").Sees(), message => message.Text.Contains("Mix moved", StringComparison.Ordinal));
        Assert.Contains("2 sent = 2", (await ana.Sees())[^1].Text);

        var second = await ana.Says("broadcast NIGHTFALL at 30 Nov 9:00 Never mind");
        await ana.Presses(second.Message, "Send as FYI");
        await ana.Says("broadcast cancel X2");
        await bot.MoveTo("2026-11-30T10:00:00Z");
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.Contains("Never mind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_processes_send_a_scheduled_broadcast_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Presses((await ana.Says("broadcast NIGHTFALL at fri 9:00 Mix moved")).Message, "Send as needs an answer");
        await using var twin = await bot.Twin();
        foreach (var host in (PostBotApp[])[bot, twin]) host.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 27, 9, 0));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? bot : twin).Services.GetRequiredService<SweepLog>().Run("broadcasts", CancellationToken.None))));
        foreach (var name in (string[])["ed", "jo"]) Assert.Single(await bot.Person(name).Sees(), message => message.Text.Contains("Mix moved", StringComparison.Ordinal));
        Assert.Contains("0 acknowledged + 2 waiting = 2", (await ana.Says("receipts X1")).Text);
    }

    [Fact]
    public async Task Two_processes_send_each_message_to_slack_once()
    {
        await using var slack = await FakeSlack.Start();
        await using var bot = await PostBotApp.Start(
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}", "PostBot:Admins:0=slack:U0ANA");
        var requests = new SlackRequests();
        async Task Slash(string line, string user)
        {
            using var said = requests.Slash(line, user: user, responseUrl: slack.ResponseUrl("two"));
            using var answer = await bot.Http.SendAsync(said);
            Assert.True(answer.IsSuccessStatusCode);
        }
        foreach (var line in (string[])["setup", "project add NIGHTFALL episodic", "episode add NIGHTFALL 101"]) await Slash(line, "U0ANA");
        for (var i = 0; i < 12; i++) await Slash($"team NIGHTFALL add @U0PEOPLE{i:00}", "U0ANA");
        await Slash("broadcast NIGHTFALL Mix moved", "U0ANA");
        await using var twin = await bot.Twin();
        await Slash("broadcast send X1", "U0ANA");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? bot : twin).Services.GetRequiredService<SweepLog>().Run("relay", CancellationToken.None))));
        await bot.Settle();
        await twin.Settle();
        var copies = slack.Calls.Where(call => call.Method == "chat.postMessage" && call["text"].Contains("NIGHTFALL: Mix moved", StringComparison.Ordinal)).ToList();
        Assert.Equal(12, copies.Count);
        Assert.Equal(12, copies.Select(call => call["channel"]).Distinct().Count());
    }
}
