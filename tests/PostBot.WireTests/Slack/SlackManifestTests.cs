using System.Text.Json;
using PostBot.Core;
using PostBot.Slack.Install;
using PostBot.WireTests.Fakes;
using PostBot.WireTests.Verbs;

namespace PostBot.WireTests.Slack;

/// <summary>The manifests people paste: current, accepted by Slack's own schema, and asking for what is used.</summary>
public sealed class SlackManifestTests : IAsyncLifetime
{
    private static readonly Uri address = new("https://postbot.example");

    private PostBotApp bot = null!;

    public async Task InitializeAsync() => bot = await PostBotApp.Start();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Theory]
    [InlineData("manifest.http.json", true)]
    [InlineData("manifest.socket.json", false)]
    public async Task The_manifests_in_the_folder_are_what_the_program_prints(string file, bool http)
    {
        var path = Path.Combine(Root, "manifests", "slack", file);
        var made = Make(http ? address : null, socket: !http);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "renew") await File.WriteAllTextAsync(path, made);
        Assert.Equal(made, await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("https://postbot.example", false, false)]
    [InlineData("https://studio.example:8443/postbot/", false, true)]
    [InlineData("https://postbot.example", true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, true, false)]
    public void Slacks_schema_takes_them(string? url, bool socket, bool edits)
    {
        var schema = JsonSchema.Read(Path.Combine(Root, "tests", "PostBot.WireTests", "Slack", "Fixtures", "manifest.schema.2.0.0.json"));
        using var manifest = JsonDocument.Parse(Make(url is null ? null : new Uri(url), socket, edits));
        Assert.Empty(schema.Check(manifest.RootElement));
        using var broken = JsonDocument.Parse(Make(null, socket: true).Replace("\"PostBot\"", "\"A name that is far too long for Slack's thirty-five\"", StringComparison.Ordinal));
        Assert.Contains(schema.Check(broken.RootElement), fault => fault.StartsWith("/display_information/name", StringComparison.Ordinal));
    }

    [Fact]
    public void With_an_address_every_request_goes_to_it_and_without_one_none_is_asked_for()
    {
        var called = Make(new Uri("https://studio.example/postbot/"), socket: false);
        foreach (var path in (string[])["/slack/commands", "/slack/events", "/slack/interactions", "/slack/oauth"]) Assert.Contains($"\"https://studio.example/postbot{path}\"", called, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", Make(null, socket: true), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Make(null, socket: false));
    }

    [Fact]
    public void Links_are_asked_for_where_there_is_an_address_and_every_message_of_a_channel_only_on_demand()
    {
        using var usual = JsonDocument.Parse(Make(new Uri("https://studio.example:8443/postbot/"), socket: false));
        Assert.Equal("studio.example", Assert.Single(usual.RootElement.GetProperty("features").GetProperty("unfurl_domains").EnumerateArray()).GetString());
        foreach (var part in (string[])["unfurl_domains", "link_shared", "links:"]) Assert.DoesNotContain(part, Make(null, socket: true), StringComparison.Ordinal);
        foreach (var part in (string[])["message.channels", "message.groups", "channels:history", "groups:history"])
        {
            Assert.DoesNotContain(part, usual.RootElement.GetRawText(), StringComparison.Ordinal);
            Assert.Contains($"\"{part}\"", Make(address, socket: false, edits: true), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_doctor_asks_slack_and_says_what_to_mend()
    {
        await using var slack = await FakeSlack.Start();
        var place = Directory.CreateTempSubdirectory("postbot-doctor-");
        try
        {
            string[] settings = [$"--PostBot:Slack:ApiUrl={slack.ApiUrl}", $"--PostBot:Slack:AppToken={FakeSockets.AppToken}", "--PostBot:PublicUrl=https://postbot.example"];
            var well = await CommandLine.Do(place, ["doctor", $"--PostBot:Slack:BotToken={FakeSlack.Token}", .. settings]);
            Assert.Contains("✓ Slack: it is postbot in Studio, with every scope; Socket Mode opens", well.Said, StringComparison.Ordinal);
            slack.Granted = [.. SlackManifest.Scopes.Except(["users:read", "links:write"])];
            Assert.Contains("✖ Slack: it is postbot in Studio, but the app lacks the scopes links:write, users:read. Add them under OAuth & Permissions", (await CommandLine.Do(place, ["doctor", $"--PostBot:Slack:BotToken={FakeSlack.Token}", .. settings])).Said, StringComparison.Ordinal);
            Assert.Empty(slack.Faults);
            var (code, said) = await CommandLine.Do(place, ["doctor", "--PostBot:Slack:BotToken=xoxb-wrong", .. settings]);
            Assert.Equal(1, code);
            Assert.Contains("✖ Slack: Slack does not take PostBot:Slack:BotToken (invalid_auth). Copy it from OAuth & Permissions", said, StringComparison.Ordinal);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public void It_asks_for_the_scopes_of_what_is_called_and_heard_and_for_no_others() =>
        Assert.Equal(FakeScopes.Needed, SlackManifest.Scopes);

    [Theory]
    [InlineData("http://postbot.example")]
    [InlineData("https://localhost")]
    [InlineData("https://postbot.example/?a=b")]
    public void An_address_that_slack_could_not_call_is_refused(string url) => Assert.NotNull(SlackManifest.WhyNot(new Uri(url)));

    private static string Root
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "PostBot.sln"))) root = root.Parent;
            return root.FullName;
        }
    }

    private string Make(Uri? url, bool socket, bool edits = false) => SlackManifest.Make(url, socket, edits, verb => CoreServices.Describe(bot.Services, verb));
}
