using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Status;

/// <summary>A studio in Auckland, a production in Los Angeles and a reader in London, over a year's end.</summary>
public sealed class ZonesTests
{
    [Fact]
    public async Task Every_time_is_said_where_it_happens_and_on_the_readers_clock()
    {
        await using var slack = await FakeSlack.Start();
        slack.People["U0ANA"] = new JsonObject { ["tz"] = "Pacific/Auckland" };
        await using var bot = await PostBotApp.Start($"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}", "PostBot:Admins:0=slack:U0ANA");
        await bot.MoveTo("2026-12-31T08:00:00Z");
        foreach (var line in (string[])
        [
            "setup", "project add SURF \"Surf\" episodic 24 America/Los_Angeles rounds 3", "episode add SURF 101", "resource add \"Color 1\" color",
            "book Color 1 31 dec 22:00-23:30 for SURF 101 grade", "due SURF 101 \"picture lock\" 31 dec 18:00",
        ]) await Slash(bot, line, "U0ANA");

        Assert.Contains("is due Thu 31 Dec 18:00 Los Angeles · Fri 1 Jan 2027 15:00 yours", await Slash(bot, "due SURF 101 \"network notes\" 31 dec 18:00", "U0ANA"), StringComparison.Ordinal);
        await Slash(bot, "hello", "U0LEE");
        // It is Auckland that the studio took from its founder. Ten in the evening there is nine in the morning in London on the same day.
        Assert.Contains("Thu 31 Dec 22:00–23:30 Auckland · 09:00 yours", await Slash(bot, "status SURF 101", "U0LEE"), StringComparison.Ordinal);
        // Six in the evening in Los Angeles is the next day, and the next year, in London.
        Assert.Contains("picture lock Thu 31 Dec 18:00 Los Angeles · Fri 1 Jan 2027 02:00 yours", await Slash(bot, "status SURF", "U0LEE"), StringComparison.Ordinal);
        Assert.DoesNotContain("yours", (await Slash(bot, "bookings Color 1 31 dec", "U0ANA")).Split('\n')[0], StringComparison.Ordinal);
        // A new year has begun where the studio is.
        await bot.MoveTo("2026-12-31T12:00:00Z");
        Assert.StartsWith("Today, Fri 1 Jan", await Slash(bot, "today", "U0ANA"), StringComparison.Ordinal);
        Assert.StartsWith("Week 53, ", await Slash(bot, "week", "U0ANA"), StringComparison.Ordinal);
        Assert.Empty(slack.Faults);
    }

    private static async Task<string> Slash(PostBotApp bot, string line, string user)
    {
        using var request = new SlackRequests().Slash(line, user, user);
        using var response = await bot.Http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["text"]!.GetValue<string>();
    }
}
