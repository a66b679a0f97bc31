using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>The personal tab: whom its token names, and what it shows to whom.</summary>
public sealed class TeamsTabTests : IAsyncLifetime
{
    private TeamsHost host = null!;

    public async Task InitializeAsync() => host = await TeamsHost.WithStudio();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Teams_may_frame_the_page_and_nobody_else()
    {
        using var page = await host.Get("/teams/tab");
        Assert.Equal(200, (int)page.StatusCode);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors https://teams.microsoft.com ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("integrity=\"sha384-", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NIGHTFALL", html, StringComparison.Ordinal);
        foreach (var path in (string[])["/teams/tab.js", "/teams/app.css", "/privacy", "/terms"])
        {
            using var other = await host.Get(path);
            Assert.Equal(200, (int)other.StatusCode);
        }
        using var framed = await host.Get("/privacy");
        Assert.Contains("frame-ancestors 'none'", framed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_we_know_sees_their_own_day()
    {
        var (status, day) = await Day(Claims("Ana"));
        Assert.Equal(200, status);
        Assert.Contains("Waiting on others: notes on NIGHTFALL 101 (F1)", day, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", day, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_told_to_say_hello_and_is_not_made_known()
    {
        var (status, day) = await Day(Claims("Stranger"));
        Assert.Equal(403, status);
        Assert.Contains("I have not met you yet", day, StringComparison.Ordinal);
        Assert.DoesNotContain("Stranger", (await host.Presses(host.Activities.Press("people", "1"))).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<JsonObject>> Wrong => new()
    {
        { "another app", claims => claims["aud"] = "99999999-2222-4333-8444-555555555555" },
        { "the address of the app instead of its id", claims => claims["aud"] = "api://postbot.example/botid-" + FakeBotConnector.AppId },
        { "two audiences", claims => claims["aud"] = new JsonArray(FakeBotConnector.AppId, "another") },
        { "no audience", claims => claims.Remove("aud") },
        { "another tenant", claims => (claims["tid"], claims["iss"]) = ("99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee", FakeBotConnector.SignInIssuer("99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee")) },
        { "another tenant's issuer", claims => claims["iss"] = FakeBotConnector.SignInIssuer("99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee") },
        { "the Bot Framework's issuer", claims => claims["iss"] = FakeBotConnector.Issuer },
        { "no tenant", claims => claims.Remove("tid") },
        { "no person", claims => claims.Remove("oid") },
        { "a person who is no id", claims => claims["oid"] = "../ana" },
        { "an app on its own", claims => claims.Remove("scp") },
        { "another right", claims => claims["scp"] = "User.Read access_as_user2" },
        { "an old token", claims => claims["ver"] = "1.0" },
        { "six minutes late", claims => claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-6).ToUnixTimeSeconds() },
        { "for ever", claims => claims.Remove("exp") },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Every_claim_must_hold(string what, Action<JsonObject> change)
    {
        var claims = Claims("Ana");
        change(claims);
        var (status, body) = await Day(claims);
        Assert.True(status == 401, what);
        Assert.Contains("write board to PostBot", body, StringComparison.Ordinal);
        Assert.DoesNotContain("NIGHTFALL", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_can_sign_and_without_keys_nobody_can_tell()
    {
        using var stranger = new FakeKey("k1", "msteams");
        Assert.Equal(401, (await Day(Claims("Ana"), stranger)).Status);
        using var none = await host.Get("/teams/day");
        Assert.Equal(401, (int)none.StatusCode);
        var unsigned = FakeToken.Sign(TeamsActivities.Header("k1", "none"), Claims("Ana"), _ => []);
        using var forged = await host.Get("/teams/day", $"Bearer {unsigned}");
        Assert.Equal(401, (int)forged.StatusCode);
        await using var other = await TeamsHost.Start();
        other.Connector.Script(ConnectorCall.SignIn, FakeAnswer.Html(503), FakeAnswer.Html(503));
        var token = FakeToken.Sign(TeamsActivities.Header("k1"), Claims("Ana"), FakeToken.Rsa(other.Connector.Keys["k1"].Rsa));
        using var cannotTell = await other.Get("/teams/day", $"Bearer {token}");
        Assert.Equal(503, (int)cannotTell.StatusCode);
    }

    [Fact]
    public async Task Without_teams_there_is_no_tab()
    {
        await using var bot = await PostBotApp.Start();
        foreach (var path in (string[])["/teams/tab", "/teams/day"])
        {
            using var answer = await bot.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }

    private static JsonObject Claims(string who)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new()
        {
            ["aud"] = FakeBotConnector.AppId,
            ["iss"] = FakeBotConnector.SignInIssuer(FakeBotConnector.TenantId),
            ["iat"] = now,
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
            ["name"] = who,
            ["oid"] = TeamsActivities.ObjectId(who),
            ["scp"] = "access_as_user",
            ["tid"] = FakeBotConnector.TenantId,
            ["ver"] = "2.0",
        };
    }

    private async Task<(int Status, string Body)> Day(JsonObject claims, FakeKey? key = null)
    {
        var token = FakeToken.Sign(TeamsActivities.Header("k1"), claims, FakeToken.Rsa((key ?? host.Connector.Keys["k1"]).Rsa));
        using var answer = await host.Get("/teams/day?zone=Europe/London", $"Bearer {token}");
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
