using System.Text.Json.Nodes;
using PostBot.Core.Delivery;
using PostBot.Teams;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Activities as Teams really sent them and as its documentation shows them (Fixtures/teams/SOURCES.txt): each is answered as reference/teams.md 3.20 says, and has one effect however often it comes.</summary>
public sealed class TeamsPayloadTests
{
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "teams");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(path => !path.Contains("schemas", StringComparison.Ordinal)).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_activity_is_read_routed_and_happens_once(string file)
    {
        var activities = In(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, file)))).ToList();
        Assert.NotEmpty(activities);
        await using var surface = await TeamsSurface.Start(fake => new TeamsSettings
        {
            AppId = FakeBotConnector.AppId,
            TenantId = FakeBotConnector.TenantId,
            ClientSecret = FakeBotConnector.Secret,
            OpenIdMetadata = fake.Settings.OpenIdMetadata,
            Authority = fake.Root,
            ServiceHosts = [fake.Root.Authority],
            AllowedTenants = [FakeBotConnector.TenantId, .. activities.Select(Tenant).OfType<string>().Where(tenant => Guid.TryParseExact(tenant, "D", out _)).Distinct()],
        });
        foreach (var activity in activities)
        {
            activity["channelId"] = "msteams";
            activity["serviceUrl"] = surface.Connector.ServiceUrl;
            if (!Guid.TryParseExact(Tenant(activity), "D", out _)) (activity["conversation"] ??= new JsonObject())["tenantId"] = FakeBotConnector.TenantId;
            var expected = activity["type"]!.GetValue<string>() != "invoke" || activity["name"]!.GetValue<string>() is "adaptiveCard/action" or "task/fetch" or "task/submit" ? 200
                : activity["name"]!.GetValue<string>().StartsWith("composeExtension/", StringComparison.Ordinal) ? 400 : 501;
            // A card that is not ours presses nothing.
            if (activity["name"]?.GetValue<string>() == "adaptiveCard/action") expected = 400;
            var (handled, stored) = (surface.Handled.Count, surface.Stored.Count);
            var (status, _) = await surface.Send(surface.Activities.Post(activity));
            Assert.Equal(expected, status);
            var effect = (surface.Handled.Count - handled, surface.Stored.Count - stored);
            Assert.InRange(effect.Item1 + effect.Item2, 0, 1);
            for (var again = 0; again < 2; again++) Assert.Equal(expected, (await surface.Send(surface.Activities.Post(activity))).Status);
            Assert.Equal(stored + effect.Item2, surface.Stored.Count);
        }
    }

    [Fact]
    public async Task A_mention_with_its_html_copy_and_no_break_space_is_the_line()
    {
        Assert.Equal("test", (await Said("real/vercel-chat.message.channel.mention.htmlAttachment.nbsp.json")).Text);
        Assert.StartsWith("who", (await Said("docs/in.message.crlfAroundMention.json")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_say_in_a_thread_is_not_ours_even_with_the_right_to_read_it()
    {
        await using var surface = await Sent("real/vercel-chat.message.channel.threadReply.noMention.RSC.json");
        Assert.Empty(surface.Stored);
    }

    [Fact]
    public async Task Being_added_to_a_channel_is_known_from_either_of_its_two_messages()
    {
        foreach (var file in (string[])["real/vercel-chat.installationUpdate.add.channel.json", "real/vercel-chat.conversationUpdate.teamMemberAdded.bot.json"])
        {
            await using var surface = await Sent(file);
            var reachable = Assert.IsType<Reachable>(surface.Reading());
            Assert.Equal((PlaceKind.Channel, null), (reachable.Place.Kind, reachable.Place.Thread));
            Assert.StartsWith("19:", reachable.Place.Channel, StringComparison.Ordinal);
        }
    }

    private static async Task<Incoming> Said(string file)
    {
        await using var surface = await Sent(file);
        return Assert.IsType<Said>(surface.Reading()).Incoming;
    }

    private static async Task<TeamsSurface> Sent(string file)
    {
        var activity = Assert.Single(In(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, file)))));
        var surface = await TeamsSurface.Start();
        activity["serviceUrl"] = surface.Connector.ServiceUrl;
        var conversation = activity["conversation"] as JsonObject ?? new JsonObject { ["id"] = "19:team@thread.tacv2", ["conversationType"] = "channel", ["isGroup"] = true };
        conversation["tenantId"] = FakeBotConnector.TenantId;
        activity["conversation"] ??= conversation;
        activity["from"] ??= new JsonObject { ["id"] = "29:somebody", ["aadObjectId"] = TeamsActivities.ObjectId("Ana") };
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(activity))).Status);
        return surface;
    }

    private static string? Tenant(JsonObject activity) =>
        activity["conversation"] is JsonObject conversation && conversation["tenantId"] is JsonValue own ? own.GetValue<string>()
        : activity["channelData"] is JsonObject data && data["tenant"] is JsonObject tenant ? tenant["id"]?.GetValue<string>() : null;

    /// <summary>What came to the bot, wherever in a recording it stands; what the bot itself sent is not among it.</summary>
    private static IEnumerable<JsonObject> In(JsonNode? node)
    {
        if (node is JsonObject found && found["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name is "message" or "messageUpdate" or "messageDelete" or "messageReaction" or "conversationUpdate" or "installationUpdate" or "invoke"
            && (found["from"] is not JsonObject from || from["id"]?.GetValue<string>().StartsWith("28:", StringComparison.Ordinal) != true))
        {
            yield return found.DeepClone().AsObject();
            yield break;
        }
        foreach (var child in node switch { JsonObject parent => parent.Select(member => member.Value), JsonArray list => list, _ => [] }) foreach (var inside in In(child)) yield return inside;
    }
}
