using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core.Delivery;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Every kind of payload that Slack's own libraries are tested with: acknowledged, and stored only when it is something for us.</summary>
public sealed class SlackPayloadTests(SlackSamples shared) : IClassFixture<SlackSamples>
{
    /// <summary>What PostBot listens to, of the samples whose workspace is not known to it.</summary>
    private static readonly string[] forms = ["view_submission", "view_submission_with_response_urls", "view_submission_slack_connect"];

    public static TheoryData<string> Samples
    {
        get
        {
            var samples = new TheoryData<string>();
            foreach (var file in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal)) samples.Add(Path.GetFileName(file));
            return samples;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task It_is_acknowledged_and_what_is_stored_of_it_can_be_read(string sample)
    {
        var surface = shared.Cleared();
        var json = await File.ReadAllTextAsync(Path.Combine(Folder, sample));
        // Samples come from many workspaces; here they are ours.
        foreach (var team in (string[])["\"T111\"", "\"T222\"", "\"T9TK3CUKW\"", "\"TXXXXXXXX\""]) json = json.Replace(team, $"\"{FakeSlack.TeamId}\"", StringComparison.Ordinal);
        var kind = sample.Split('.')[0];
        if (kind == "socket-mode") json = JsonNode.Parse(json)!["payload"]?.ToJsonString() ?? "{}";
        var isEvent = kind == "events" || json.Contains("event_callback", StringComparison.Ordinal);
        var request = isEvent
            ? surface.Requests.WithSignature("/slack/events", json, SlackRequests.JsonType)
            : surface.Requests.WithSignature("/slack/interactions", $"payload={Uri.EscapeDataString(json)}", SlackRequests.FormType);
        var (status, body) = await surface.Send(request);
        Assert.Equal(200, status);
        if (!forms.Any(sample.Contains)) Assert.Equal("", body);
        foreach (var delivery in surface.Stored.Values)
        {
            var reading = surface.Reader.Read(delivery);
            Assert.IsNotType<Ignored>(reading);
            using var stored = JsonDocument.Parse(delivery.Body);
            Assert.False(stored.RootElement.TryGetProperty("token", out _), "a token was stored");
        }
    }

    [Theory]
    [InlineData("events.app_mention.json", typeof(Said))]
    [InlineData("events.message_im.json", typeof(Said))]
    [InlineData("events.app_uninstalled.json", typeof(Uninstalled))]
    [InlineData("events.tokens_revoked.json", typeof(Uninstalled))]
    public async Task What_is_for_us_is_stored_as_what_it_is(string sample, Type reading)
    {
        var surface = shared.Cleared();
        var envelope = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, sample)))!.AsObject();
        envelope["team_id"] = FakeSlack.TeamId;
        envelope["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = FakeSlack.TeamId, ["user_id"] = FakeSlack.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false });
        Assert.Equal((200, ""), await surface.Send(surface.Requests.WithSignature("/slack/events", envelope.ToJsonString(), SlackRequests.JsonType)));
        Assert.IsType(reading, surface.Reader.Read(Assert.Single(surface.Stored).Value));
    }

    [Fact]
    public async Task A_delivery_that_slack_repeats_is_taken_when_the_first_one_was_lost()
    {
        var surface = shared.Cleared();
        var request = surface.Requests.Mention("status");
        request.Headers.Add("x-slack-retry-num", "1");
        request.Headers.Add("x-slack-retry-reason", "http_timeout");
        Assert.Equal((200, ""), await surface.Send(request));
        Assert.Equal("status", surface.Said().Text);
    }

    private static string Folder
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "PostBot.sln"))) root = root.Parent;
            return Path.Combine(root.FullName, "tests", "PostBot.WireTests", "Slack", "Fixtures", "payloads");
        }
    }
}

/// <summary>One surface for all samples, which come one after the other.</summary>
public sealed class SlackSamples : IAsyncLifetime
{
    private SlackSurface surface = null!;

    public async Task InitializeAsync() => surface = await SlackSurface.Start();

    public async Task DisposeAsync() => await surface.DisposeAsync();

    internal SlackSurface Cleared()
    {
        surface.Stored.Clear();
        return surface;
    }
}
