using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core.Delivery;
using PostBot.Teams.Intake;

namespace PostBot.UnitTests.Teams;

public sealed class MentionTextTests
{
    private const string Bot = "28:11111111-2222-4333-8444-555555555555";

    [Theory]
    [InlineData("<at>PostBot</at> help", "help")]
    [InlineData("<at>PostBot</at>help", "help")]
    [InlineData("help <at>PostBot</at>", "help")]
    [InlineData("\r\n<at>PostBot</at> help\r\n", "help")]
    [InlineData("<at>PostBot</at>&nbsp;help", "help")]
    [InlineData("<at>PostBot</at>\u00a0help\u200b", "help")]
    [InlineData("<AT>postbot</AT> help", "help")]
    [InlineData("<at>PostBot</at> move <at>PostBot</at> B12", "move B12")]
    [InlineData("<at>PostBot</at> tell <at>Ada Byron</at> now", "tell @00000000-1111-4222-8333-444444444444 now")]
    [InlineData("<at>PostBot</at> tell<at>Ada Byron</at>now", "tell @00000000-1111-4222-8333-444444444444 now")]
    [InlineData("<at>PostBot</at> tell <at>Nobody</at> now", "tell Nobody now")]
    [InlineData("<at>PostBot</at> notes\n01:02:10:05   trim\n01:03:00:00 logo", "notes\n01:02:10:05 trim\n01:03:00:00 logo")]
    [InlineData("<at>PostBot</at>", "")]
    [InlineData("", "")]
    public void Our_mention_goes_and_others_become_people(string text, string line) => Assert.Equal(line, MentionText.Line(Activity(text)));

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_their_order()
    {
        var mentions = new JsonArray(Mention("29:a", "Ada"), Mention("29:b", "Ada"));
        Assert.Equal("swap @29:a with @29:b", MentionText.Line(Read(new JsonObject { ["text"] = "swap <at>Ada</at> with <at>Ada</at>", ["entities"] = mentions })));
    }

    [Fact]
    public void A_mention_without_its_own_text_is_found_by_name()
    {
        var entity = Mention(Bot, "PostBot");
        entity.Remove("text");
        var activity = Read(new JsonObject { ["text"] = "<at>PostBot</at> help", ["recipient"] = new JsonObject { ["id"] = Bot }, ["entities"] = new JsonArray(entity) });
        Assert.Equal("help", MentionText.Line(activity));
        Assert.True(MentionText.Names(activity, Bot));
    }

    [Fact]
    public void A_typed_tag_mentions_nobody()
    {
        var activity = Read(new JsonObject { ["text"] = "<at>PostBot</at> help", ["recipient"] = new JsonObject { ["id"] = Bot }, ["entities"] = new JsonArray() });
        Assert.False(MentionText.Names(activity, Bot));
        Assert.Equal("PostBot help", MentionText.Line(activity));
    }

    [Fact]
    public void A_flood_of_tags_is_read_in_no_time()
    {
        var flood = string.Concat(Enumerable.Repeat("<at ", 100_000));
        Assert.NotNull(MentionText.Line(Activity(flood)));
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","conversation":7,"from":[],"entities":{},"value":"x"}""")]
    [InlineData("""{"type":"message","conversation":{"id":"a:1"},"from":{"id":7}}""")]
    [InlineData("""{"type":"message","conversation":{"id":"19:x@thread.tacv2"},"from":{"id":"29:a"},"entities":[null,7,{"type":"mention"},{"type":"mention","mentioned":null}]}""")]
    [InlineData("""{"type":"installationUpdate","conversation":{"id":"a:1"},"action":7}""")]
    [InlineData("""{"type":"conversationUpdate","conversation":{"id":"a:1"},"membersAdded":{}}""")]
    [InlineData("[]")]
    [InlineData("not json")]
    public void What_cannot_be_read_is_ignored_and_never_an_exception(string body) =>
        Assert.IsType<Ignored>(new TeamsDeliveryReader().Read(new Delivery(Surface.Teams, "k", "t", "message", body)));

    [Theory]
    [InlineData("""{"id":"29:a","name":"Ada","aadObjectId":"g"}""", false)]
    [InlineData("""{"id":"29:a","name":"Ada"}""", true)]
    [InlineData("""{"id":"29:a","name":"Ada","aadObjectId":"g","role":"guest"}""", true)]
    [InlineData("""{"id":"29:a","name":"Ada","aadObjectId":"g","userPrincipalName":"ada_agency.tv#EXT#@studio.onmicrosoft.com"}""", true)]
    [InlineData("""{"id":"29:a","name":"Ada","aadObjectId":"g","userPrincipalName":"ada@studio.onmicrosoft.com"}""", false)]
    [InlineData("""{"id":"29:a","name":"Ada","aadObjectId":"g","tenantId":"other"}""", true)]
    [InlineData("""{"id":"29:a","name":"Ada","aadObjectId":"g","tenantId":"HOME"}""", false)]
    public void Who_cannot_be_placed_is_an_outsider(string from, bool outsider)
    {
        var activity = Read(new JsonObject { ["conversation"] = new JsonObject { ["id"] = "a:1", ["tenantId"] = "home" }, ["from"] = JsonNode.Parse(from), ["text"] = "help" });
        var said = Assert.IsType<Said>(TeamsDeliveryReader.Read(activity, "home"));
        Assert.Equal(outsider, said.Incoming.Sender.IsOutsider);
        Assert.Equal(outsider && !from.Contains("aadObjectId", StringComparison.Ordinal) ? "29:a" : "g", said.Incoming.Sender.Id);
    }

    private static Activity Activity(string text) => Read(new JsonObject
    {
        ["text"] = text,
        ["recipient"] = new JsonObject { ["id"] = Bot },
        ["entities"] = new JsonArray(
            new JsonObject { ["type"] = "clientInfo" },
            Mention(Bot, "PostBot"),
            new JsonObject { ["type"] = "mention", ["text"] = "<at>Ada Byron</at>", ["mentioned"] = new JsonObject { ["id"] = "29:ada", ["aadObjectId"] = "00000000-1111-4222-8333-444444444444", ["name"] = "Ada Byron" } }),
    });

    private static JsonObject Mention(string id, string name) => new() { ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name } };

    private static Activity Read(JsonObject json)
    {
        json["type"] = "message";
        return PostBot.Teams.Intake.Activity.Parse(Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions())))!;
    }
}
