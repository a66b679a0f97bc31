using PostBot.Core.Delivery;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Messages that nobody asked for: who can be reached, where, and who hears it when somebody cannot.</summary>
public sealed class TeamsReachTests : IAsyncLifetime
{
    private TeamsHost host = null!;

    private TeamsActivities Activities => host.Activities;

    public async Task InitializeAsync() => host = await TeamsHost.WithStudio(linked: true);

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Connector.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_adds_postbot_is_greeted_once()
    {
        var added = Activities.Installed("add", "Ed");
        Assert.Contains("Hello Ed", (await host.Says(added)).CardText, StringComparison.Ordinal);
        await host.Send(added);
        await host.Send(Activities.Members("membersAdded", TeamsActivities.Bot, inChannel: false, who: "Ed"));
        await host.Says(Activities.Personal("help", "Ed"));
        Assert.Single(host.Connector.CallsOf(ConnectorCall.Send), call => call.CardText.Contains("Hello Ed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_postbot_was_removed_from_is_said_to_whoever_meant_to_tell_it_until_it_is_back()
    {
        Assert.Equal((200, ""), await host.Send(Activities.Installed("remove", inChannel: true)));
        Assert.Contains("Cannot be posted to: a channel, removed PostBot in Teams", await Ping(), StringComparison.Ordinal);
        var opened = await host.Says(Activities.Personal("round open NIGHTFALL 102 v1"));
        Assert.Contains("Not told:", opened.CardText, StringComparison.Ordinal);
        Assert.Equal((200, ""), await host.Send(Activities.Installed("add", inChannel: true)));
        Assert.DoesNotContain("Cannot be posted to", await Ping(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_keeps_its_new_name_and_is_gone_while_it_is_deleted()
    {
        Assert.Equal((200, ""), await host.Send(Activities.ChannelEvent("channelRenamed", "Nightfall dailies")));
        Assert.Equal((200, ""), await host.Send(Activities.ChannelEvent("channelDeleted", "Nightfall dailies")));
        Assert.Contains("Cannot be posted to: Nightfall dailies, the channel was deleted in Teams", await Ping(), StringComparison.Ordinal);
        Assert.Equal((200, ""), await host.Send(Activities.ChannelEvent("channelRestored", "Nightfall dailies")));
        Assert.DoesNotContain("Cannot be posted to", await Ping(), StringComparison.Ordinal);
        Assert.Equal((200, ""), await host.Send(Activities.ChannelEvent("teamRenamed", "Another")));
    }

    [Fact]
    public async Task A_channel_that_refuses_us_is_known_as_such_after_the_first_time()
    {
        host.Connector.Script(ConnectorCall.Create, FakeBotConnector.Error(403, "BotNotInConversationRoster"));
        await host.Says(Activities.Personal("round open NIGHTFALL 102 v1"));
        // Messages to one channel are paced, so it may go out a moment later.
        await host.Connector.Wait(ConnectorCall.Create);
        Assert.Contains("Cannot be posted to: a channel, PostBot was removed from the conversation", await Ping(), StringComparison.Ordinal);
        // Whoever coordinates the production was told so by then.
        host.Skip(1);
        Assert.Contains("Not told:", (await host.Says(Activities.Personal("round open NIGHTFALL 103 v1"))).CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_opened_again_and_its_new_name_is_kept()
    {
        await using var sender = await TeamsSurface.Start();
        sender.Connector.Script(ConnectorCall.Send, FakeBotConnector.Error(404, "ConversationNotFound"));
        var message = new OutgoingMessage(1, FakeBotConnector.TenantId, SendKind.Post, TeamsActivities.Direct("Ed"), TeamsActivities.ObjectId("Ed"), new Core.Cards.Card("Your deadline is tomorrow")) { ServiceUrl = sender.Connector.ServiceUrl };
        var sent = Assert.IsType<Sent>(await sender.Sender.Send(message, CancellationToken.None));
        Assert.Equal($"a:with-{TeamsActivities.ObjectId("Ed")}", sent.Channel);
        sender.Connector.Script(ConnectorCall.Send, FakeBotConnector.Error(404, "ConversationNotFound"));
        Assert.IsType<Refused>(await sender.Sender.Send(message with { PersonId = null }, CancellationToken.None));
    }

    [Fact]
    public async Task Messages_go_to_the_address_that_was_heard_last()
    {
        await using var surface = await TeamsSurface.Start();
        var moved = surface.Activities.Personal("help");
        moved["serviceUrl"] = surface.Connector.ServiceUrl.Replace("/emea/", "/amer/", StringComparison.Ordinal);
        Assert.Equal(200, (await surface.Send(surface.Activities.Post(moved))).Status);
        var message = new OutgoingMessage(1, FakeBotConnector.TenantId, SendKind.Post, TeamsActivities.Direct("Ana"), null, new Core.Cards.Card("Hello")) { ServiceUrl = "http://127.0.0.1:1/emea/" };
        Assert.IsType<Sent>(await surface.Sender.Send(message, CancellationToken.None));
        // Of a conversation nothing was heard of, the stored address counts.
        Assert.IsType<Refused>(await surface.Sender.Send(message with { Channel = "a:other" }, CancellationToken.None));
    }

    /// <summary>What the trust panel says once everything that waits is worked.</summary>
    private async Task<string> Ping()
    {
        await host.Settle();
        return (await host.Presses(Activities.Press("ping", "1"))).Text;
    }
}
