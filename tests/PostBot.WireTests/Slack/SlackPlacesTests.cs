using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>What becomes of people and channels in Slack is known here, and where nothing arrives any more is told to whoever can mend it.</summary>
public sealed class SlackPlacesTests : IAsyncLifetime
{
    private SlackHost host = null!;

    public async Task InitializeAsync()
    {
        host = await SlackHost.Start();
        await host.Slash("setup");
        await host.Slash("resource add \"Color 1\" color");
        await host.Slash("project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3");
        await host.Slash("episode add NIGHTFALL 101");
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Slack.Faults);
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("is_restricted")]
    [InlineData("is_ultra_restricted")]
    [InlineData("is_stranger")]
    public async Task A_guest_is_a_client_from_the_first_line(string field)
    {
        host.Slack.People["U0DANA"] = new JsonObject { [field] = true };
        Assert.Contains("client", await host.Slash("who am i", "U0DANA"), StringComparison.OrdinalIgnoreCase);
        await host.Does(host.Requests.DirectMessage("status", "U0DANA"));
        Assert.Contains("client", await host.Slash("people", "U0ANA"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Somebody_of_another_organisation_is_a_client_and_may_not_change_what_they_press()
    {
        host.Slack.People["U0EVE"] = new JsonObject { ["team_id"] = "T0ELSEWHERE", ["tz"] = null };
        await host.Does(host.Requests.Mention("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"));
        var posted = host.Slack.CallsOf("chat.postMessage")[^1];
        var confirm = posted.Json("blocks").EnumerateArray().Last().GetProperty("elements")[0].GetProperty("value").GetString()!;
        await host.Does(host.Requests.Press(confirm, FakeSlack.FirstTs, "U0EVE", host.Slack.ResponseUrl("eve"), change: payload => payload["user"]!["team_id"] = "T0ELSEWHERE"));
        var refused = await host.Slack.Wait(SlackCall.Response);
        Assert.Equal("ephemeral", refused["response_type"]);
        Assert.DoesNotContain("Confirmed", refused["text"], StringComparison.Ordinal);
        Assert.Empty(host.Slack.CallsOf("chat.update"));
        Assert.Contains("client", await host.Slash("who am i", "U0EVE"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_colleague_of_another_workspace_of_our_organisation_is_no_stranger()
    {
        host.Slack.People["U0GUS"] = new JsonObject { ["team_id"] = "T0SISTER", ["enterprise_user"] = new JsonObject { ["id"] = "W1", ["enterprise_id"] = "E0ORG", ["teams"] = new JsonArray("T0SISTER", FakeSlack.TeamId) } };
        Assert.Contains("artist", await host.Slash("who am i", "U0GUS"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_name_and_a_zone_come_from_slack_once_and_again_when_they_change()
    {
        host.Slack.People["U0TOM"] = new JsonObject { ["tz"] = "America/New_York", ["profile"] = new JsonObject { ["display_name"] = "Tom Marsh" } };
        Assert.Contains("New York", await host.Slash("ping", "U0TOM"), StringComparison.Ordinal);
        await host.Slash("ping", "U0TOM");
        Assert.Single(host.Slack.CallsOf("users.info"), call => call["user"] == "U0TOM");
        var changed = new JsonObject { ["id"] = "U0TOM", ["team_id"] = FakeSlack.TeamId, ["tz"] = "Europe/Prague", ["profile"] = new JsonObject { ["display_name"] = "Thomas Marsh", ["email"] = "tom@secret.example", ["phone"] = "555" } };
        await host.Does(host.Requests.Notice("user_change", new JsonObject { ["user"] = changed }));
        Assert.Contains("Thomas Marsh", await host.Slash("people"), StringComparison.Ordinal);
        host.Slack.People["U0TOM"] = changed;
        Assert.Contains("Prague", await host.Slash("ping", "U0TOM"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_becomes_a_guest_is_a_client_and_a_closed_account_cannot_be_reached()
    {
        await host.Slash("status", "U0TOM");
        await host.Does(host.Requests.Notice("user_change", new JsonObject { ["user"] = new JsonObject { ["id"] = "U0TOM", ["team_id"] = FakeSlack.TeamId, ["is_restricted"] = true, ["name"] = "tom" } }));
        host.Slack.People["U0TOM"] = new JsonObject { ["is_restricted"] = true };
        Assert.Contains("client", await host.Slash("who am i", "U0TOM"), StringComparison.OrdinalIgnoreCase);
        await host.Does(host.Requests.Notice("user_change", new JsonObject { ["user"] = new JsonObject { ["id"] = "U0TOM", ["team_id"] = FakeSlack.TeamId, ["deleted"] = true } }));
        Assert.Contains("Cannot be reached: Tom", await host.Slash("ping"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_slack_does_not_place_has_the_least_until_it_does()
    {
        host.Slack.Script("users.info", FakeAnswer.Error("internal_error"));
        Assert.DoesNotContain("NIGHTFALL", await host.Slash("status", "U0NEW"), StringComparison.Ordinal);
        Assert.Contains("NIGHTFALL", await host.Slash("status", "U0NEW"), StringComparison.Ordinal);

        // Somebody who was named here first is not taken at that word either.
        await host.Slash("team NIGHTFALL add @U0MET editor");
        host.Slack.Script("users.info", FakeAnswer.Error("missing_scope"));
        Assert.Contains("client", await host.Slash("who am i", "U0MET"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("artist", await host.Slash("who am i", "U0MET"), StringComparison.OrdinalIgnoreCase);

        // Whoever has been placed once stays where they are while Slack is silent, and a role that somebody gave is theirs.
        host.Slack.Script("users.info", FakeAnswer.Error("internal_error"));
        await host.Slash("who am i", "U0KIM");
        await host.Slash("role @U0KIM coordinator");
        host.Slack.Script("users.info", FakeAnswer.Error("internal_error"));
        Assert.Contains("coordinator", await host.Slash("who am i", "U0KIM"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_slack_says_late_mends_what_was_done_without_it()
    {
        var answer = new TaskCompletionSource();
        host.Slack.Script("users.info", FakeAnswer.After(answer.Task));
        host.Slack.People["U0SLOW"] = new JsonObject { ["profile"] = new JsonObject { ["display_name"] = "Sally Slow" } };
        Assert.Contains("client", await host.Slash("who am i", "U0SLOW"), StringComparison.OrdinalIgnoreCase);
        answer.SetResult();
        var people = "";
        while (!people.Contains("Sally Slow", StringComparison.Ordinal))
        {
            await host.Settle();
            people = await host.Slash("people");
        }
        Assert.Contains("artist", await host.Slash("who am i", "U0SLOW"), StringComparison.OrdinalIgnoreCase);
        Assert.Single(host.Slack.CallsOf("users.info"), call => call["user"] == "U0SLOW");
    }

    [Fact]
    public async Task Whom_the_settings_name_is_admin_from_the_first_line_also_of_a_studio_that_others_founded()
    {
        await using var bot = await PostBotApp.Start("PostBot:Admins:0=local:Olga");
        var ana = await bot.WithStudio();
        Assert.Contains("admin", (await bot.Person("olga").Says("who am i")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("named in PostBot:Admins", (await ana.Says("audit since today")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("artist", (await bot.Person("olga").Says("undo")).Text, StringComparison.OrdinalIgnoreCase);
        // What somebody in the studio decides afterwards stands.
        await ana.Says("role @olga coordinator");
        Assert.Contains("coordinator", (await bot.Person("olga").Says("who am i")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("not_in_channel", "/invite @postbot")]
    [InlineData("is_archived", "it is archived")]
    [InlineData("restricted_action_read_only_channel", "a rule of the channel")]
    public async Task A_channel_that_takes_nothing_is_told_to_the_coordinator_once_and_left_alone(string code, string told)
    {
        await Link();
        host.Slack.Script("chat.postMessage", FakeAnswer.Error(code));
        await host.Slash("set NIGHTFALL 101 grade in progress");
        await host.Settle();
        var told1 = host.Slack.CallsOf("chat.postMessage").Where(call => call["channel"] == "DU0ANA").ToList();
        Assert.Contains(told, Assert.Single(told1)["text"], StringComparison.Ordinal);
        var before = host.Slack.CallsOf("chat.postMessage").Count;
        Assert.Contains("Not told: general", await host.Slash("set NIGHTFALL 101 grade done"), StringComparison.Ordinal);
        await host.Settle();
        Assert.Equal(before, host.Slack.CallsOf("chat.postMessage").Count);
        Assert.Contains("Cannot be posted to: general", await host.Slash("ping"), StringComparison.Ordinal);
        await host.Does(host.Requests.Notice("member_joined_channel", new JsonObject { ["user"] = FakeSlack.BotUserId, ["channel"] = "C0GENERAL", ["channel_type"] = "C", ["team"] = FakeSlack.TeamId }));
        await host.Slash("set NIGHTFALL 101 grade in progress");
        Assert.Equal("C0GENERAL", (await host.Slack.Wait("chat.postMessage", before + 1))["channel"]);
    }

    [Theory]
    [InlineData("channel_archive")]
    [InlineData("group_archive")]
    [InlineData("channel_deleted")]
    public async Task A_channel_that_was_closed_in_slack_is_not_posted_to(string type)
    {
        await Link();
        await host.Does(host.Requests.Notice(type, new JsonObject { ["channel"] = "C0GENERAL", ["user"] = "U0ANA" }));
        Assert.Contains("Not told: general", await host.Slash("set NIGHTFALL 101 grade done"), StringComparison.Ordinal);
        await host.Does(host.Requests.Notice("channel_unarchive", new JsonObject { ["channel"] = "C0GENERAL", ["user"] = "U0ANA" }));
        Assert.DoesNotContain("Not told", await host.Slash("set NIGHTFALL 101 grade in progress"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_keeps_its_production_under_a_new_name_and_a_new_id()
    {
        await Link();
        await host.Does(host.Requests.Notice("channel_rename", new JsonObject { ["channel"] = new JsonObject { ["id"] = "C0GENERAL", ["name"] = "nightfall-post", ["created"] = 1795600000 } }));
        await host.Does(host.Requests.Notice("channel_id_changed", new JsonObject { ["old_channel_id"] = "C0GENERAL", ["new_channel_id"] = "C0MOVED" }));
        await host.Slash("set NIGHTFALL 101 grade done");
        Assert.Equal("C0MOVED", (await host.Slack.Wait("chat.postMessage"))["channel"]);
    }

    [Fact]
    public async Task Others_who_join_and_channels_nobody_spoke_in_change_nothing()
    {
        await host.Does(host.Requests.Notice("member_joined_channel", new JsonObject { ["user"] = "U0TOM", ["channel"] = "C0GENERAL", ["channel_type"] = "C" }));
        await host.Does(host.Requests.Notice("channel_rename", new JsonObject { ["channel"] = new JsonObject { ["id"] = "C0QUIET", ["name"] = "quiet" } }));
        await host.Does(host.Requests.Notice("user_change", new JsonObject { ["user"] = new JsonObject { ["id"] = "U0NOBODY", ["team_id"] = FakeSlack.TeamId } }));
        Assert.DoesNotContain("Nobody", await host.Slash("people"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The channel where people speak of NIGHTFALL; its first message there is the answer to that.</summary>
    private async Task Link() => await host.Slash("link NIGHTFALL");
}
