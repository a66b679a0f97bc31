using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Teams;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Sending over real HTTP against the fake connector.</summary>
public sealed class TeamsSenderTests : IAsyncLifetime
{
    private TeamsSurface surface = null!;

    private FakeBotConnector Connector => surface.Connector;

    public async Task InitializeAsync() => surface = await TeamsSurface.Start(timeout: TimeSpan.FromSeconds(3));

    public async Task DisposeAsync()
    {
        Assert.Empty(Connector.Faults);
        await surface.DisposeAsync();
    }

    [Fact]
    public async Task A_message_lands_in_its_thread()
    {
        var sent = Assert.IsType<Sent>(await Send(Post(TeamsActivities.Channel, "1700000000000")));
        var call = Assert.Single(Connector.CallsOf(ConnectorCall.Send));
        Assert.Equal($"{TeamsActivities.Channel};messageid=1700000000000", call.Conversation);
        Assert.Contains("Held, not confirmed", call.CardText, StringComparison.Ordinal);
        Assert.Equal((TeamsActivities.Channel, "1700000000000"), (sent.Channel, sent.Thread));
        Assert.NotNull(sent.MessageId);
        Assert.NotNull(surface.Connection.LastMessageOut);
    }

    [Fact]
    public async Task A_channel_without_a_thread_begins_one_and_says_which()
    {
        var sent = Assert.IsType<Sent>(await Send(Post(TeamsActivities.Channel)));
        Assert.Equal((TeamsActivities.Channel, sent.MessageId), (sent.Channel, sent.Thread));
        Assert.IsType<Sent>(await Send(Post(TeamsActivities.Channel) with { Kind = SendKind.Edit, MessageId = sent.MessageId, Thread = sent.Thread }));
        Assert.IsType<Sent>(await Send(Post(TeamsActivities.Channel) with { Kind = SendKind.Delete, MessageId = sent.MessageId, Thread = sent.Thread }));
        var gone = Assert.IsType<Refused>(await Send(Post(TeamsActivities.Channel) with { Kind = SendKind.Edit, MessageId = sent.MessageId, Thread = sent.Thread }));
        Assert.Equal(RefusedBecause.MessageGone, gone.Because);
    }

    [Fact]
    public async Task A_person_is_reached_without_ever_having_written()
    {
        var person = TeamsActivities.ObjectId("Ed");
        var sent = Assert.IsType<Sent>(await Send(Post(null) with { PersonId = person, ServiceUrl = null }));
        Assert.Equal($"a:with-{person}", sent.Channel);
        Assert.Equal([ConnectorCall.Create, ConnectorCall.Send], Connector.Calls.Where(call => call.Operation is ConnectorCall.Create or ConnectorCall.Send).Select(call => call.Operation));
    }

    [Fact]
    public async Task One_token_serves_all_and_a_revoked_one_is_replaced_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(Post("a:1"))));
        Assert.Single(Connector.CallsOf(ConnectorCall.Token));
        Connector.Revoke();
        Assert.IsType<Sent>(await Send(Post("a:1")));
        Assert.Equal(2, Connector.CallsOf(ConnectorCall.Token).Count);
        Connector.Script(ConnectorCall.Send, FakeBotConnector.Error(401, "BotNotRegistered"), FakeBotConnector.Error(401, "BotNotRegistered"));
        Assert.Equal(RefusedBecause.Token, Assert.IsType<Refused>(await Send(Post("a:1"))).Because);
    }

    [Fact]
    public async Task A_token_is_renewed_five_minutes_before_it_ends()
    {
        var time = new MovableTime();
        await using var other = await TeamsSurface.Start(real: time);
        async Task Say() => Assert.IsType<Sent>(await other.Sender.Send(Post("a:1") with { ServiceUrl = other.Connector.ServiceUrl }, CancellationToken.None));
        await Say();
        time.Advance(TimeSpan.FromMinutes(54));
        await Say();
        Assert.Single(other.Connector.CallsOf(ConnectorCall.Token));
        time.Advance(TimeSpan.FromMinutes(2));
        await Say();
        Assert.Equal(2, other.Connector.CallsOf(ConnectorCall.Token).Count);
    }

    [Fact]
    public async Task A_wrong_secret_names_the_mend_and_a_busy_sign_in_is_waited_for()
    {
        Connector.Script(ConnectorCall.Token, FakeAnswer.Text(401, "application/json", """{"error":"invalid_client","error_description":"AADSTS7000215: the secret s3cr3t"}"""));
        var refused = Assert.IsType<Refused>(await Send(Post("a:1")));
        Assert.Equal(RefusedBecause.Token, refused.Because);
        Assert.Contains("invalid_client", refused.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", refused.Why, StringComparison.Ordinal);
        Connector.Script(ConnectorCall.Token, FakeAnswer.RateLimited(7), FakeAnswer.Html(503), FakeAnswer.Broken());
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<Later>(await Send(Post("a:1"))).After);
        Assert.IsType<Later>(await Send(Post("a:1")));
        Assert.IsType<Later>(await Send(Post("a:1")));
    }

    [Fact]
    public async Task Retry_after_is_honoured_in_both_its_forms()
    {
        Connector.Script(ConnectorCall.Send, FakeAnswer.RateLimited(30), FakeAnswer.RateLimited(null), new FakeAnswer(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddSeconds(90).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }));
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.IsType<Later>(await Send(Post("a:1"))).After);
        Assert.Null(Assert.IsType<Later>(await Send(Post("a:1"))).After);
        Assert.InRange(Assert.IsType<Later>(await Send(Post("a:1"))).After!.Value, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(91));
    }

    [Theory]
    [InlineData(412, "PreconditionFailed")]
    [InlineData(500, "ServiceError")]
    [InlineData(502, "ServiceError")]
    [InlineData(503, "ServiceError")]
    [InlineData(504, "ServiceError")]
    public async Task What_passes_is_tried_again(int status, string code)
    {
        Connector.Script(ConnectorCall.Send, FakeBotConnector.Error(status, code));
        Assert.IsType<Later>(await Send(Post("a:1")));
        Assert.Contains(code, surface.Connection.LastError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "BadArgument", RefusedBecause.Bug)]
    [InlineData(413, "MessageSizeTooBig", RefusedBecause.Bug)]
    [InlineData(403, "BotDisabledByAdmin", RefusedBecause.Token)]
    [InlineData(403, "BotNotInConversationRoster", RefusedBecause.Destination)]
    [InlineData(403, "ConversationBlockedByUser", RefusedBecause.Destination)]
    [InlineData(403, "ForbiddenOperationException", RefusedBecause.Destination)]
    [InlineData(403, "NotEnoughPermissions", RefusedBecause.Destination)]
    [InlineData(404, "ConversationNotFound", RefusedBecause.Destination)]
    [InlineData(404, "MemberNotFoundInConversation", RefusedBecause.Destination)]
    public async Task What_will_never_pass_says_why(int status, string code, RefusedBecause because)
    {
        Connector.Script(ConnectorCall.Send, FakeBotConnector.Error(status, code));
        Assert.Equal(because, Assert.IsType<Refused>(await Send(Post("a:1"))).Because);
    }

    [Fact]
    public async Task The_chat_services_own_errors_are_read_too()
    {
        Connector.Script(ConnectorCall.Send, FakeBotConnector.InnerError(403, "MessageWritesBlocked"), FakeAnswer.Html(403));
        var refused = Assert.IsType<Refused>(await Send(Post("a:1")));
        Assert.Equal((RefusedBecause.Destination, "blocked or removed PostBot in Teams"), (refused.Because, refused.Why));
        Assert.Equal(RefusedBecause.Destination, Assert.IsType<Refused>(await Send(Post("a:1"))).Because);
    }

    [Fact]
    public async Task What_may_have_arrived_is_unknown_and_what_never_left_is_tried_again()
    {
        Connector.Script(ConnectorCall.Send, FakeAnswer.Broken(), FakeAnswer.Never());
        Assert.IsType<Unknown>(await Send(Post("a:1")));
        Assert.IsType<Unknown>(await Send(Post("a:1")));
        await using var away = await TeamsSurface.Start(fake => new TeamsSettings
        {
            AppId = FakeBotConnector.AppId,
            TenantId = FakeBotConnector.TenantId,
            ClientSecret = FakeBotConnector.Secret,
            OpenIdMetadata = fake.Settings.OpenIdMetadata,
            Authority = fake.Root,
            ServiceHosts = ["127.0.0.1:9"],
        });
        Assert.IsType<Later>(await away.Sender.Send(Post("a:1") with { ServiceUrl = "http://127.0.0.1:9/" }, CancellationToken.None));
    }

    [Fact]
    public async Task A_lost_opening_of_a_conversation_is_simply_repeated()
    {
        Connector.Script(ConnectorCall.Create, FakeAnswer.Broken());
        var message = Post(null) with { PersonId = "29:1-Ed" };
        Assert.IsType<Later>(await Send(message));
        Assert.IsType<Sent>(await Send(message));
    }

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://user@127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task The_token_goes_nowhere_else(string address)
    {
        Assert.IsType<Refused>(await Send(Post("a:1") with { ServiceUrl = address }));
        Assert.Empty(Connector.CallsOf(ConnectorCall.Send));
        Assert.Empty(Connector.CallsOf(ConnectorCall.Token));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        Connector.Script(ConnectorCall.Send, FakeAnswer.Redirect("/emea/v3/conversations/a%3A2/activities"));
        Assert.IsType<Refused>(await Send(Post("a:1")));
        Assert.Single(Connector.CallsOf(ConnectorCall.Send));
    }

    [Fact]
    public async Task A_long_answer_goes_on_in_further_messages_and_is_not_begun_again_after_a_pause()
    {
        var lines = Enumerable.Range(0, 400).Select(number => (Part)new Line($"line {number} {new string('x', 200)}")).ToList();
        var message = Post("a:1") with { Card = new Card("A long list") { Parts = lines } };
        var sent = Assert.IsType<Sent>(await Send(message));
        Connector.Script(ConnectorCall.Send, FakeAnswer.RateLimited(1));
        Assert.IsType<Later>(await Send(message with { Page = sent.Rest!.Page }));
        for (var rest = sent.Rest; rest is not null; rest = Assert.IsType<Sent>(await Send(message with { Page = rest.Page })).Rest) Assert.Null(rest.Thread);
        var calls = Connector.CallsOf(ConnectorCall.Send);
        var said = string.Concat(calls.Skip(2).Prepend(calls[0]).Select(call => call.CardText));
        Assert.All(Enumerable.Range(0, 400), number => Assert.Single(System.Text.RegularExpressions.Regex.Matches(said, $"\"line {number} ")));
    }

    private static OutgoingMessage Post(string? channel, string? thread = null) =>
        new(1, FakeBotConnector.TenantId, SendKind.Post, channel, null, new Card("Held, not confirmed: Color 1").Offer(new Button("Confirm", "confirm B12"))) { Thread = thread, Now = Instant.FromUtc(2026, 11, 24, 9, 0) };

    private Task<SendOutcome> Send(OutgoingMessage message) =>
        surface.Sender.Send(message is { ServiceUrl: null, PersonId: null } ? message with { ServiceUrl = Connector.ServiceUrl } : message, CancellationToken.None);
}
