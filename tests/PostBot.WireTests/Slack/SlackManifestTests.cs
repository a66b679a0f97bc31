using System.Text.Json;
using PostBot.Core;
using PostBot.Slack.Install;
using PostBot.WireTests.Fakes;

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
    [InlineData("https://postbot.example", false)]
    [InlineData("https://studio.example:8443/postbot/", false)]
    [InlineData("https://postbot.example", true)]
    [InlineData(null, true)]
    public void Slacks_schema_takes_them(string? url, bool socket)
    {
        var schema = JsonSchema.Read(Path.Combine(Root, "tests", "PostBot.WireTests", "Slack", "Fixtures", "manifest.schema.2.0.0.json"));
        using var manifest = JsonDocument.Parse(Make(url is null ? null : new Uri(url), socket));
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

    private string Make(Uri? url, bool socket) => SlackManifest.Make(url, socket, verb => CoreServices.Describe(bot.Services, verb));
}
