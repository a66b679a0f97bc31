using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>What Slack's payloads become, and what goes back in the response.</summary>
public sealed class SlackIntakeTests : IAsyncLifetime
{
    private SlackSurface surface = null!;

    public async Task InitializeAsync() => surface = await SlackSurface.Start();

    public async Task DisposeAsync()
    {
        Assert.Empty(surface.Slack.Faults);
        await surface.DisposeAsync();
    }

    [Fact]
    public async Task A_slash_command_is_answered_privately_in_its_response()
    {
        surface.Slack.People["U0ANA"] = new() { ["tz"] = "Europe/Prague", ["profile"] = new System.Text.Json.Nodes.JsonObject { ["display_name"] = "Ana Kovac" } };
        var answer = await surface.Answer(surface.Requests.Slash("hold Color 1 &amp; tell <@U0JO|jo> “now” &lt;b&gt; <#C0MIX|mix> <#C0SECRET|> <https://x.example/a?b=1&amp;c=2|x>", trigger: "1.2.abc"));
        Assert.Equal("ephemeral", answer.GetProperty("response_type").GetString());
        Assert.Empty(BlockKitRules.Message(answer.GetProperty("blocks")));
        var incoming = Assert.Single(surface.Handled);
        Assert.Equal("hold Color 1 & tell @U0JO “now” <b> #C0MIX #C0SECRET https://x.example/a?b=1&c=2", incoming.Text);
        Assert.Equal((Surface.Slack, FakeSlack.TeamId, "slack:cmd:1.2.abc", ReplyBy.Response), (incoming.Surface, incoming.Workspace, incoming.Key, incoming.Reply));
        Assert.Equal(new Place("C0GENERAL", PlaceKind.Channel, null, "general"), incoming.Place);
        Assert.Equal(("U0ANA", "Ana Kovac", "Europe/Prague", false), (incoming.Sender.Id, incoming.Sender.Name, incoming.Sender.Zone, incoming.Sender.IsOutsider));
        Assert.Null(incoming.ResponseUrl);
    }

    [Fact]
    public async Task A_slash_command_without_words_asks_for_help()
    {
        await surface.Answer(surface.Requests.Slash("  "));
        Assert.Equal("help", Assert.Single(surface.Handled).Text);
    }

    [Theory]
    [InlineData("directmessage", PlaceKind.Direct, null)]
    [InlineData("mpdm-ana--jo-1", PlaceKind.Group, null)]
    [InlineData("privategroup", PlaceKind.Channel, null)]
    [InlineData("nightfall", PlaceKind.Channel, "nightfall")]
    public async Task The_kind_of_place_is_told_by_its_name(string name, PlaceKind kind, string? shown)
    {
        await surface.Answer(surface.Requests.Slash("help", channelName: name));
        var place = Assert.Single(surface.Handled).Place;
        Assert.Equal((kind, shown), (place.Kind, place.Name));
    }

    [Fact]
    public async Task An_answer_for_all_is_said_to_all()
    {
        surface.Desk = _ => Task.FromResult(new Answered(new Card("Shared"), true));
        Assert.Equal("in_channel", (await surface.Answer(surface.Requests.Slash("share"))).GetProperty("response_type").GetString());
    }

    [Fact]
    public async Task An_answer_that_was_posted_leaves_the_response_empty()
    {
        surface.Desk = _ => Task.FromResult(new Answered(null, false));
        Assert.Equal((200, ""), await surface.Send(surface.Requests.Slash("hold B1")));
    }

    [Fact]
    public async Task A_slow_answer_says_so_in_time_and_follows_by_the_response_address()
    {
        var finish = new TaskCompletionSource<Answered>(TaskCreationOptions.RunContinuationsAsynchronously);
        surface.Desk = _ => finish.Task;
        var first = await surface.Answer(surface.Requests.Slash("export all", responseUrl: surface.Slack.ResponseUrl("late")));
        Assert.StartsWith("Still working", first.GetProperty("text").GetString(), StringComparison.Ordinal);
        finish.SetResult(new Answered(new Card("Exported"), false));
        var late = await surface.Slack.Wait(SlackCall.Response);
        Assert.Equal(("late", "Exported", "ephemeral"), (late.Target, late["text"], late["response_type"]));
    }

    [Fact]
    public async Task A_slow_answer_never_goes_to_an_address_that_is_not_slacks()
    {
        var finish = new TaskCompletionSource<Answered>(TaskCreationOptions.RunContinuationsAsynchronously);
        surface.Desk = _ => finish.Task;
        await surface.Answer(surface.Requests.Slash("export all", responseUrl: "http://169.254.169.254/latest/meta-data"));
        finish.SetResult(new Answered(new Card("Exported"), false));
        while (!surface.Logged.Any(line => line.Contains("response_url_not_slacks", StringComparison.Ordinal))) await Task.Yield();
        Assert.Empty(surface.Slack.CallsOf(SlackCall.Response));
    }

    [Fact]
    public async Task What_does_not_fit_one_message_follows()
    {
        surface.Desk = _ => Task.FromResult(new Answered(new Card("Long").With(Enumerable.Range(0, 300).Select(row => new Line($"{row} {new string('x', 60)}"))), false));
        var first = await surface.Answer(surface.Requests.Slash("list", responseUrl: surface.Slack.ResponseUrl("long")));
        Assert.Contains("more lines do not fit in this message", first.GetRawText(), StringComparison.Ordinal);
        var last = await surface.Slack.Wait(SlackCall.Response, 2);
        Assert.Contains("299 xxx", last["blocks"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_in_a_window_and_in_the_message()
    {
        var form = new Form("hold:room=Color 1", "Hold", [new Field("when", "When", FieldType.Text, null, true, []) { Hint = "tomorrow 10-18" }]);
        surface.Desk = _ => Task.FromResult(new Answered(new Card("When?") { Form = form }, false));
        var answer = await surface.Answer(surface.Requests.Slash("hold Color 1", trigger: "9.9.trigger"));
        Assert.Contains("tomorrow 10-18", answer.GetProperty("text").GetString() + answer.GetProperty("blocks").GetRawText(), StringComparison.Ordinal);
        var opened = await surface.Slack.Wait("views.open");
        Assert.Equal("9.9.trigger", opened["trigger_id"]);

        surface.Desk = _ => Task.FromResult(new Answered(null, false));
        Assert.Equal((200, ""), await surface.Send(surface.Requests.Submit(opened.Json("view").GetProperty("private_metadata").GetString()!, new Dictionary<string, string?> { ["when"] = "fri 10-18" })));
        var submitted = surface.Handled.Last();
        Assert.Equal(("hold:room=Color 1", "fri 10-18"), (submitted.Form!.Id, submitted.Form.Values["when"]));
        Assert.Equal("C0GENERAL", submitted.Place.Channel);
        Assert.StartsWith("sealed ", submitted.ResponseUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submitted_field_that_was_not_understood_is_pointed_at()
    {
        surface.Desk = _ => Task.FromResult(new Answered(null, false) { Refused = true, FieldErrors = new Dictionary<string, string> { ["when"] = "When? For example tomorrow 10-18.", ["room"] = "Which room?" } });
        var answer = await surface.Answer(surface.Requests.Submit("hold", new Dictionary<string, string?> { ["when"] = "soonish", ["notes"] = null }));
        Assert.Equal("errors", answer.GetProperty("response_action").GetString());
        Assert.Equal("When? For example tomorrow 10-18. Which room?", answer.GetProperty("errors").GetProperty("when").GetString());
        Assert.Equal("", Assert.Single(surface.Handled).Form!.Values["notes"]);
    }

    [Theory]
    [InlineData(true, "There is no B77", "client moved")]
    [InlineData(false, "Released", null)]
    public async Task A_form_that_takes_long_says_so_and_then_how_it_ended(bool refused, string words, string? kept)
    {
        var finish = new TaskCompletionSource<Answered>(TaskCreationOptions.RunContinuationsAsynchronously);
        surface.Desk = _ => finish.Task;
        var first = await surface.Answer(surface.Requests.Submit("release", new Dictionary<string, string?> { ["booking"] = "B77" }));
        Assert.Contains("Still working", first.GetProperty("view").GetRawText(), StringComparison.Ordinal);
        var again = new Form("release", "Release", [new Field("reason", "Why?", FieldType.Text, "client moved", false, [])]);
        finish.SetResult(new Answered(new Card(words), false) { Refused = refused, Again = refused ? again : null });
        var updated = await surface.Slack.Wait("views.update");
        Assert.Contains(words, updated["view"], StringComparison.Ordinal);
        Assert.Equal(kept is not null, updated["view"].Contains("client moved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_from_the_other_side_of_a_shared_channel_belongs_to_our_workspace_and_an_outsider()
    {
        await surface.Send(surface.Requests.Submit("note", new Dictionary<string, string?>(), change: payload =>
        {
            payload["team"]!["id"] = "T0OTHER";
            payload["user"]!["team_id"] = "T0OTHER";
            payload["view"]!["team_id"] = "T0OTHER";
        }));
        var incoming = Assert.Single(surface.Handled);
        Assert.Equal((FakeSlack.TeamId, true), (incoming.Workspace, incoming.Sender.IsOutsider));
    }

    [Fact]
    public async Task A_mention_is_stored_and_answered_in_its_thread_for_all()
    {
        Assert.Equal((200, ""), await surface.Send(surface.Requests.Mention("status NIGHTFALL &amp; SALT", ts: "1795600001.000100")));
        var incoming = surface.Said();
        Assert.Equal(("status NIGHTFALL & SALT", true, ReplyBy.Post), (incoming.Text, incoming.Public, incoming.Reply));
        Assert.Equal(new Place("C0GENERAL", PlaceKind.Channel, "1795600001.000100"), incoming.Place);
        Assert.Equal(surface.Stored.Keys.Single(), incoming.Key);
    }

    [Fact]
    public async Task A_mention_in_a_thread_stays_in_it()
    {
        await surface.Send(surface.Requests.Mention("31 done", ts: "1795600002.000100", thread: "1795600001.000100"));
        Assert.Equal("1795600001.000100", surface.Said().Place.Thread);
    }

    [Fact]
    public async Task One_message_has_one_effect_however_it_is_delivered()
    {
        const string Ts = "1795600003.000100";
        Assert.Equal(200, (await surface.Send(surface.Requests.Mention("hold Color 1", ts: Ts, eventId: "Ev1"))).Status);
        Assert.Equal(200, (await surface.Send(surface.Requests.Mention("hold Color 1", ts: Ts, eventId: "Ev1"))).Status);
        Assert.Equal(200, (await surface.Send(surface.Requests.ChannelMessage($"<@{FakeSlack.BotUserId}> hold Color 1", ts: Ts, eventId: "Ev2"))).Status);
        Assert.Equal("hold Color 1", surface.Said().Text);
    }

    [Fact]
    public async Task Talk_that_is_not_to_us_is_not_kept()
    {
        Assert.Equal(200, (await surface.Send(surface.Requests.ChannelMessage("book lunch, <@U0JO>?"))).Status);
        Assert.Empty(surface.Stored);
    }

    [Fact]
    public async Task A_direct_message_needs_no_mention_and_tells_where_the_person_is_reached()
    {
        await surface.Send(surface.Requests.DirectMessage("my day"));
        var incoming = surface.Said();
        Assert.Equal(("my day", false, "DU0ANA"), (incoming.Text, incoming.Public, incoming.Sender.DirectChannel));
        Assert.Equal(new Place("DU0ANA", PlaceKind.Direct), incoming.Place);
    }

    [Fact]
    public async Task A_press_is_acknowledged_empty_and_stored_once()
    {
        for (var time = 0; time < 2; time++) Assert.Equal((200, ""), await surface.Send(surface.Requests.Press("confirm B12", "1795600009.000100", trigger: "7.7.press", responseUrl: "https://hooks.slack.com/actions/T/1/x")));
        var incoming = surface.Said();
        Assert.Equal(("confirm B12", "1795600009.000100", ReplyBy.Edit), (incoming.Text, incoming.OnMessage, incoming.Reply));
        Assert.Equal("slack:act:7.7.press", incoming.Key);
        Assert.Equal("https://hooks.slack.com/actions/T/1/x", incoming.ResponseUrl);
    }

    [Fact]
    public async Task What_is_kept_of_a_delivery_holds_no_token_and_no_trigger()
    {
        await surface.Send(surface.Requests.Press("confirm B12", "1.2", trigger: "7.7.press", responseUrl: "https://hooks.slack.com/actions/T/1/x"));
        await surface.Send(surface.Requests.Mention("status"));
        Assert.Equal(2, surface.Stored.Count);
        foreach (var secret in (string[])["legacy", "7.7.press\""]) Assert.DoesNotContain(surface.Stored.Values, delivery => delivery.Body.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_in_a_thread_by_someone_of_another_organisation()
    {
        await surface.Send(surface.Requests.Press("confirm B12", "1.2", change: payload =>
        {
            payload["user"]!["team_id"] = "T0OTHER";
            payload["team"]!["id"] = "T0OTHER";
            payload["container"]!["thread_ts"] = "1.1";
        }));
        var incoming = surface.Said();
        Assert.Equal((FakeSlack.TeamId, true, "1.1"), (incoming.Workspace, incoming.Sender.IsOutsider, incoming.Place.Thread));
    }

    [Fact]
    public async Task A_failure_to_store_is_told_to_slack_so_that_it_tries_again()
    {
        surface.Inbox = _ => throw new InvalidOperationException("disk full");
        Assert.Equal(500, (await surface.Send(surface.Requests.Mention("help"))).Status);
    }

    [Fact]
    public async Task Who_we_are_is_asked_in_the_background()
    {
        await surface.Slack.Wait("auth.test");
        while (surface.Connection.TeamId is null) await Task.Yield();
        Assert.Equal((FakeSlack.TeamId, FakeSlack.BotUserId), (surface.Connection.TeamId, surface.Connection.BotUserId));
    }
}
