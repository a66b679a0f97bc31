using System.Text.Json;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Forms as Slack's windows, through the whole program.</summary>
public sealed class SlackFormTests : IAsyncLifetime
{
    private const string Asks = "hold Color 1 for NIGHTFALL";

    private SlackHost host = null!;

    public async Task InitializeAsync()
    {
        host = await SlackHost.Start();
        await host.Slash("setup");
        await host.Slash("resource add \"Color 1\" color");
        await host.Slash("project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3");
        // The first window was opened by setup, which offers its form.
        await host.Slack.Wait("views.open");
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Slack.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_press_that_lacks_something_opens_a_window_with_what_is_known_and_says_nothing_else()
    {
        var view = await host.Opens(host.Requests.Press(Asks, "1795600000.000900", trigger: "5.5.press", responseUrl: host.Slack.ResponseUrl("press")));
        Assert.Equal("5.5.press", host.Slack.CallsOf("views.open")[^1]["trigger_id"]);
        Assert.Equal("Color 1", Element(view, "resource").GetProperty("initial_value").GetString());
        Assert.DoesNotContain("/response/", view.GetProperty("private_metadata").GetString()!, StringComparison.Ordinal);
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        // The only thing said through the press's address is the answer.
        var answer = await host.Slack.Wait(SlackCall.Response);
        Assert.Equal("press", answer.Target);
        Assert.StartsWith("Held, not confirmed: Color 1", answer["text"], StringComparison.Ordinal);
        Assert.Empty(host.Slack.CallsOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("expired_trigger_id")]
    [InlineData("exchanged_trigger_id")]
    [InlineData("invalid_arguments")]
    [InlineData("html")]
    [InlineData("broken")]
    public async Task When_no_window_opens_the_answer_is_a_message_whose_button_opens_it(string how)
    {
        host.Slack.Script("views.open", how == "html" ? FakeAnswer.Html(503) : how == "broken" ? FakeAnswer.Broken() : FakeAnswer.Error(how));
        await host.Opens(host.Requests.Press(Asks, "1795600000.000900", responseUrl: host.Slack.ResponseUrl("first")));
        var asked = await host.Slack.Wait(SlackCall.Response);
        Assert.Equal(("first", "False"), (asked.Target, asked["replace_original"]));
        Assert.StartsWith("When?", asked["text"], StringComparison.Ordinal);
        var button = Buttons(asked)[0];
        Assert.Equal(("Fill in the form", Asks), (button.GetProperty("text").GetProperty("text").GetString(), button.GetProperty("value").GetString()));

        var view = await host.Opens(host.Requests.Press(Asks, "1795600000.000901", responseUrl: host.Slack.ResponseUrl("second")));
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        var answer = await host.Slack.Wait(SlackCall.Response, 2);
        // The answer takes the place of the message that asked, which only this person sees.
        Assert.Equal(("second", "True"), (answer.Target, answer["replace_original"]));
        Assert.StartsWith("Held, not confirmed: Color 1", answer["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_asks_in_its_thread_and_the_answer_takes_the_place_of_the_question_and_lives()
    {
        await host.Send(host.Requests.Mention(Asks, ts: "1795600001.000100"));
        var asked = await host.Slack.Wait("chat.postMessage");
        Assert.Equal("1795600001.000100", asked["thread_ts"]);
        Assert.Equal(Asks, Buttons(asked)[0].GetProperty("value").GetString());
        var view = await host.Opens(host.Requests.Press(Asks, FakeSlack.FirstTs, responseUrl: host.Slack.ResponseUrl("press"), change: payload => payload["container"]!["thread_ts"] = "1795600001.000100"));
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        var edited = await host.Slack.Wait("chat.update");
        Assert.Equal(("C0GENERAL", FakeSlack.FirstTs), (edited["channel"], edited["ts"]));
        Assert.StartsWith("Held, not confirmed: Color 1", edited["text"], StringComparison.Ordinal);

        await host.Slash("confirm B1");
        var confirmed = await host.Slack.Wait("chat.update", 2);
        Assert.Equal(FakeSlack.FirstTs, confirmed["ts"]);
        Assert.StartsWith("Confirmed: Color 1", confirmed["text"], StringComparison.Ordinal);
        Assert.Empty(host.Slack.CallsOf(SlackCall.Response));
    }

    [Fact]
    public async Task A_direct_message_asks_and_is_answered_where_it_was_said()
    {
        await host.Send(host.Requests.DirectMessage(Asks));
        Assert.Equal("DU0ANA", (await host.Slack.Wait("chat.postMessage"))["channel"]);
        var view = await host.Opens(host.Requests.Press(Asks, FakeSlack.FirstTs, change: payload =>
        {
            payload["channel"]!["id"] = "DU0ANA";
            payload["container"]!["channel_id"] = "DU0ANA";
        }));
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        var edited = await host.Slack.Wait("chat.update");
        Assert.Equal(("DU0ANA", FakeSlack.FirstTs), (edited["channel"], edited["ts"]));
    }

    [Fact]
    public async Task A_wrong_field_is_pointed_at_and_the_mended_form_goes_through()
    {
        var view = await Window("hold Color 1 for NIGHTFALL confirm");
        Assert.Equal("checkboxes", Element(view, "confirm").GetProperty("type").GetString());
        var refused = await host.Submits(view, new Dictionary<string, string> { ["when"] = "fooday" });
        using var answer = JsonDocument.Parse(refused);
        Assert.Contains("fooday", answer.RootElement.GetProperty("errors").GetProperty("when").GetString(), StringComparison.Ordinal);
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        var said = await host.Slack.Wait(SlackCall.Response);
        Assert.StartsWith("Confirmed: Color 1", said["text"], StringComparison.Ordinal);
        Assert.Equal("True", said["replace_original"]);
    }

    [Fact]
    public async Task A_box_without_its_tick_is_not_meant()
    {
        var view = await Window("hold Color 1 for NIGHTFALL confirm");
        await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18", ["confirm"] = "" });
        Assert.StartsWith("Held, not confirmed", (await host.Slack.Wait(SlackCall.Response))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_words_over_the_form_which_keeps_what_was_typed()
    {
        var view = await Window("release");
        var refused = await host.Submits(view, new Dictionary<string, string> { ["booking"] = "B77", ["reason"] = "client moved" });
        using var answer = JsonDocument.Parse(refused);
        var shown = answer.RootElement.GetProperty("view");
        Assert.StartsWith("There is no B77 that you can see.", shown.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("client moved", Element(shown, "reason").GetProperty("initial_value").GetString());
        await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL");
        Assert.Equal("", await host.Submits(shown, new Dictionary<string, string> { ["booking"] = "B1" }));
        Assert.StartsWith("Released: Color 1", (await host.Slack.Wait(SlackCall.Response))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_refusal_offers_as_buttons_goes_beside_the_window_for_the_person_alone()
    {
        await host.Slash("resource add \"Color 2\" color");
        await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL confirm");
        var view = await host.Opens(host.Requests.Press(Asks, "1795600000.000900", responseUrl: host.Slack.ResponseUrl("press")));
        Assert.Equal("Color 1", Element(view, "resource").GetProperty("initial_option").GetProperty("value").GetString());
        using var answer = JsonDocument.Parse(await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        var shown = answer.RootElement.GetProperty("view");
        Assert.StartsWith("Color 1 is taken", shown.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString(), StringComparison.Ordinal);
        var beside = await host.Slack.Wait(SlackCall.Response);
        Assert.Equal(("ephemeral", "False"), (beside["response_type"], beside["replace_original"]));
        Assert.NotEmpty(Buttons(beside));
        Assert.Equal("", await host.Submits(shown, new Dictionary<string, string> { ["resource"] = "Color 2" }));
        Assert.StartsWith("Held, not confirmed: Color 2", (await host.Slack.Wait(SlackCall.Response, 2))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_said_at_its_field_once()
    {
        await Coordinator("U0JO");
        await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL");
        var view = await Window("release");
        await host.Slash("confirm B1", "U0JO");
        var values = new Dictionary<string, string> { ["booking"] = "B1", ["reason"] = "client moved" };
        using var answer = JsonDocument.Parse(await host.Submits(view, values));
        var words = answer.RootElement.GetProperty("errors").GetProperty("booking").GetString()!;
        Assert.StartsWith("B1 changed since you opened this form: Confirmed: Color 1", words, StringComparison.Ordinal);
        Assert.EndsWith("Send again to go on.", words, StringComparison.Ordinal);
        Assert.StartsWith("Confirmed", await host.Slash("show B1"), StringComparison.Ordinal);
        Assert.Equal("", await host.Submits(view, values));
        Assert.StartsWith("Released", await host.Slash("show B1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_no_longer_do_it_is_told_so_in_the_window_and_nothing_changes()
    {
        await Coordinator("U0JO");
        await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL");
        var view = await Window("confirm", "U0JO");
        await host.Slash("role @U0JO artist");
        using var answer = JsonDocument.Parse(await host.Submits(view, new Dictionary<string, string> { ["booking"] = "B1" }, "U0JO"));
        var shown = answer.RootElement.GetProperty("view");
        Assert.Equal("notice", shown.GetProperty("callback_id").GetString());
        Assert.Contains("needs a coordinator", shown.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("Held, not confirmed", await host.Slash("show B1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_has_one_effect_and_with_other_values_says_that_it_is_used()
    {
        var view = await Window(Asks);
        var values = new Dictionary<string, string> { ["when"] = "tomorrow 10-18" };
        var both = await Task.WhenAll(host.Submits(view, values), host.Submits(view, values));
        Assert.Equal(["", ""], both);
        var other = await host.Submits(view, new Dictionary<string, string> { ["when"] = "fri 10-18" });
        Assert.Contains("You sent this form already.", other, StringComparison.Ordinal);
        Assert.Contains("There is no B2", await host.Slash("show B2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Huge_text_in_a_field_is_answered_within_slacks_limits()
    {
        await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL");
        var view = await Window("release");
        using var answer = JsonDocument.Parse(await host.Submits(view, new Dictionary<string, string> { ["booking"] = new string('x', 3000), ["reason"] = new string('y', 3000) }));
        Assert.True(answer.RootElement.GetProperty("errors").TryGetProperty("booking", out _));
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["booking"] = "B1", ["reason"] = new string('y', 3000) }));
        Assert.StartsWith("Released", (await host.Slack.Wait(SlackCall.Response))["text"], StringComparison.Ordinal);
    }

    private async Task<JsonElement> Window(string line, string user = "U0ANA")
    {
        var before = host.Slack.CallsOf("views.open").Count;
        await host.Slash(line, user);
        return (await host.Slack.Wait("views.open", before + 1)).Json("view");
    }

    private async Task Coordinator(string user)
    {
        await host.Slash("status", user);
        Assert.Contains("coordinator", await host.Slash($"role @{user} coordinator"), StringComparison.Ordinal);
    }

    private static JsonElement Element(JsonElement view, string field) => view.GetProperty("blocks").EnumerateArray()
        .Single(block => block.TryGetProperty("block_id", out var id) && id.GetString() == field).GetProperty("element");

    private static List<JsonElement> Buttons(SlackCall call) =>
        [.. call.Json("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "actions").SelectMany(block => block.GetProperty("elements").EnumerateArray())];
}
