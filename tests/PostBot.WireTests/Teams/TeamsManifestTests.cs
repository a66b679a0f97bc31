using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core;
using PostBot.Teams;
using PostBot.WireTests.Fakes;
using PostBot.WireTests.Verbs;

namespace PostBot.WireTests.Teams;

/// <summary>The app package (reference/teams.md 6): Teams refuses the whole upload for one character too many. <c>MANIFEST=renew</c> rewrites the example under <c>manifests/teams</c>.</summary>
public sealed class TeamsManifestTests
{
    private const string ExampleApp = "00000000-0000-4000-8000-000000000001";

    private static readonly string folder = Path.Combine(Root(), "manifests", "teams");

    [Fact]
    public async Task The_manifest_holds_against_microsofts_schema_and_the_example_is_current()
    {
        await using var bot = await PostBotApp.Start();
        var written = TeamsManifest.Write(ExampleApp, new Uri("https://postbot.example.com"), CoreServices.Menu(bot.Services));
        if (Environment.GetEnvironmentVariable("MANIFEST") == "renew") await File.WriteAllBytesAsync(Path.Combine(folder, "manifest.json"), written);
        Assert.Equal((await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"))).ReplaceLineEndings("\n"), Encoding.UTF8.GetString(written));
        using var manifest = JsonDocument.Parse(written);
        Assert.Empty(TeamsSchemas.Manifest.Check(manifest.RootElement));
        foreach (var list in manifest.RootElement.GetProperty("bots")[0].GetProperty("commandLists").EnumerateArray())
        {
            Assert.InRange(list.GetProperty("commands").GetArrayLength(), 1, 12);
        }
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void The_pictures_have_their_size(string name, int side)
    {
        var png = File.ReadAllBytes(Path.Combine(folder, name));
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        Assert.Equal((side, side), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Theory]
    [InlineData("/name/short", "\"a name of more than thirty letters\"")]
    [InlineData("/accentColor", "\"blue\"")]
    [InlineData("/bots/0/scopes/0", "\"everywhere\"")]
    [InlineData("/unknown", "1")]
    [InlineData("/manifestVersion", "\"1.24\"")]
    public void The_schema_does_refuse(string path, string value)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!;
        var at = manifest;
        var parts = path.Split('/')[1..];
        foreach (var part in parts[..^1]) at = int.TryParse(part, out var number) ? at![number] : at![part];
        if (int.TryParse(parts[^1], out var last)) at![last] = JsonNode.Parse(value);
        else at![parts[^1]] = JsonNode.Parse(value);
        using var broken = JsonDocument.Parse(manifest.ToJsonString());
        Assert.NotEmpty(TeamsSchemas.Manifest.Check(broken.RootElement));
    }

    [Fact]
    public async Task The_command_line_writes_the_package_and_says_what_it_lacks()
    {
        var place = Directory.CreateTempSubdirectory("postbot-manifest-");
        try
        {
            string[] bot = [$"--PostBot:Teams:AppId={FakeBotConnector.AppId}", $"--PostBot:Teams:TenantId={FakeBotConnector.TenantId}", "--PostBot:Teams:ClientSecret=x"];
            Assert.Equal((1, "Which bot? Set PostBot:Teams:AppId to the application (client) id of the bot's registration, and the other settings of PostBot:Teams with it."), await Do(place, "manifest", "teams", "--url", "https://postbot.example.org"));
            foreach (var url in (string[])["http://postbot.example.org", "https://localhost", "postbot"])
            {
                Assert.StartsWith("At which address", (await Do(place, ["manifest", "teams", "--url", url, .. bot])).Said, StringComparison.Ordinal);
            }
            Assert.Equal(1, (await Do(place, ["manifest", "teams", .. bot])).Code);
            Assert.Equal(1, (await Do(place, ["manifest", "fax", "--url", "https://postbot.example.org", .. bot])).Code);
            var (code, said) = await Do(place, ["manifest", "teams", "--url", "https://postbot.example.org", .. bot]);
            Assert.True(code == 0, said);
            await using var zip = await ZipFile.OpenReadAsync(Path.Combine(place.FullName, "postbot-teams.zip"));
            Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
            await using var entry = await zip.GetEntry("manifest.json")!.OpenAsync();
            using var manifest = await JsonDocument.ParseAsync(entry);
            Assert.Empty(TeamsSchemas.Manifest.Check(manifest.RootElement));
            Assert.Equal(FakeBotConnector.AppId, manifest.RootElement.GetProperty("id").GetString());
            Assert.Equal("https://postbot.example.org/teams/tab", manifest.RootElement.GetProperty("staticTabs")[0].GetProperty("contentUrl").GetString());
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_doctor_asks_microsoft_and_says_what_to_mend()
    {
        await using var connector = await FakeBotConnector.Start();
        var place = Directory.CreateTempSubdirectory("postbot-doctor-");
        try
        {
            string[] settings = [.. connector.HostSettings.Select(setting => "--" + setting)];
            var well = await Do(place, ["doctor", .. settings]);
            Assert.Contains("✓ Teams: Microsoft gives a token and its keys", well.Said, StringComparison.Ordinal);
            var wrong = await Do(place, ["doctor", .. settings, "--PostBot:Teams:ClientSecret=wrong"]);
            Assert.Equal(1, wrong.Code);
            Assert.Contains("✖ Teams: no message can be sent: Microsoft gives PostBot no token (invalid_client, 401); check TenantId, AppId and ClientSecret", wrong.Said, StringComparison.Ordinal);
            connector.Script(ConnectorCall.Metadata, FakeAnswer.Html(503), FakeAnswer.Html(503));
            Assert.Contains("✖ Teams: no message can be checked", (await Do(place, ["doctor", .. settings])).Said, StringComparison.Ordinal);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_managed_identity_gives_the_token_where_azure_runs_us()
    {
        const string Identity = "22222222-3333-4444-8555-666666666666";
        await using var connector = await FakeBotConnector.Start();
        var place = Directory.CreateTempSubdirectory("postbot-identity-");
        try
        {
            string[] words = ["doctor", .. connector.HostSettings.Where(setting => !setting.Contains("ClientSecret", StringComparison.Ordinal)).Select(setting => "--" + setting), $"--PostBot:Teams:ManagedIdentityClientId={Identity}"];
            var endpoint = new Uri(connector.Root, "/msi/token").AbsoluteUri;
            var well = await CommandLine.Do(place, words, ("IDENTITY_ENDPOINT", endpoint), ("IDENTITY_HEADER", FakeBotConnector.Secret));
            Assert.Contains("✓ Teams: Microsoft gives a token and its keys", well.Said, StringComparison.Ordinal);
            var asked = Assert.Single(connector.CallsOf(ConnectorCall.Token));
            Assert.Equal((Identity, FakeBotConnector.Issuer), (asked.Conversation, asked.Message));
            var refused = await CommandLine.Do(place, words, ("IDENTITY_ENDPOINT", endpoint), ("IDENTITY_HEADER", "another"));
            Assert.Contains("✖ Teams: no message can be sent: the managed identity gives PostBot no token", refused.Said, StringComparison.Ordinal);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static Task<(int Code, string Said)> Do(DirectoryInfo place, params string[] words) => CommandLine.Do(place, words);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PostBot.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
