using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Links of ours that people paste, in an address of our own.</summary>
public sealed class SlackUnfurlTests
{
    private const string Public = "https://postbot.example";

    [Fact]
    public async Task A_link_of_ours_is_shown_where_all_who_read_along_may_see_it_and_stays_a_link_anywhere_else()
    {
        await using var host = await SlackHost.Start($"--PostBot:PublicUrl={Public}");
        foreach (var line in (string[])["setup", "resource add \"Color 1\" color", "project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3", "episode add NIGHTFALL 101", "hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"]) await host.Slash(line);
        await host.Does(host.Requests.Mention("link NIGHTFALL"));
        host.Slack.People["U0DANA"] = new JsonObject { ["is_restricted"] = true };
        await host.Slash("who am i", "U0DANA");

        // The schedule: never with the key in it, and for people of the studio.
        var board = $"{Public}/board?key=0123456789abcdef";
        await Shares(host, [board]);
        var shown = await host.Slack.Wait("chat.unfurl");
        Assert.Equal(("C0GENERAL", "1795600000.000900"), (shown["channel"], shown["ts"]));
        var said = shown.Json("unfurls").GetProperty(board).GetRawText();
        Assert.Contains("PostBot's schedule", System.Text.RegularExpressions.Regex.Unescape(said), StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", said, StringComparison.Ordinal);

        // A booking: in the channel of its production, without buttons, and by its own id of the unfurl.
        await Shares(host, [$"{Public}/show/B1", "https://elsewhere.example/show/B1"], change: said =>
        {
            (said["unfurl_id"], said["source"]) = ("C0GENERAL.1.2.3", "conversations_history");
        });
        shown = await host.Slack.Wait("chat.unfurl", 2);
        Assert.Equal(("C0GENERAL.1.2.3", "conversations_history", ""), (shown["unfurl_id"], shown["source"], shown["ts"]));
        said = Assert.Single(shown.Json("unfurls").EnumerateObject()).Value.GetRawText();
        Assert.Contains("Color 1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\"button\"", said, StringComparison.Ordinal);

        // Nobody else's links, nothing that is not there, nothing in a channel of others, nothing for whoever may not see it, nothing for programs.
        await Shares(host, ["https://postbot.example.attacker.example/show/B1", $"{Public}/show/B99", $"{Public}/files/f1-x"]);
        await Shares(host, [$"{Public}/show/B1"], requests: new SlackRequests { Channel = "C0LOBBY" });
        await Shares(host, [$"{Public}/show/B1", board], "U0DANA");
        await Shares(host, [board], "U0STRANGER");
        await Shares(host, [board], FakeSlack.BotUserId);
        await Shares(host, [$"{Public}/show/B1"]);
        await host.Slack.Wait("chat.unfurl", 3);
        Assert.Equal(3, host.Slack.CallsOf("chat.unfurl").Count);
        Assert.Empty(host.Slack.Faults);
    }

    private static async Task Shares(SlackHost host, string[] urls, string user = "U0ANA", Action<JsonObject>? change = null, SlackRequests? requests = null)
    {
        var by = requests ?? host.Requests;
        var said = new JsonObject
        {
            ["type"] = "link_shared",
            ["user"] = user,
            ["channel"] = by.Channel,
            ["message_ts"] = "1795600000.000900",
            ["event_ts"] = "1795600000.000901",
            ["is_bot_user_member"] = true,
            ["links"] = new JsonArray([.. urls.Select(url => new JsonObject { ["domain"] = new Uri(url).Host, ["url"] = url })]),
        };
        change?.Invoke(said);
        Assert.Equal((200, ""), await host.Send(by.Event(said, null, null)));
    }
}
