using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Slack's requests through the whole program: desk, database, outbox and back.</summary>
public sealed class SlackHostTests : IAsyncLifetime
{
    private SlackHost host = null!;

    public async Task InitializeAsync()
    {
        host = await SlackHost.Start();
        await host.Slash("setup");
        await host.Slash("resource add \"Color 1\" color");
        await host.Slash("project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3");
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Slack.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_hold_is_answered_in_the_response()
    {
        Assert.StartsWith("Held, not confirmed: Color 1", await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL"), StringComparison.Ordinal);
        Assert.Empty(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task The_same_command_delivered_again_holds_once_and_says_the_same()
    {
        var first = await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL", trigger: "1.1.same");
        Assert.Equal(first, await host.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL", trigger: "1.1.same"));
    }

    [Fact]
    public async Task A_mention_is_answered_in_its_thread_and_its_button_edits_the_answer()
    {
        Assert.Equal((200, ""), await host.Send(host.Requests.Mention("hold Color 1 tomorrow 10-18 for NIGHTFALL", ts: "1795600001.000100")));
        var posted = await host.Slack.Wait("chat.postMessage");
        Assert.Equal(("C0GENERAL", "1795600001.000100"), (posted["channel"], posted["thread_ts"]));
        Assert.StartsWith("Held, not confirmed: Color 1", posted["text"], StringComparison.Ordinal);

        var confirm = posted.Json("blocks").EnumerateArray().Last().GetProperty("elements")[0].GetProperty("value").GetString()!;
        Assert.Equal((200, ""), await host.Send(host.Requests.Press(confirm, FakeSlack.FirstTs, responseUrl: host.Slack.ResponseUrl("press"))));
        var edited = await host.Slack.Wait("chat.update");
        Assert.Equal(FakeSlack.FirstTs, edited["ts"]);
        Assert.StartsWith("Confirmed: Color 1", edited["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_message_is_answered_where_it_was_said()
    {
        await host.Send(host.Requests.DirectMessage("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        Assert.Equal("DU0ANA", (await host.Slack.Wait("chat.postMessage"))["channel"]);
    }

    [Fact]
    public async Task A_line_of_another_workspace_does_nothing()
    {
        await host.Slack.Wait("auth.test");
        var (_, body) = await host.Send(new SlackRequests { Team = "T0OTHER" }.Slash("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        Assert.Contains("not connected to a studio", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_opens_a_window_whose_answer_goes_back_to_the_person()
    {
        await host.Slash("hold Color 1 for NIGHTFALL");
        // The first window was opened by setup, which offers its form.
        var view = (await host.Slack.Wait("views.open", 2)).Json("view");
        var metadata = view.GetProperty("private_metadata").GetString()!;
        Assert.DoesNotContain("/response/", metadata, StringComparison.Ordinal);
        var values = view.GetProperty("blocks").EnumerateArray().ToDictionary(
            block => block.GetProperty("block_id").GetString()!,
            block => block.GetProperty("element").TryGetProperty("initial_value", out var value) ? value.GetString()
                : block.GetProperty("element").TryGetProperty("initial_option", out var option) ? option.GetProperty("value").GetString() : null);
        var (status, refused) = await host.Send(host.Requests.Submit(metadata, values));
        Assert.Equal(200, status);
        Assert.Contains("\"response_action\":\"errors\"", refused, StringComparison.Ordinal);

        values["when"] = "tomorrow 10-18";
        Assert.Equal((200, ""), await host.Send(host.Requests.Submit(metadata, values)));
        Assert.StartsWith("Held, not confirmed: Color 1", (await host.Slack.Wait(SlackCall.Response))["text"], StringComparison.Ordinal);
    }
}
