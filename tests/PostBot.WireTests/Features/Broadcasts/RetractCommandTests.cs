using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Broadcasts;

public sealed class RetractCommandTests
{
    [Fact]
    public async Task Every_copy_is_struck_and_who_acknowledged_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        var (first, second) = (await ed.Copy(), await jo.Copy());
        await ed.Presses(first, "Acknowledge");
        var answer = await ana.Says("retract X1");
        Assert.StartsWith("Taken back: \"Mix moved to Thursday 10:00\"   (X1)", answer.Headline);
        Assert.Contains("Told, because they had acknowledged it: Ed", answer.Text);
        foreach (var (person, copy) in new[] { (ed, first), (jo, second) })
        {
            var now = await person.Again(copy);
            Assert.StartsWith("Taken back by Ana: NIGHTFALL: Mix moved to Thursday 10:00", now.Text);
            Assert.Empty(now.Buttons);
        }
        Assert.StartsWith("Ana took back \"Mix moved to Thursday 10:00\", which you had acknowledged", (await ed.Sees())[^1].Text);
        Assert.DoesNotContain(await jo.Sees(), message => message.Text.Contains("took back", StringComparison.Ordinal));
        Assert.Contains("1 acknowledged + 1 waiting = 2", (await ana.Says("receipts X1")).Text);
        Assert.StartsWith("X1 was taken back already.", (await ana.Says("retract X1")).Headline);
    }

    [Fact]
    public async Task A_copy_that_still_waits_does_not_go_out_at_all_and_its_reader_is_named()
    {
        await using var slack = await FakeSlack.Start();
        slack.People["U0JOMARSH"] = new() { ["profile"] = new System.Text.Json.Nodes.JsonObject { ["display_name"] = "Marsh" } };
        await using var bot = await PostBotApp.Start(
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}", "PostBot:Admins:0=slack:U0ANA");
        var ana = await bot.WithTeam();
        using (var said = new SlackRequests().Slash("who am i", user: "U0JOMARSH", name: "marsh", responseUrl: slack.ResponseUrl("one"))) (await bot.Http.SendAsync(said)).Dispose();
        await ana.Says("team NIGHTFALL add marsh");
        await slack.Wait("chat.postMessage", 1);
        slack.Script("chat.postMessage", FakeAnswer.RateLimited(3600));
        await ana.Presses((await ana.Says(BroadcastStudio.Line)).Message, "Send as needs an answer");
        await slack.Wait("chat.postMessage", 2);
        await bot.Settle();
        await bot.Person("jo").Says("ack X1");
        var taken = await ana.Says("retract X1");
        Assert.Contains("Waiting: Ed\nNever got it: Marsh", taken.Text);
        Assert.Contains("1 acknowledged + 1 waiting + 1 not sent any more = 3", taken.Text);
        await bot.Settle();
        await bot.MoveTo("2026-11-24T18:00:00Z");
        Assert.Contains("0 waiting, 0 failed", (await ana.Says("ping")).Text);
        Assert.Single(slack.CallsOf("chat.postMessage"), call => call["text"].Contains("Mix moved", StringComparison.Ordinal));
        Assert.Empty(slack.CallsOf("chat.update"));
        // The answer to an acknowledgement is a copy like the one it answers.
        Assert.Equal(2, (await bot.Person("jo").Sees()).Concat(await bot.Person("jo").Sees("general")).DistinctBy(message => message.Id).Count(message => message.Text.StartsWith("Taken back by Ana", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_has_not_gone_out_is_cancelled_instead()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says(BroadcastStudio.Line);
        Assert.StartsWith("X1 has not gone out", (await ana.Says("retract X1")).Headline);
        Assert.StartsWith("\"retract\" needs a coordinator: on NIGHTFALL", (await bot.Person("ed").Says("retract X1")).Headline);
    }
}
