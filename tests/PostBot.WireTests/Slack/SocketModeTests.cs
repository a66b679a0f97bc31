using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Slack.Socket;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Socket Mode against a Slack that hands out one-time addresses, refreshes, warns, falls silent and says nonsense.</summary>
public sealed class SocketModeTests
{
    private const string Mention = """
        {"token":"legacy","team_id":"T0STUDIO","api_app_id":"A0POSTBOT","event":{"type":"app_mention","text":"<@U0POSTBOT> status","user":"U0ANA","ts":"1795600001.000100","team":"T0STUDIO","channel":"C0GENERAL","event_ts":"1795600001.000100"},"type":"event_callback","event_id":"Ev1","event_time":1795600001,"authorizations":[{"enterprise_id":null,"team_id":"T0STUDIO","user_id":"U0POSTBOT","is_bot":true,"is_enterprise_install":false}]}
        """;

    private const string Slash = """
        {"token":"legacy","team_id":"T0STUDIO","channel_id":"C0GENERAL","channel_name":"general","user_id":"U0ANA","user_name":"ana","command":"/post","text":"help","response_url":"https://hooks.slack.com/commands/1","trigger_id":"1.1.slash","api_app_id":"A0POSTBOT","is_enterprise_install":"false"}
        """;

    [Fact]
    public async Task A_slash_command_is_answered_in_its_acknowledgement()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var socket = await surface.Slack.Sockets.Opened(1);
        await socket.Send(FakeSocket.Envelope("e1", "slash_commands", Slash));
        var ack = await socket.Ack("e1");
        Assert.Equal("ephemeral", ack.GetProperty("payload").GetProperty("response_type").GetString());
        Assert.Equal("help", Assert.Single(surface.Handled).Text);
        Assert.Empty(surface.Slack.Faults);
    }

    [Fact]
    public async Task Nothing_goes_back_where_no_answer_is_taken()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var socket = await surface.Slack.Sockets.Opened(1);
        await socket.Send(FakeSocket.Envelope("e1", "slash_commands", Slash, answerable: false));
        Assert.False((await socket.Ack("e1")).TryGetProperty("payload", out _));
    }

    [Fact]
    public async Task An_event_is_stored_before_it_is_acknowledged()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        surface.Inbox = _ => stored.Task;
        var socket = await surface.Slack.Sockets.Opened(1);
        await socket.Send(FakeSocket.Envelope("e1", "events_api", Mention, answerable: false));
        // A later one is not held up by it, and shows that the first had its chance.
        await socket.Send(FakeSocket.Envelope("e2", "slash_commands", Slash));
        await socket.Ack("e2");
        Assert.DoesNotContain(socket.Acks, ack => ack.GetProperty("envelope_id").GetString() == "e1");
        stored.SetResult(true);
        Assert.False((await socket.Ack("e1")).TryGetProperty("payload", out _));
    }

    [Fact]
    public async Task An_event_that_could_not_be_stored_is_not_acknowledged_and_comes_again()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var socket = await surface.Slack.Sockets.Opened(1);
        surface.Inbox = _ => throw new InvalidOperationException("disk full");
        await socket.Send(FakeSocket.Envelope("e1", "events_api", Mention, answerable: false));
        await socket.Send(FakeSocket.Envelope("e2", "slash_commands", Slash));
        await socket.Ack("e2");
        Assert.DoesNotContain(socket.Acks, ack => ack.GetProperty("envelope_id").GetString() == "e1");
        surface.Inbox = null;
        await socket.Send(FakeSocket.Envelope("e1", "events_api", Mention, answerable: false, attempt: 1));
        await socket.Ack("e1");
        Assert.Equal("status", surface.Said().Text);
    }

    [Fact]
    public async Task The_same_event_on_two_links_is_one_delivery()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var first = await surface.Slack.Sockets.Opened(1);
        await first.Send(FakeSocket.Envelope("e1", "events_api", Mention, answerable: false));
        await first.Ack("e1");
        await first.Send(FakeSocket.Disconnect("warning"));
        var second = await surface.Slack.Sockets.Opened(2);
        await second.Send(FakeSocket.Envelope("e1", "events_api", Mention, answerable: false, attempt: 1));
        await second.Ack("e1");
        Assert.Single(surface.Stored);
    }

    [Fact]
    public async Task A_stop_waits_for_no_link_that_is_leaving()
    {
        var surface = await SlackSurface.StartOnSocket(_ => { }, patience: new SocketPatience { Overlap = TimeSpan.FromDays(1) });
        var old = await surface.Slack.Sockets.Opened(1);
        await old.Send(FakeSocket.Disconnect("warning"));
        await surface.Slack.Sockets.Opened(2);
        await surface.DisposeAsync();
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("a reason of tomorrow")]
    public async Task The_next_link_is_open_before_the_old_one_is_let_go_and_each_answers_its_own(string reason)
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var old = await surface.Slack.Sockets.Opened(1);
        await old.Send(FakeSocket.Disconnect(reason));
        var next = await surface.Slack.Sockets.Opened(2);
        Assert.NotEqual(old.Ticket, next.Ticket);
        await old.Send(FakeSocket.Envelope("on the old", "slash_commands", Slash));
        await next.Send(FakeSocket.Envelope("on the next", "slash_commands", Slash));
        await old.Ack("on the old");
        await next.Ack("on the next");
        Assert.Single(old.Acks);
        Assert.Single(next.Acks);
        Assert.Null(surface.Connection.Problem);
        await old.Close();
        await old.Gone;
        Assert.Empty(surface.Slack.Faults);
    }

    [Fact]
    public async Task A_link_that_breaks_is_replaced_with_a_new_address()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { }, new HurriedTime());
        await (await surface.Slack.Sockets.Opened(1)).Close();
        var next = await surface.Slack.Sockets.Opened(2);
        await next.Send(FakeSocket.Envelope("e1", "slash_commands", Slash));
        await next.Ack("e1");
        Assert.Equal(2, surface.Slack.CallsOf("apps.connections.open").Count);
        Assert.Empty(surface.Slack.Faults);
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_pings_is_given_up()
    {
        var patience = new SocketPatience { Ping = TimeSpan.FromMilliseconds(50), Pong = TimeSpan.FromMilliseconds(100) };
        await using var surface = await SlackSurface.StartOnSocket(slack => slack.Sockets.Silent = number => number == 1, new HurriedTime(), patience);
        var next = await surface.Slack.Sockets.Opened(2);
        await next.Send(FakeSocket.Envelope("e1", "slash_commands", Slash));
        await next.Ack("e1");
        Assert.Empty(surface.Slack.Faults);
    }

    [Fact]
    public async Task A_link_without_a_hello_is_no_link()
    {
        var patience = new SocketPatience { Hello = TimeSpan.FromMilliseconds(200) };
        await using var surface = await SlackSurface.StartOnSocket(slack => slack.Sockets.Greeting = number => number == 1 ? null : FakeSocket.Hello(), new HurriedTime(), patience);
        await (await surface.Slack.Sockets.Opened(1)).Gone;
        var next = await surface.Slack.Sockets.Opened(2);
        await next.Send(FakeSocket.Envelope("e1", "slash_commands", Slash));
        await next.Ack("e1");
    }

    [Fact]
    public async Task Pieces_are_put_together_and_nonsense_is_left_out()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var socket = await surface.Slack.Sockets.Opened(1);
        foreach (var nonsense in (string[])["{", "[]", "7", "null", "{}", """{"type":"envelope of 2031"}"""]) await socket.Send(nonsense);
        await socket.SendBytes([1, 2, 3]);
        await socket.SendInPieces(FakeSocket.Envelope("e1", "slash_commands", Slash), 7);
        await socket.Ack("e1");
        await socket.Send(FakeSocket.Envelope("e2", "a_new_type", "{}"));
        Assert.False((await socket.Ack("e2")).TryGetProperty("payload", out _));
        Assert.Equal(1, surface.Connection.Unknown);
    }

    [Fact]
    public async Task A_large_message_in_many_frames_is_read()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        var socket = await surface.Slack.Sockets.Opened(1);
        var words = new string('é', 60_000);
        await socket.SendInPieces(FakeSocket.Envelope("e1", "slash_commands", Slash.Replace("\"help\"", $"\"note {words}\"", StringComparison.Ordinal)), 10_007);
        await socket.Ack("e1");
        Assert.Equal($"note {words}", Assert.Single(surface.Handled).Text);
    }

    [Theory]
    [InlineData("link_disabled", "switched off")]
    [InlineData("too_many_websockets", "too many")]
    public async Task Being_sent_away_is_told_and_tried_again_slowly(string reason, string told)
    {
        var time = new HurriedTime();
        await using var surface = await SlackSurface.StartOnSocket(slack => slack.Sockets.Greeting = number => number == 2 ? null : FakeSocket.Hello(), time);
        await (await surface.Slack.Sockets.Opened(1)).Send(FakeSocket.Disconnect(reason));
        await surface.Slack.Sockets.Opened(2);
        Assert.Contains(TimeSpan.FromMinutes(5), time.Waits);
        Assert.Contains(told, surface.Connection.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("team_disabled")]
    [InlineData("forbidden_team")]
    public async Task A_dead_token_ends_the_tries_and_says_so(string code)
    {
        var time = new HurriedTime();
        await using var surface = await SlackSurface.StartOnSocket(slack => slack.Script("apps.connections.open", FakeAnswer.Error(code)), time);
        while (!surface.Logged.Any(line => line.Contains("PostBot:Slack:AppToken", StringComparison.Ordinal))) await Task.Yield();
        Assert.Contains(code, surface.Connection.Problem, StringComparison.Ordinal);
        Assert.Single(surface.Slack.CallsOf("apps.connections.open"));
        Assert.Equal(0, surface.Slack.Sockets.Count);
    }

    [Fact]
    public async Task An_outage_is_waited_out_ever_longer_and_a_rate_limit_as_long_as_it_says()
    {
        var time = new HurriedTime();
        await using var surface = await SlackSurface.StartOnSocket(
            slack => slack.Script("apps.connections.open", FakeAnswer.Html(503), FakeAnswer.Error("internal_error"), FakeAnswer.Broken(), FakeAnswer.RateLimited(77)), time);
        await (await surface.Slack.Sockets.Opened(1)).Send(FakeSocket.Envelope("e1", "slash_commands", Slash));
        Assert.Contains(TimeSpan.FromSeconds(77), time.Waits);
        Assert.Contains(time.Waits, wait => wait > TimeSpan.FromSeconds(1.9) && wait <= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Waits_grow_to_five_minutes_and_differ()
    {
        Assert.All(Enumerable.Range(0, 40), failures => Assert.InRange(SocketMode.BackOff(failures).TotalSeconds, Math.Min(300, Math.Pow(2, Math.Min(failures, 20))) / 2, Math.Min(300, Math.Pow(2, Math.Min(failures, 20)))));
        Assert.True(Enumerable.Range(0, 20).Select(_ => SocketMode.BackOff(5)).Distinct().Count() > 1);
    }

    [Fact]
    public async Task An_address_that_is_not_slacks_is_never_opened()
    {
        var time = new HurriedTime();
        await using var surface = await SlackSurface.StartOnSocket(
            slack => slack.Script("apps.connections.open", FakeAnswer.Text(200, "application/json", """{"ok":true,"url":"wss://evil.example/link/?ticket=1"}"""), FakeAnswer.Text(200, "application/json", """{"ok":true,"url":"http://hooks.slack.com/"}""")), time);
        await surface.Slack.Sockets.Opened(1);
        Assert.Equal(3, surface.Slack.CallsOf("apps.connections.open").Count);
    }

    [Fact]
    public async Task Somebody_elses_connections_are_told()
    {
        await using var surface = await SlackSurface.StartOnSocket(slack => slack.Sockets.Greeting = _ => FakeSocket.Hello(3));
        while (!surface.Logged.Any(line => line.Contains("another program takes part", StringComparison.Ordinal))) await Task.Yield();
    }

    [Fact]
    public async Task Nothing_secret_reaches_the_log()
    {
        await using var surface = await SlackSurface.StartOnSocket(_ => { });
        surface.Desk = _ => Task.FromResult(new Answered(new Card("SECRETANSWER"), false));
        var socket = await surface.Slack.Sockets.Opened(1);
        await socket.Send(FakeSocket.Envelope("e1", "slash_commands", Slash.Replace("\"help\"", "\"SECRETWORDS\"", StringComparison.Ordinal)));
        await socket.Ack("e1");
        await socket.Send("SECRETNONSENSE");
        await socket.Send(FakeSocket.Disconnect("refresh_requested"));
        await surface.Slack.Sockets.Opened(2);
        Assert.DoesNotContain(surface.Logged, line => line.Contains("SECRET", StringComparison.Ordinal) || line.Contains("ticket=", StringComparison.Ordinal) || line.Contains(FakeSockets.AppToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_program_works_without_a_public_address()
    {
        await using var slack = await FakeSlack.Start();
        await using var bot = await PostBotApp.Start($"PostBot:Slack:AppToken={FakeSockets.AppToken}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}", "PostBot:Admins:0=slack:U0ANA");
        var socket = await slack.Sockets.Opened(1);
        foreach (var (id, line) in ((string, string)[])[("1", "setup"), ("2", "resource add \\\"Color 1\\\" color"), ("3", "project add NIGHTFALL \\\"Nightfall\\\" episodic 24 Europe/London rounds 3"), ("4", "hold Color 1 tomorrow 10-18 for NIGHTFALL")])
        {
            await socket.Send(FakeSocket.Envelope(id, "slash_commands", Slash.Replace("\"help\"", $"\"{line}\"", StringComparison.Ordinal).Replace("1.1.slash", $"1.1.{id}", StringComparison.Ordinal)));
            await socket.Ack(id);
        }
        Assert.StartsWith("Held, not confirmed: Color 1", (await socket.Ack("4")).GetProperty("payload").GetProperty("text").GetString(), StringComparison.Ordinal);
        await socket.Send(FakeSocket.Envelope("5", "events_api", Mention, answerable: false));
        await socket.Ack("5");
        Assert.Equal("1795600001.000100", (await slack.Wait("chat.postMessage"))["thread_ts"]);
        await slack.Wait("auth.test");
        Assert.Empty(slack.Faults);
    }
}
