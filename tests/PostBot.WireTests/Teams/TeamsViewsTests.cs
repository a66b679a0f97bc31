using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Cards where several people are: everyone may look at them in a way of their own.</summary>
public sealed class TeamsViewsTests : IAsyncLifetime
{
    private TeamsHost host = null!;

    private TeamsActivities Activities => host.Activities;

    public async Task InitializeAsync() => host = await TeamsHost.WithStudio();

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Connector.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_check_on_a_deadline_does_it_and_a_thumb_is_only_a_thumb()
    {
        var asked = Activities.Mention("due NIGHTFALL 101 grade tomorrow 18:00");
        await host.Says(asked);
        var (thread, message) = (asked["conversation"]!["id"]!.GetValue<string>(), host.LastMessage);
        foreach (var nothing in (JsonObject[])[Activities.Reaction("like", message, thread), Activities.Reaction("heart", message, thread), Activities.Reaction("2705_whiteheavycheckmark", "1", thread)])
        {
            Assert.Equal((200, ""), await host.Send(nothing));
            await host.Settle();
        }
        Assert.Empty(host.Connector.CallsOf(ConnectorCall.Edit));
        Assert.Equal((200, ""), await host.Send(Activities.Reaction("2705_whiteheavycheckmark", message, thread)));
        Assert.Contains("Done", (await host.Connector.Wait(ConnectorCall.Edit)).CardText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_living_card_in_a_channel_asks_for_own_views_and_one_in_a_chat_does_not()
    {
        var alone = await host.Says(Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"));
        Assert.False(alone.Card.TryGetProperty("refresh", out _));
        var together = await host.Says(Activities.Mention("hold Color 1 fri 10-18 for NIGHTFALL 101 grade"));
        Assert.Equal("postbot.refresh", together.Card.GetProperty("refresh").GetProperty("action").GetProperty("verb").GetString());
        Assert.False((await host.Says(Activities.Mention("help"))).Card.TryGetProperty("refresh", out _));
    }

    [Fact]
    public async Task Whoever_looks_gets_the_card_as_it_stands_now_and_nobody_is_made_known_by_looking()
    {
        var said = Activities.Mention("hold Color 1 fri 10-18 for NIGHTFALL 101 grade");
        var thread = said["conversation"]!["id"]!.GetValue<string>();
        await host.Says(said);
        var id = host.LastMessage;
        await host.Says(Activities.Personal("hello", "Jo"));
        await host.Presses(Activities.Press("confirm B1", "1"));
        await host.Connector.Wait(ConnectorCall.Edit);
        foreach (var who in (string[])["Ana", "Jo", "Stranger"])
        {
            var (type, text) = await host.Presses(Activities.Looks(id, thread, who));
            Assert.Equal("application/vnd.microsoft.card.adaptive", type);
            Assert.Contains("Confirmed: Color 1", text, StringComparison.Ordinal);
            Assert.Contains("postbot.refresh", text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Stranger", (await host.Presses(Activities.Press("people", "1"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_not_ours_or_of_another_place_shows_nothing()
    {
        var said = Activities.Mention("hold Color 1 fri 10-18 for NIGHTFALL 101 grade");
        await host.Says(said);
        foreach (var (id, place) in ((string, string)[])[("1", said["conversation"]!["id"]!.GetValue<string>()), (host.LastMessage, "19:elsewhere@thread.tacv2"), ("-1", TeamsActivities.Group)])
        {
            var (type, text) = await host.Presses(Activities.Looks(id, place, "Ana"));
            Assert.Equal("application/vnd.microsoft.activity.message", type);
            Assert.DoesNotContain("NIGHTFALL", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_fallback_says_it_all_and_no_more_than_six_buttons_stand_in_a_row()
    {
        var card = (await host.Says(Activities.Mention("hold Color 1 fri 10-18 for NIGHTFALL 101 grade"))).Card;
        Assert.StartsWith("Held, not confirmed: Color 1", card.GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        Assert.All(JsonNode.Parse(card.GetRawText())!["body"]!.AsArray().Where(element => element!["type"]!.GetValue<string>() == "ActionSet"), set => Assert.InRange(set!["actions"]!.AsArray().Count, 1, 6));
    }
}
