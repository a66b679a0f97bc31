using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Around;

public sealed class RetryCommandTests
{
    [Fact]
    public async Task Who_sent_it_hears_that_it_did_not_arrive_the_channel_is_asked_and_one_press_sends_it_again()
    {
        await using var slack = await FakeSlack.Start();
        await using var bot = await PostBotApp.Start(
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}", "PostBot:Admins:0=slack:U0ANA");
        var requests = new SlackRequests();
        async Task<string> Slash(string line)
        {
            using var said = requests.Slash(line, user: "U0ANA", responseUrl: slack.ResponseUrl("retry"));
            using var answer = await bot.Http.SendAsync(said);
            var text = await answer.Content.ReadAsStringAsync();
            await bot.Settle();
            return text;
        }
        // A channel takes one message a second; until then it waits.
        async Task Sent()
        {
            while (!(await Slash("ping")).Contains("0 waiting, ", StringComparison.Ordinal)) await bot.Settle();
        }
        List<SlackCall> Posted(string channel) => [.. slack.CallsOf("chat.postMessage").Where(call => call["channel"] == channel)];

        List<SlackCall> Asked() => [.. Posted("DU0JOMARSH1").Where(call => call["text"].Contains("gentle reminder", StringComparison.Ordinal))];
        foreach (var line in (string[])["setup", "project add NIGHTFALL episodic", "link NIGHTFALL", "team NIGHTFALL add @U0JOMARSH1", "settings unreachable mention"]) await Slash(line);
        var due = await Slash("due NIGHTFALL delivery fri 18:00 owner @U0JOMARSH1");
        Assert.True(due.Contains("(D1)", StringComparison.Ordinal), due);
        await Sent();
        slack.Script("chat.postMessage", FakeAnswer.Error("user_not_found"));
        Assert.Contains("Sent to ", await Slash("nudge D1 send"));
        await Sent();
        Assert.Single(Asked());
        var word = Assert.Single(Posted("DU0ANA"), call => call["text"].Contains("did not get your message", StringComparison.Ordinal));
        Assert.Contains("did not get your message: has no Slack account here any more", word["text"]);
        Assert.Contains("retry ", word["blocks"]);
        Assert.Contains("1 message did not arrive", await Slash("ping"));
        var mention = Assert.Single(slack.CallsOf("chat.postMessage"), call => call["blocks"].Contains("something waits for you here", StringComparison.Ordinal));
        Assert.Contains("U0JOMARSH1", mention["blocks"]);
        Assert.DoesNotContain("gentle reminder", mention["blocks"]);

        Assert.Contains("Trying again: ", await Slash("retry all"));
        await Sent();
        Assert.Equal(2, Asked().Count);
        Assert.Contains("Nothing of yours is waiting to be sent again", await Slash("retry all"));
        Assert.DoesNotContain("did not arrive", await Slash("ping"));
        Assert.Empty(slack.Faults);
    }
}
