using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PostBot.Teams;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Who gets in, over real HTTP: the token matrix of threats.md.</summary>
public sealed class TeamsDoorTests : IAsyncLifetime
{
    private TeamsSurface surface = null!;

    public async Task InitializeAsync() => surface = await TeamsSurface.Start();

    public async Task DisposeAsync() => await surface.DisposeAsync();

    [Fact]
    public async Task A_signed_message_is_stored_and_acknowledged_with_nothing()
    {
        Assert.Equal((200, ""), await surface.Send(surface.Activities.Post(surface.Activities.Personal("help"))));
        Assert.Single(surface.Stored);
        Assert.Equal(KeysState.Loaded, surface.Connection.Keys);
        Assert.NotNull(surface.Connection.LastActivityIn);
    }

    [Theory]
    [InlineData("bearer {0}", 200)]
    [InlineData("BEARER {0}", 200)]
    [InlineData("Basic {0}", 401)]
    [InlineData("{0}", 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer  {0}", 401)]
    [InlineData("Bearer {0} more", 401)]
    [InlineData("Bearer not.a.token", 401)]
    [InlineData("Bearer {0}.two.parts", 401)]
    [InlineData(null, 401)]
    public async Task The_header_is_one_bearer_token(string? form, int status)
    {
        var activity = surface.Activities.Personal("help");
        var header = form is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, form, surface.Activities.Token(activity));
        await Expect(status, new Posting(activity.ToJsonString(), header));
    }

    [Fact]
    public async Task Two_headers_are_none()
    {
        var activity = surface.Activities.Personal("help");
        await Expect(401, surface.Activities.Post(activity) with { Headers = [("Authorization", $"Bearer {surface.Activities.Token(activity)}")] });
    }

    public static TheoryData<string, Action<JsonObject>, int> Claims => new()
    {
        { "as it should be", _ => { }, 200 },
        { "another issuer", claims => claims["iss"] = "https://sts.windows.net/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee/", 401 },
        { "an issuer with a slash", claims => claims["iss"] = FakeBotConnector.Issuer + "/", 401 },
        { "no issuer", claims => claims.Remove("iss"), 401 },
        { "another bot", claims => claims["aud"] = "99999999-2222-4333-8444-555555555555", 401 },
        { "no audience", claims => claims.Remove("aud"), 401 },
        { "an empty audience", claims => claims["aud"] = "", 401 },
        { "four minutes late", claims => claims["exp"] = Seconds(-4), 200 },
        { "six minutes late", claims => claims["exp"] = Seconds(-6), 401 },
        { "for ever", claims => claims.Remove("exp"), 401 },
        { "four minutes early", claims => claims["nbf"] = Seconds(4), 200 },
        { "six minutes early", claims => claims["nbf"] = Seconds(6), 401 },
        { "another address", claims => claims["serviceurl"] = "https://smba.trafficmanager.net/emea/", 401 },
        { "an address without its slash", claims => claims["serviceurl"] = claims["serviceurl"]!.GetValue<string>().TrimEnd('/'), 401 },
        { "an address in capitals", claims => claims["serviceurl"] = claims["serviceurl"]!.GetValue<string>().ToUpperInvariant(), 200 },
        { "no address", claims => claims.Remove("serviceurl"), 401 },
        { "an empty address", claims => claims["serviceurl"] = "", 401 },
        { "a skill's token", claims => claims["ver"] = "2.0", 200 },
    };

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Every_claim_must_hold(string what, Action<JsonObject> change, int status)
    {
        var activity = surface.Activities.Personal(what);
        var claims = TeamsActivities.Claims(activity);
        change(claims);
        await Expect(status, Signed(activity, TeamsActivities.Header("k1"), claims, FakeToken.Rsa(Key("k1"))));
    }

    public static TheoryData<string, string, string, int> Algorithms => new()
    {
        { "RS256", "SHA256", "Pkcs1", 200 },
        { "RS384", "SHA384", "Pkcs1", 200 },
        { "RS512", "SHA512", "Pkcs1", 200 },
        { "PS256", "SHA256", "Pss", 401 },
        { "RS256", "SHA512", "Pkcs1", 401 },
        { "none", "SHA256", "Pkcs1", 401 },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Only_rsa_signatures_count(string algorithm, string hash, string padding, int status)
    {
        var activity = surface.Activities.Personal("help");
        var sign = FakeToken.Rsa(Key("k1"), new HashAlgorithmName(hash), padding == "Pss" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        await Expect(status, Signed(activity, TeamsActivities.Header("k1", algorithm), TeamsActivities.Claims(activity), sign));
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var activity = surface.Activities.Personal("help");
        await Expect(401, Signed(activity, TeamsActivities.Header("k1", "none"), TeamsActivities.Claims(activity), _ => []));
        await Expect(401, Signed(activity, TeamsActivities.Header("k1"), TeamsActivities.Claims(activity), _ => []));
    }

    [Fact]
    public async Task Our_public_key_is_not_a_secret_to_sign_with()
    {
        var activity = surface.Activities.Personal("help");
        var key = Key("k1").ExportSubjectPublicKeyInfo();
        await Expect(401, Signed(activity, TeamsActivities.Header("k1", "HS256"), TeamsActivities.Claims(activity), bytes => HMACSHA256.HashData(key, bytes)));
    }

    [Fact]
    public async Task A_strangers_key_is_refused_under_any_name()
    {
        using var stranger = RSA.Create(2048);
        var activity = surface.Activities.Personal("help");
        foreach (var kid in (string[])["k1", "k9", ""])
        {
            await Expect(401, Signed(activity, TeamsActivities.Header(kid), TeamsActivities.Claims(activity), FakeToken.Rsa(stranger)));
        }
        var without = TeamsActivities.Header("k1");
        without.Remove("kid");
        await Expect(401, Signed(activity, without, TeamsActivities.Claims(activity), FakeToken.Rsa(stranger)));
    }

    [Fact]
    public async Task Forged_keys_do_not_make_us_ask_for_keys_again_and_again()
    {
        using var stranger = RSA.Create(2048);
        await surface.Send(surface.Activities.Post(surface.Activities.Personal("help")));
        surface.Stored.Clear();
        for (var count = 0; count < 20; count++)
        {
            var activity = surface.Activities.Personal("help");
            await Expect(401, Signed(activity, TeamsActivities.Header($"k{count + 100}"), TeamsActivities.Claims(activity), FakeToken.Rsa(stranger)));
        }
        Assert.Single(surface.Connector.CallsOf(ConnectorCall.Keys));
    }

    [Theory]
    [InlineData("msteams", 200)]
    [InlineData("skype,msteams", 200)]
    [InlineData("webchat", 401)]
    [InlineData("MSTEAMS", 401)]
    [InlineData("", 401)]
    [InlineData(null, 401)]
    public async Task A_key_speaks_only_for_its_channels(string? channels, int status)
    {
        await using var other = await TeamsSurface.Start(before: fake => fake.Keys["k2"] = new FakeKey("k2", channels?.Split(',', StringSplitOptions.RemoveEmptyEntries)));
        var activity = other.Activities.Personal("help");
        var (answered, _) = await other.Send(Signed(activity, TeamsActivities.Header("k2"), TeamsActivities.Claims(activity), FakeToken.Rsa(other.Connector.Keys["k2"].Rsa)));
        Assert.Equal(status, answered);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Other_channels_are_not_ours(string? channel)
    {
        var activity = surface.Activities.Personal("help");
        activity["channelId"] = channel;
        await Expect(401, surface.Activities.Post(activity));
    }

    [Fact]
    public async Task An_encrypted_token_is_refused_before_anything_is_unpacked()
    {
        var activity = surface.Activities.Personal("help");
        var part = FakeToken.Base64Url(Encoding.UTF8.GetBytes("""{"alg":"RSA-OAEP","enc":"A256GCM","zip":"DEF","kid":"k1"}"""));
        await Expect(401, new Posting(activity.ToJsonString(), $"Bearer {part}.a.b.c.d"));
    }

    [Fact]
    public async Task A_token_over_16_KiB_is_refused_unread()
    {
        var activity = surface.Activities.Personal("help");
        var claims = TeamsActivities.Claims(activity);
        claims["padding"] = new string('x', 16 * 1024);
        await Expect(401, Signed(activity, TeamsActivities.Header("k1"), claims, FakeToken.Rsa(Key("k1"))));
    }

    [Fact]
    public async Task A_token_for_one_message_does_not_carry_another_address()
    {
        var activity = surface.Activities.Personal("help");
        var token = surface.Activities.Token(activity);
        activity["serviceUrl"] = "https://attacker.example/";
        await Expect(401, new Posting(activity.ToJsonString(), $"Bearer {token}"));
        activity.Remove("serviceUrl");
        await Expect(401, new Posting(activity.ToJsonString(), $"Bearer {token}"));
    }

    [Fact]
    public async Task A_new_key_is_found_after_a_while_and_old_keys_outlive_an_outage()
    {
        var time = new MovableTime();
        await using var other = await TeamsSurface.Start(real: time);
        var activity = other.Activities.Personal("help");
        Assert.Equal(200, (await other.Send(other.Activities.Post(activity))).Status);
        other.Connector.Keys["k3"] = new FakeKey("k3", "msteams");
        Posting ByNewKey() => Signed(activity, TeamsActivities.Header("k3"), TeamsActivities.Claims(activity), FakeToken.Rsa(other.Connector.Keys["k3"].Rsa));
        Assert.Equal(401, (await other.Send(ByNewKey())).Status);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(200, (await other.Send(ByNewKey())).Status);
        time.Advance(TimeSpan.FromSeconds(31));
        other.Connector.Script(ConnectorCall.Metadata, FakeAnswer.Html(500));
        using var stranger = RSA.Create(2048);
        Assert.Equal(401, (await other.Send(Signed(activity, TeamsActivities.Header("k4"), TeamsActivities.Claims(activity), FakeToken.Rsa(stranger)))).Status);
        Assert.Equal(KeysState.Failing, other.Connection.Keys);
        Assert.Equal(200, (await other.Send(ByNewKey())).Status);
    }

    [Fact]
    public async Task Without_keys_nobody_can_tell_and_the_sender_is_asked_to_come_back()
    {
        await using var other = await TeamsSurface.Start(before: fake => fake.Script(ConnectorCall.Metadata, [.. Enumerable.Repeat(FakeAnswer.Html(503), 40)]));
        Assert.Equal((503, ""), await other.Send(other.Activities.Post(other.Activities.Personal("help"))));
        Assert.Empty(other.Stored);
    }

    [Fact]
    public async Task Other_methods_other_bodies()
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Delete]) Assert.Equal(405, (await surface.Send(new Posting("", null) { Method = method })).Status);
        var activity = surface.Activities.Personal("help");
        var good = surface.Activities.Post(activity);
        foreach (var (body, status) in ((string, int)[])
        [
            ("", 400), ("{", 400), ("[]", 400), ("{}", 400), ("""{"type":""}""", 400), ("""{"type":7}""", 400), ("""{"type":"message","type":"invoke"}""", 400),
            (new string('[', 70) + new string(']', 70), 400), ("""{"type":"message"}""", 401),
        ])
        {
            await Expect(status, good with { Body = body });
        }
        await Expect(415, good with { ContentEncoding = "gzip" });
        await Expect(413, good with { Body = new string(' ', (1 << 20) + 1) });
        await Expect(413, good with { Body = new string(' ', (1 << 20) + 1), Chunked = true });
    }

    [Fact]
    public async Task Another_tenant_is_acknowledged_and_nothing_happens()
    {
        var activity = surface.Activities.Personal("help");
        activity["conversation"]!["tenantId"] = "99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        Assert.Equal((200, ""), await surface.Send(surface.Activities.Post(activity)));
        var press = surface.Activities.Press("status", "1");
        press["conversation"]!["tenantId"] = "99999999-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        Assert.Equal((200, ""), await surface.Send(surface.Activities.Post(press)));
        var nowhere = surface.Activities.Personal("help");
        nowhere["conversation"]!.AsObject().Remove("tenantId");
        nowhere.Remove("channelData");
        Assert.Equal((200, ""), await surface.Send(surface.Activities.Post(nowhere)));
        Assert.Empty(surface.Stored);
        Assert.Empty(surface.Handled);
        Assert.Equal(3, surface.Connection.ForeignTenants);
    }

    [Fact]
    public async Task A_personal_message_may_name_its_tenant_elsewhere()
    {
        var activity = surface.Activities.Personal("help");
        activity["conversation"]!.AsObject().Remove("tenantId");
        await Expect(200, surface.Activities.Post(activity));
        Assert.Equal(FakeBotConnector.TenantId, Assert.Single(surface.Stored).Value.Workspace);
    }

    [Fact]
    public async Task The_playground_is_this_machine_only()
    {
        await using var playground = await TeamsSurface.Start(_ => new TeamsSettings { Playground = true });
        var activity = playground.Activities.Personal("help");
        Assert.Equal(200, (await playground.Send(new Posting(activity.ToJsonString(), null))).Status);
        foreach (var (name, value) in ((string, string)[])[("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"), ("Origin", "http://localhost:1234"), ("Host", "attacker.example")])
        {
            Assert.Equal((401, ""), await playground.Send(new Posting(activity.ToJsonString(), null) { Headers = [(name, value)] }));
        }
        Assert.Equal(401, (await playground.Send(new Posting(activity.ToJsonString(), null) { ContentType = "text/plain" })).Status);
        Assert.Single(playground.Stored);
    }

    [Fact]
    public async Task Nothing_secret_and_nothing_said_reaches_the_log()
    {
        var activity = surface.Activities.Personal("the client's secret cut");
        var token = surface.Activities.Token(activity);
        await surface.Send(new Posting(activity.ToJsonString(), $"Bearer {token}"));
        activity["serviceUrl"] = "https://attacker.example/";
        await surface.Send(new Posting(activity.ToJsonString(), $"Bearer {token}"));
        Assert.NotEmpty(surface.Logged);
        Assert.DoesNotContain(surface.Logged, line => line.Contains("secret cut", StringComparison.Ordinal) || line.Contains(token, StringComparison.Ordinal) || line.Contains(token.Split('.')[2], StringComparison.Ordinal));
    }

    private static long Seconds(int minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

    private RSA Key(string kid) => surface.Connector.Keys[kid].Rsa;

    private static Posting Signed(JsonObject activity, JsonObject header, JsonObject claims, Func<byte[], byte[]> sign) =>
        new Posting(activity.ToJsonString(), $"Bearer {FakeToken.Sign(header, claims, sign)}");

    private async Task Expect(int status, Posting request)
    {
        Assert.Equal((status, ""), await surface.Send(request));
        if (status != 200) Assert.Empty(surface.Stored);
    }
}
