using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Slack;
using PostBot.Slack.Sending;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Outgoing messages against a Slack that checks what the real one checks and fails as the real one fails.</summary>
public sealed class SlackSenderTests : IAsyncLifetime
{
    private static readonly Card card = new Card("Held: Color 1 <!channel> & more").With(new Line("by “Ana”")).Offer(new Button("Confirm", "confirm B12"));

    private FakeSlack slack = null!;
    private SlackApi api = null!;
    private SlackConnection connection = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.Start();
        api = new SlackApi(new SlackSettings { BotToken = FakeSlack.Token, ApiUrl = slack.ApiUrl }, TimeSpan.FromSeconds(2));
        connection = new SlackConnection(TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task A_post_lands_and_tells_where()
    {
        var sent = Assert.IsType<Sent>(await Send(Outgoing() with { Thread = "1.1" }));
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("C1", "1.1", "false", "false"), (call["channel"], call["thread_ts"], call["unfurl_links"], call["unfurl_media"]));
        Assert.StartsWith("Held: Color 1 &lt;!channel&gt; &amp; more", call["text"], StringComparison.Ordinal);
        Assert.Equal("""{"event_type":"postbot_outgoing","event_payload":{"id":"7"}}""", call["metadata"]);
        Assert.Equal("C1", sent.Channel);
        Assert.NotNull(sent.MessageId);
        Assert.NotNull(connection.LastOut);
        Assert.Empty(slack.Faults);
    }

    [Fact]
    public async Task A_person_gets_it_in_a_direct_channel_that_is_opened_once()
    {
        var message = Outgoing() with { Channel = null, PersonId = "U0ANA" };
        var sender = Sender();
        Assert.Equal("DU0ANA", Assert.IsType<Sent>(await sender.Send(message, default)).Channel);
        Assert.IsType<Sent>(await sender.Send(message, default));
        Assert.Single(slack.CallsOf("conversations.open"));
        Assert.All(slack.CallsOf("chat.postMessage"), call => Assert.Equal("DU0ANA", call["channel"]));
        Assert.Empty(slack.Faults);
    }

    [Fact]
    public async Task A_direct_channel_that_died_is_opened_anew_next_time()
    {
        var message = Outgoing() with { Channel = null, PersonId = "U0ANA" };
        var sender = Sender();
        slack.Script("chat.postMessage", FakeAnswer.Error("channel_not_found"));
        Assert.Equal(RefusedBecause.Destination, Assert.IsType<Refused>(await sender.Send(message, default)).Because);
        Assert.IsType<Sent>(await sender.Send(message, default));
        Assert.Equal(2, slack.CallsOf("conversations.open").Count);
    }

    [Fact]
    public async Task A_message_is_edited_and_taken_back()
    {
        var sent = Assert.IsType<Sent>(await Send(Outgoing()));
        Assert.IsType<Sent>(await Send(Outgoing(SendKind.Edit) with { MessageId = sent.MessageId }));
        Assert.IsType<Sent>(await Send(Outgoing(SendKind.Delete) with { MessageId = sent.MessageId }));
        Assert.Equal(RefusedBecause.MessageGone, Assert.IsType<Refused>(await Send(Outgoing(SendKind.Edit) with { MessageId = sent.MessageId })).Because);
        // Taking back what is gone is done.
        Assert.IsType<Sent>(await Send(Outgoing(SendKind.Delete) with { MessageId = sent.MessageId }));
        Assert.Empty(slack.Faults);
    }

    [Fact]
    public async Task A_press_is_answered_by_replacing_its_message()
    {
        Assert.IsType<Sent>(await Send(Outgoing(SendKind.Respond) with { ResponseUrl = slack.ResponseUrl("press") }));
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("press", "True"), (call.Target, call["replace_original"]));
        Assert.Empty(slack.Faults);
    }

    [Fact]
    public async Task An_answer_beside_a_message_is_for_the_person_who_pressed()
    {
        Assert.IsType<Sent>(await Send(Outgoing(SendKind.RespondBeside) with { ResponseUrl = slack.ResponseUrl("press"), Thread = "1.1" }));
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("False", "ephemeral", "1.1"), (call["replace_original"], call["response_type"], call["thread_ts"]));
        slack.Script(SlackCall.Response, FakeAnswer.Broken());
        Assert.IsType<Unknown>(await Send(Outgoing(SendKind.RespondBeside) with { ResponseUrl = slack.ResponseUrl("press") }));
        Assert.Empty(slack.Faults);
    }

    [Fact]
    public async Task A_response_address_that_is_used_up_counts_as_a_message_that_is_gone()
    {
        for (var use = 0; use < 5; use++) Assert.IsType<Sent>(await Send(Outgoing(SendKind.Respond) with { ResponseUrl = slack.ResponseUrl("old") }));
        Assert.Equal(RefusedBecause.MessageGone, Assert.IsType<Refused>(await Send(Outgoing(SendKind.Respond) with { ResponseUrl = slack.ResponseUrl("old") })).Because);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://hooks.slack.com/actions/T1")]
    [InlineData("https://hooks.slack.com.evil.example/actions")]
    [InlineData("https://evilslack.com/actions")]
    [InlineData("https://hooks.slack.com@evil.example/")]
    [InlineData("https://user:pw@hooks.slack.com/")]
    [InlineData("https://hooks.slack.com:8443/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost:1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//hooks.slack.com/x")]
    public async Task Nothing_is_sent_to_an_address_that_is_not_slacks(string? address)
    {
        var refused = Assert.IsType<Refused>(await Send(Outgoing(SendKind.Respond) with { ResponseUrl = address }));
        Assert.Equal((RefusedBecause.Bug, "response_url_not_slacks"), (refused.Because, refused.Why));
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/1/x")]
    [InlineData("https://studio.slack.com/commands/1")]
    [InlineData("https://hooks.slack-gov.com/actions/T1/1/x")]
    public void Slacks_own_addresses_are_known(string address) => Assert.NotNull(new SlackHosts(new Uri("https://slack.com/api/")).Checked(address));

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        slack.Script("chat.postMessage", FakeAnswer.Redirect($"{slack.ApiUrl}chat.delete"));
        Assert.Equal("http_302", Assert.IsType<Refused>(await Send(Outgoing())).Why);
        Assert.Single(slack.Calls);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(null, 30)]
    [InlineData(1_000_000, 3600)]
    public async Task A_rate_limit_says_when_to_come_back(int? said, int seconds)
    {
        slack.Script("chat.postMessage", FakeAnswer.RateLimited(said));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<Later>(await Send(Outgoing())).After);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task An_outage_with_a_page_of_html_is_waited_for(int status)
    {
        slack.Script("chat.postMessage", FakeAnswer.Html(status));
        Assert.Null(Assert.IsType<Later>(await Send(Outgoing())).After);
        Assert.Equal($"http_{status}", connection.LastError);
    }

    [Fact]
    public async Task Nobody_there_is_waited_for()
    {
        using var nowhere = new SlackApi(new SlackSettings { BotToken = FakeSlack.Token, ApiUrl = new Uri("http://127.0.0.1:1/api/") });
        Assert.IsType<Later>(await Sender(nowhere).Send(Outgoing(), default));
    }

    public static TheoryData<string, FakeAnswer> Doubts => new()
    {
        { "fatal_error", FakeAnswer.Error("fatal_error") },
        { "internal_error", FakeAnswer.Error("internal_error") },
        { "timeout", FakeAnswer.Never() with { WithEffect = true } },
        { "no_answer", FakeAnswer.Broken() with { WithEffect = true } },
        { "bad_answer", FakeAnswer.Text(200, "application/json", "{\"ok\":tr") },
        { "bad_answer", FakeAnswer.Text(200, "text/html", "<html>hello</html>") },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_post_that_may_have_arrived_is_not_called_unsent_and_an_edit_is_repeated(string why, FakeAnswer answer)
    {
        slack.Script("chat.postMessage", answer);
        slack.Script("chat.update", answer);
        Assert.Equal(why, Assert.IsType<Unknown>(await Send(Outgoing())).Why);
        slack.Knows("C1", "1.1");
        Assert.Equal(why, Assert.IsType<Later>(await Send(Outgoing(SendKind.Edit) with { MessageId = "1.1" })).Why);
    }

    [Theory]
    [InlineData("ratelimited", "later")]
    [InlineData("service_unavailable", "later")]
    [InlineData("team_added_to_org", "later")]
    [InlineData("message_limit_exceeded", "later")]
    [InlineData("invalid_auth", "Token")]
    [InlineData("token_revoked", "Token")]
    [InlineData("account_inactive", "Token")]
    [InlineData("missing_scope", "Token")]
    [InlineData("channel_not_found", "Destination")]
    [InlineData("not_in_channel", "Destination")]
    [InlineData("is_archived", "Destination")]
    [InlineData("restricted_action", "Destination")]
    [InlineData("restricted_action_read_only_channel", "Destination")]
    [InlineData("user_disabled", "Destination")]
    [InlineData("cannot_dm_bot", "Destination")]
    [InlineData("cannot_reply_to_message", "MessageGone")]
    [InlineData("invalid_blocks", "Bug")]
    [InlineData("msg_too_long", "Bug")]
    [InlineData("something_new_in_2031", "Bug")]
    public async Task Each_code_has_its_outcome_and_is_kept_as_it_is(string code, string outcome)
    {
        slack.Script("chat.postMessage", FakeAnswer.Error(code));
        var result = await Send(Outgoing());
        Assert.Equal(outcome, result is Refused refused ? refused.Because.ToString() : result is Later ? "later" : result.ToString());
        Assert.Equal(code, connection.LastError);
    }

    [Fact]
    public async Task What_slack_says_about_a_refusal_is_kept()
    {
        slack.Script("chat.postMessage", FakeAnswer.Error("missing_scope", ""","needed":"chat:write","provided":"commands" """));
        slack.Script("chat.update", FakeAnswer.Error("invalid_blocks", ""","response_metadata":{"messages":["[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text]"]}"""));
        Assert.Equal("missing_scope: needs chat:write", Assert.IsType<Refused>(await Send(Outgoing())).Why);
        Assert.EndsWith("[json-pointer:/blocks/0/text]", Assert.IsType<Refused>(await Send(Outgoing(SendKind.Edit) with { MessageId = "1.1" })).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_called()
    {
        using var mute = new SlackApi(new SlackSettings { ApiUrl = slack.ApiUrl });
        var sender = Sender(mute, new SlackSettings());
        Assert.Equal(RefusedBecause.Token, Assert.IsType<Refused>(await sender.Send(Outgoing(), default)).Because);
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task A_long_card_goes_on_in_its_thread_one_message_at_a_time()
    {
        slack.Script("chat.postMessage", FakeAnswer.Text(200, "application/json", """{"ok":true,"channel":"C1","ts":"5.5"}"""));
        var sent = Assert.IsType<Sent>(await Send(Outgoing() with { Card = Long() }));
        Assert.Equal(("5.5", new Rest(1, "5.5")), (sent.MessageId, sent.Rest));
        var second = Assert.IsType<Sent>(await Send(Outgoing() with { Card = Long(), Page = 1, Thread = "5.5" }));
        Assert.Null(second.Rest);
        Assert.Equal(["", "5.5"], slack.CallsOf("chat.postMessage").Select(call => call["thread_ts"]));
        var rows = string.Concat(slack.CallsOf("chat.postMessage").Select(call => call["blocks"]));
        Assert.All(Enumerable.Range(0, 200), row => Assert.Contains($"{row} xx", rows, StringComparison.Ordinal));
        Assert.Empty(slack.Faults);
    }

    private SlackSender Sender(SlackApi? through = null, SlackSettings? settings = null)
    {
        var to = through ?? api;
        var tokens = new SlackTokens(settings ?? new SlackSettings { BotToken = FakeSlack.Token }, connection, to, TimeProvider.System, NullLogger<SlackTokens>.Instance);
        var calls = new SlackCalls(to, tokens);
        return new(calls, new SlackFiles(to, calls, tokens), connection, NullLogger<SlackSender>.Instance);
    }

    private Task<SendOutcome> Send(OutgoingMessage message) => Sender().Send(message, default);

    private static Card Long() => new Card("Long").With(Enumerable.Range(0, 200).Select(row => new Line($"{row} {new string('x', 70)}")));

    private static OutgoingMessage Outgoing(SendKind kind = SendKind.Post) =>
        new(7, FakeSlack.TeamId, kind, "C1", null, card) { Now = Instant.FromUtc(2026, 11, 24, 9, 30) };
}
