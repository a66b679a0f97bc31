using System.Text.Json.Nodes;
using PostBot.Teams;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>What the key documents may be like (reference/teams.md 1.9), and whose tenants are let in.</summary>
public sealed class TeamsKeysTests
{
    public static TheoryData<string, string?> Documents => new()
    {
        { "{}", null },
        { """{"keys":[]}""", null },
        { """{"keys":null}""", null },
        { "keys without ids", "kid" },
        { "keys without endorsements", "endorsements" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Keys_that_say_too_little_let_nobody_in_and_break_nothing(string document, string? without)
    {
        await using var surface = await TeamsSurface.Start(before: fake =>
        {
            var key = fake.Keys["k1"].Jwk();
            if (without is not null) key.Remove(without);
            var answer = without is null ? document : new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString();
            fake.Script(ConnectorCall.Keys, [.. Enumerable.Repeat(FakeAnswer.Text(200, "application/json", answer), 20)]);
        });
        Assert.Equal((401, ""), await surface.Send(surface.Activities.Post(surface.Activities.Personal("help"))));
        Assert.Empty(surface.Stored);
    }

    [Theory]
    [InlineData(ConnectorCall.Metadata, "<html>Sign in</html>")]
    [InlineData(ConnectorCall.Metadata, "{}")]
    [InlineData(ConnectorCall.Metadata, """{"issuer":7,"jwks_uri":["x"]}""")]
    [InlineData(ConnectorCall.Keys, "<html>Sign in</html>")]
    [InlineData(ConnectorCall.Keys, """{"keys":[{"kid":"k1","kty":"RSA","n":"!!","e":"!!","endorsements":"msteams"}]}""")]
    public async Task Nonsense_in_place_of_a_document_lets_nobody_in_and_the_good_one_after_it_does(string operation, string nonsense)
    {
        var time = new MovableTime();
        await using var surface = await TeamsSurface.Start(real: time, before: fake => fake.Script(operation, FakeAnswer.Text(200, "application/json", nonsense)));
        var first = await surface.Send(surface.Activities.Post(surface.Activities.Personal("help")));
        Assert.Contains(first.Status, (int[])[200, 401, 503]);
        Assert.Equal("", first.Body);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(surface.Activities.Personal("help")))).Status);
    }

    [Fact]
    public async Task A_document_that_lost_its_keys_does_not_take_the_good_ones_away()
    {
        var time = new MovableTime();
        await using var surface = await TeamsSurface.Start(real: time);
        var activity = surface.Activities.Personal("help");
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(activity))).Status);
        time.Advance(TimeSpan.FromSeconds(31));
        surface.Connector.Script(ConnectorCall.Keys, FakeAnswer.Text(200, "application/json", "{}"));
        using var stranger = new FakeKey("k9", "msteams");
        var forged = FakeToken.Sign(TeamsActivities.Header("k9"), TeamsActivities.Claims(activity), FakeToken.Rsa(stranger.Rsa));
        Assert.Equal(401, (await surface.Send(new Posting(activity.ToJsonString(), $"Bearer {forged}"))).Status);
        Assert.Equal(KeysState.Failing, surface.Connection.Keys);
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(surface.Activities.Personal("help")))).Status);
    }

    [Fact]
    public async Task Allowed_tenants_are_let_in_and_the_own_one_only_when_it_is_among_them()
    {
        const string Other = "99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        await using var surface = await TeamsSurface.Start(fake => new TeamsSettings
        {
            AppId = FakeBotConnector.AppId,
            TenantId = FakeBotConnector.TenantId,
            ClientSecret = FakeBotConnector.Secret,
            OpenIdMetadata = fake.Settings.OpenIdMetadata,
            Authority = fake.Root,
            ServiceHosts = [fake.Root.Authority],
            AllowedTenants = [Other.ToUpperInvariant()],
        });
        var theirs = surface.Activities.Personal("help");
        theirs["conversation"]!["tenantId"] = Other;
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(theirs))).Status);
        Assert.Equal(Other, Assert.Single(surface.Stored).Value.Workspace);
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(surface.Activities.Personal("help")))).Status);
        Assert.Single(surface.Stored);
        Assert.Equal(1, surface.Connection.ForeignTenants);
    }
}
