using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PostBot.Slack;
using PostBot.Slack.Intake;

namespace PostBot.UnitTests.Slack;

public sealed class SlackSignatureTests
{
    private const long At = 1795600000;

    /// <summary>Slack's own published example.</summary>
    private const string PublishedSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private const string PublishedBody = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private const string PublishedSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    [Theory]
    [InlineData(PublishedBody, PublishedSignature, "1531420618", 1531420618, true)]
    [InlineData(PublishedBody, PublishedSignature, "1531420618", 1531420918, true)]
    [InlineData(PublishedBody, PublishedSignature, "1531420618", 1531420318, true)]
    [InlineData(PublishedBody, PublishedSignature, "1531420618", 1531420919, false)]
    [InlineData(PublishedBody, PublishedSignature, "1531420618", 1531420317, false)]
    [InlineData(PublishedBody, PublishedSignature, "1531420619", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, "01531420618", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, " 1531420618", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, "-1531420618", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, "1531420618.0", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, "abc", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, "", 1531420618, false)]
    [InlineData(PublishedBody, PublishedSignature, "9223372036854775807", 1531420618, false)]
    [InlineData(PublishedBody + "------", PublishedSignature, "1531420618", 1531420618, false)]
    [InlineData("", PublishedSignature, "1531420618", 1531420618, false)]
    [InlineData(PublishedBody, "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "1531420618", 1531420618, false)]
    [InlineData(PublishedBody, "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503", "1531420618", 1531420618, false)]
    [InlineData(PublishedBody, "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50é", "1531420618", 1531420618, false)]
    [InlineData(PublishedBody, "v0=invalid-signature", "1531420618", 1531420618, false)]
    [InlineData(PublishedBody, "", "1531420618", 1531420618, false)]
    public async Task The_published_example_holds_and_nothing_near_it(string body, string signature, string timestamp, long now, bool holds) =>
        Assert.Equal(holds, await Holds(new SlackSettings { SigningSecret = PublishedSecret }, body, signature, timestamp, now));

    /// <summary>The cases that Slack's own libraries are tested with, beside the published one.</summary>
    [Theory]
    [InlineData("{\"foo\":\"bar\"}", "v0=bb5bc143e1afa37151ea6887f794287bcfad6113bb7596ffca6ec599ecbdc216", "1531420618", 1531420618, true)]
    [InlineData("{\"foo\":\"bar\"}", "v0=bb5bc143e1afa37151ea6887f794287bcfad6113bb7596ffca6ec599ecbdc216", "1531420618", 1531420918, true)]
    [InlineData("{\"foo\":\"bar\"}", "v0=bb5bc143e1afa37151ea6887f794287bcfad6113bb7596ffca6ec599ecbdc216", "1531420618", 1531420919, false)]
    [InlineData("{\"foo\":\"bar\"}", "v0=ce840905b8c74bbc198ea1ce1635431e71dc1e49a0faab011502663b6214dc11", "1531420919", 1531420618, false)]
    [InlineData("{\"foo\":\"bar\"}", "v0=bb5bc143e1afa37151ea6887f794287bcfad6113bb7596ffca6ec599ecbdc216", "1531420618", 1531421218, false)]
    [InlineData("{\"foo\":\"bar\"}", "v1=bb5bc143e1afa37151ea6887f794287bcfad6113bb7596ffca6ec599ecbdc216", "1531420618", 1531420618, false)]
    [InlineData("{\"text\":\"žluťoučký 🎉\"}", "v0=96d324ca97d7e7f2edd1908711eebb632daf99d71db7d19894aac85c2073ad12", "1531420618", 1531420618, true)]
    [InlineData("", "v0=0010fce76bc3fc609d661a1be9c8fcccd638e2e3a60c17d3a312d641dd1d0945", "1531420618", 1531420618, true)]
    [InlineData("{}", "v0=F91A143BA74AAA5450B3B6C7188952C28DD5A7DB13A51BB0E7D021D9AC41F136", "1531420618", 1531420618, false)]
    public async Task Slacks_libraries_and_we_are_of_one_mind(string body, string signature, string timestamp, long now, bool holds) =>
        Assert.Equal(holds, await Holds(new SlackSettings { SigningSecret = "secret" }, body, signature, timestamp, now));

    [Theory]
    [InlineData("{\"text\":\"žluťoučký 🎉\"}")]
    [InlineData("")]
    public async Task Bytes_are_signed_not_characters(string body) =>
        Assert.True(await Holds(new SlackSettings { SigningSecret = "secret" }, body, Sign("secret", "1795600000", body), "1795600000", At));

    [Fact]
    public async Task Either_secret_holds_while_one_is_being_changed()
    {
        var settings = new SlackSettings { SigningSecret = "new", PreviousSigningSecret = "old" };
        Assert.True(await Holds(settings, "a=b", Sign("new", "1795600000", "a=b"), "1795600000", At));
        Assert.True(await Holds(settings, "a=b", Sign("old", "1795600000", "a=b"), "1795600000", At));
        Assert.False(await Holds(settings, "a=b", Sign("older", "1795600000", "a=b"), "1795600000", At));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_secret_checks_nothing_and_is_an_error(string? secret) =>
        Assert.Throws<ArgumentException>(() => new SlackSignature(new SlackSettings { SigningSecret = secret }, TimeProvider.System));

    [Fact]
    public async Task A_blank_previous_secret_lets_nobody_in() =>
        Assert.False(await Holds(new SlackSettings { SigningSecret = "new", PreviousSigningSecret = "" }, "a=b", Sign("", "1795600000", "a=b"), "1795600000", At));

    private static string Sign(string secret, string timestamp, string body)
    {
        // The rule written out, apart from the code that is tested.
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(Encoding.UTF8.GetBytes(body));
        return "v0=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<bool> Holds(SlackSettings settings, string body, string signature, string timestamp, long now)
    {
        var http = new DefaultHttpContext();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.Body = bytes;
        http.Request.Headers["X-Slack-Request-Timestamp"] = timestamp;
        http.Request.Headers["X-Slack-Signature"] = signature;
        using var read = await RequestBody.Read(http.Request, RequestBody.MostBytes, default);
        return new SlackSignature(settings, new Standing(DateTimeOffset.FromUnixTimeSeconds(now))).Holds(http.Request.Headers, read!);
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
