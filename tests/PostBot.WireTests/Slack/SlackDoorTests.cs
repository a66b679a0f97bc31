using System.Globalization;
using System.Text;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Who gets in, over real HTTP.</summary>
public sealed class SlackDoorTests : IAsyncLifetime
{
    private SlackSurface surface = null!;

    public async Task InitializeAsync() => surface = await SlackSurface.Start("an older secret");

    public async Task DisposeAsync() => await surface.DisposeAsync();

    [Theory]
    [InlineData("/slack/commands")]
    [InlineData("/slack/events")]
    [InlineData("/slack/interactions")]
    public async Task Every_address_takes_every_payload(string path)
    {
        foreach (var make in (Func<HttpRequestMessage>[])[() => surface.Requests.Slash("help"), () => surface.Requests.Mention("help"), () => surface.Requests.Press("help", "1.1"), () => surface.Requests.UrlVerification("c")])
        {
            using var request = make();
            request.RequestUri = new Uri(path, UriKind.Relative);
            Assert.Equal(200, (await surface.Send(request)).Status);
        }
        Assert.Single(surface.Handled);
        Assert.Equal(2, surface.Stored.Count);
    }

    [Fact]
    public async Task A_challenge_is_answered_only_when_it_is_signed()
    {
        Assert.Equal((200, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWM"), await surface.Send(surface.Requests.UrlVerification("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWM")));
        Assert.Equal((401, ""), await surface.Send(new SlackRequests("another secret").UrlVerification("c")));
    }

    [Fact]
    public async Task Both_secrets_hold_while_one_is_being_changed()
    {
        Assert.Equal(200, (await surface.Send(new SlackRequests("an older secret").Slash("help"))).Status);
        Assert.Equal(200, (await surface.Send(surface.Requests.Slash("help"))).Status);
        Assert.Equal(2, surface.Handled.Count);
    }

    public static TheoryData<string, Action<HttpRequestMessage>> Forgeries => new()
    {
        { "no signature", request => request.Headers.Remove("X-Slack-Signature") },
        { "no timestamp", request => request.Headers.Remove("X-Slack-Request-Timestamp") },
        { "neither", request => { request.Headers.Remove("X-Slack-Signature"); request.Headers.Remove("X-Slack-Request-Timestamp"); } },
        { "two signatures", request => request.Headers.TryAddWithoutValidation("X-Slack-Signature", request.Headers.GetValues("X-Slack-Signature").First()) },
        { "two timestamps", request => request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", request.Headers.GetValues("X-Slack-Request-Timestamp").First()) },
        { "another body", request => request.Content = Copy(request, "team_id=T0STUDIO&command=/post&text=help") },
        { "one more byte", request => request.Content = Copy(request, request.Content!.ReadAsStringAsync().Result + "&") },
        { "a shout instead of hex", request => Replace(request, "X-Slack-Signature", signature => signature.ToUpperInvariant()) },
        { "another version", request => Replace(request, "X-Slack-Signature", signature => "v1" + signature[2..]) },
        { "a timestamp that is none", request => Replace(request, "X-Slack-Request-Timestamp", _ => "soon") },
        { "a signed timestamp", request => Replace(request, "X-Slack-Request-Timestamp", timestamp => "+" + timestamp) },
        { "a timestamp beyond counting", request => Replace(request, "X-Slack-Request-Timestamp", _ => "99999999999999999999") },
        { "a later timestamp than signed", request => Replace(request, "X-Slack-Request-Timestamp", timestamp => (long.Parse(timestamp, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)) },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forgery_gets_401_and_nothing_else(string what, Action<HttpRequestMessage> forge)
    {
        var request = surface.Requests.Slash("book Color 1 tomorrow");
        forge(request);
        Assert.Equal((401, ""), await surface.Send(request));
        Assert.True(surface.Handled.IsEmpty, what);
        Assert.Equal(1, surface.Connection.Rejected);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(-301)]
    [InlineData(305)]
    public async Task A_good_signature_that_is_too_old_or_too_early_is_refused(int seconds)
    {
        var second = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;
        Assert.Equal((401, ""), await surface.Send(surface.Requests.WithSignature("/slack/events", """{"type":"url_verification","challenge":"c"}""", SlackRequests.JsonType, second)));
    }

    [Fact]
    public async Task An_ssl_check_needs_no_signature_and_nothing_else_in_it_counts()
    {
        Assert.Equal((200, ""), await surface.Send(SlackRequests.SslCheck()));
        Assert.Equal((200, ""), await surface.Send(SlackRequests.SslCheck("ssl_check=1&team_id=T1&channel_id=C1&user_id=U1&command=%2Fpost&text=setup&trigger_id=1")));
        Assert.Equal((200, ""), await surface.Send(surface.Requests.Slash("setup", extra: "&ssl_check=1")));
        Assert.Empty(surface.Handled);
    }

    [Theory]
    [InlineData("ssl_check=true")]
    [InlineData("ssl_check=01")]
    [InlineData("ssl_check=1&ssl_check=0")]
    [InlineData("token=x&ssl_check=")]
    public async Task Anything_but_exactly_1_is_no_ssl_check(string body) =>
        Assert.Equal((401, ""), await surface.Send(SlackRequests.SslCheck(body + "&command=%2Fpost&text=setup")));

    [Fact]
    public async Task A_wrong_signature_is_refused_even_on_an_ssl_check()
    {
        Assert.Equal((401, ""), await surface.Send(new SlackRequests("wrong").Slash("setup", extra: "&ssl_check=1")));
        Assert.Empty(surface.Handled);
    }

    [Theory]
    [InlineData("{", SlackRequests.JsonType)]
    [InlineData("[]", SlackRequests.JsonType)]
    [InlineData("", SlackRequests.JsonType)]
    [InlineData("payload=%7B", SlackRequests.FormType)]
    [InlineData("payload=null", SlackRequests.FormType)]
    [InlineData("command=%2", SlackRequests.FormType)]
    [InlineData("command=%2Fpost&text=a&text=b", SlackRequests.FormType)]
    [InlineData("command=%2Fpost&text=a", SlackRequests.FormType)]
    [InlineData("<xml/>", "text/xml")]
    public async Task A_signed_body_that_makes_no_sense_gets_400(string body, string type) =>
        Assert.Equal((400, ""), await surface.Send(surface.Requests.WithSignature("/slack/events", body, type)));

    [Fact]
    public async Task Json_nested_beyond_reason_gets_400() =>
        Assert.Equal(400, (await surface.Send(surface.Requests.WithSignature("/slack/events", new string('[', 50_000), SlackRequests.JsonType))).Status);

    [Theory]
    [InlineData("""{"type":"a_new_thing"}""", SlackRequests.JsonType)]
    [InlineData("""{"type":7}""", "application/json; charset=utf-8")]
    [InlineData("a=b", SlackRequests.FormType)]
    [InlineData("payload=%7B%22type%22%3A%22a_new_thing%22%7D", SlackRequests.FormType)]
    public async Task What_is_signed_and_unknown_is_acknowledged_and_counted(string body, string type)
    {
        Assert.Equal((200, ""), await surface.Send(surface.Requests.WithSignature("/slack/events", body, type)));
        Assert.Equal(1, surface.Connection.Unknown);
    }

    [Theory]
    [InlineData("/slack/interactions", "payload=%7B%22type%22%3A%22view_closed%22%7D", SlackRequests.FormType)]
    [InlineData("/slack/interactions", "payload=%7B%22type%22%3A%22block_suggestion%22%7D", SlackRequests.FormType)]
    [InlineData("/slack/interactions", "payload=%7B%22type%22%3A%22block_actions%22%7D", SlackRequests.FormType)]
    [InlineData("/slack/interactions", "payload=%7B%22type%22%3A%22view_submission%22%7D", SlackRequests.FormType)]
    [InlineData("/slack/events", """{"type":"app_rate_limited","team_id":"T0STUDIO","minute_rate_limited":1518467820}""", SlackRequests.JsonType)]
    [InlineData("/slack/events", """{"type":"event_callback","event":{"type":"app_uninstalled"},"enterprise_id":"E1"}""", SlackRequests.JsonType)]
    [InlineData("/slack/events", """{"type":"event_callback","team_id":"T1","event":{"type":"tokens_revoked","tokens":{"bot":["U1"]}}}""", SlackRequests.JsonType)]
    public async Task What_is_known_and_unused_is_acknowledged_empty(string path, string body, string type)
    {
        Assert.Equal((200, ""), await surface.Send(surface.Requests.WithSignature(path, body, type)));
        Assert.Equal(1, surface.Connection.Ignored);
        Assert.Empty(surface.Stored);
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_gets_413_and_one_just_below_gets_in()
    {
        var padding = new string('x', 1 << 20);
        Assert.Equal(413, (await surface.Send(surface.Requests.WithSignature("/slack/events", padding + "x", SlackRequests.JsonType))).Status);
        var body = $$"""{"type":"url_verification","challenge":"c","p":"{{padding[..^100]}}"}""";
        Assert.Equal((200, "c"), await surface.Send(surface.Requests.WithSignature("/slack/events", body, SlackRequests.JsonType)));
    }

    [Fact]
    public async Task A_body_of_unsaid_length_is_bounded_too()
    {
        var request = surface.Requests.WithSignature("/slack/events", new string('x', 3 << 20), SlackRequests.JsonType);
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(413, (await surface.Send(request)).Status);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_unread()
    {
        var request = surface.Requests.Slash("help");
        request.Content!.Headers.ContentEncoding.Add("gzip");
        Assert.Equal((415, ""), await surface.Send(request));
        Assert.Empty(surface.Handled);
    }

    [Fact]
    public async Task Nothing_secret_reaches_the_log()
    {
        await surface.Send(surface.Requests.Slash("book SECRETPROJECT tomorrow", responseUrl: "https://hooks.slack.com/commands/SECRETURL", trigger: "SECRETTRIGGER"));
        await surface.Send(surface.Requests.Mention("note SECRETPROJECT"));
        await surface.Send(new SlackRequests("wrong").Slash("SECRETPROJECT"));
        await surface.Slack.Wait("auth.test");
        Assert.DoesNotContain(surface.Logged, line => line.Contains("SECRET", StringComparison.Ordinal) || line.Contains(FakeSlack.Token, StringComparison.Ordinal) || line.Contains(SlackRequests.Secret, StringComparison.Ordinal));
    }

    private static ByteArrayContent Copy(HttpRequestMessage request, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = request.Content!.Headers.ContentType;
        return content;
    }

    private static void Replace(HttpRequestMessage request, string header, Func<string, string> change)
    {
        var value = change(request.Headers.GetValues(header).First());
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
