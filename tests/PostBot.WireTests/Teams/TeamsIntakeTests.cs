using System.Text.Json.Nodes;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>What each kind of activity becomes, over real HTTP.</summary>
public sealed class TeamsIntakeTests : IAsyncLifetime
{
    private TeamsSurface surface = null!;

    private TeamsActivities Activities => surface.Activities;

    public async Task InitializeAsync() => surface = await TeamsSurface.Start();

    public async Task DisposeAsync() => await surface.DisposeAsync();

    [Fact]
    public async Task A_personal_line_knows_who_where_and_how_to_reach_them()
    {
        await Send(Activities.Personal("hold Color 1 tomorrow"));
        var said = Said();
        Assert.Equal("hold Color 1 tomorrow", said.Text);
        Assert.Equal(new Place(TeamsActivities.Direct("Ana"), PlaceKind.Direct, null, null, surface.Connector.ServiceUrl), said.Place);
        Assert.Equal(TeamsActivities.ObjectId("Ana"), said.Sender.Id);
        Assert.Equal((TeamsActivities.MentionId("Ana"), TeamsActivities.Direct("Ana"), "Europe/London", false), (said.Sender.MentionId, said.Sender.DirectChannel, said.Sender.Zone, said.Sender.IsOutsider));
        Assert.Equal((ReplyBy.Post, false), (said.Reply, said.Public));
    }

    [Fact]
    public async Task A_channel_line_keeps_its_thread_and_is_for_all()
    {
        await Send(Activities.Mention("status NIGHTFALL", thread: "1700000000000"));
        var said = Said();
        Assert.Equal("status NIGHTFALL", said.Text);
        Assert.Equal((TeamsActivities.Channel, PlaceKind.Channel, "1700000000000", true), (said.Place.Channel, said.Place.Kind, said.Place.Thread, said.Public));
        Assert.Null(said.Sender.DirectChannel);
    }

    [Fact]
    public async Task A_group_chat_has_no_threads()
    {
        await Send(Activities.GroupMention("today"));
        var said = Said();
        Assert.Equal((TeamsActivities.Group, PlaceKind.Group, null, true, "today"), (said.Place.Channel, said.Place.Kind, said.Place.Thread, said.Public, said.Text));
    }

    [Fact]
    public async Task What_people_say_to_each_other_is_not_even_stored()
    {
        var talk = Activities.Mention("see you at six");
        talk["entities"] = new JsonArray();
        await Send(talk);
        foreach (var type in (string[])["messageReaction", "messageUpdate", "messageDelete", "typing", "event", "somethingNew"]) await Send(TeamsActivities.With(Activities.Personal("x"), ("type", type)));
        await Send(Activities.Members("membersAdded", "29:somebody-else"));
        Assert.Empty(surface.Stored);
    }

    [Fact]
    public async Task A_repeated_message_is_stored_once()
    {
        var activity = Activities.Personal("hold Color 1 tomorrow");
        for (var count = 0; count < 3; count++) await Send(activity);
        Assert.Single(surface.Stored);
        await Send(Activities.Personal("hold Color 1 tomorrow"));
        Assert.Equal(2, surface.Stored.Count);
    }

    [Fact]
    public async Task An_old_clients_button_becomes_the_same_line()
    {
        await Send(Activities.Submit(new JsonObject { ["line"] = "confirm B12", ["v"] = 1 }, "1795218964005", $"{TeamsActivities.Channel};messageid=1795218964000"));
        var said = Said();
        Assert.Equal(("confirm B12", ReplyBy.Edit, "1795218964005", "1795218964000"), (said.Text, said.Reply, said.OnMessage, said.Place.Thread));
    }

    [Fact]
    public async Task An_old_clients_form_becomes_its_values()
    {
        await Send(Activities.Submit(new JsonObject { ["form"] = "hold", ["v"] = 1, ["field:when"] = "tomorrow 10-18", ["field:tick"] = true }, "-1"));
        var said = Said();
        Assert.Equal("hold", said.Form!.Id);
        Assert.Equal(new Dictionary<string, string> { ["when"] = "tomorrow 10-18", ["tick"] = "true" }, said.Form.Values);
        Assert.Null(said.OnMessage);
    }

    [Fact]
    public async Task A_card_that_is_not_ours_is_ignored()
    {
        await Send(Activities.Submit(new JsonObject { ["actionId"] = "info" }, "1"));
        Assert.Empty(surface.Stored);
    }

    [Fact]
    public async Task Installing_and_removing_say_who_can_be_reached()
    {
        await Send(Activities.Installed("add"));
        // Whoever adds PostBot for themselves is greeted, which makes them known.
        var greeted = Said();
        Assert.Equal(("hello", TeamsActivities.ObjectId("Ana"), TeamsActivities.Direct("Ana"), ReplyBy.Post), (greeted.Text, greeted.Sender.Id, greeted.Sender.DirectChannel, greeted.Reply));
        surface.Stored.Clear();
        await Send(Activities.Installed("add-upgrade"));
        var reachable = Assert.IsType<Reachable>(surface.Reading());
        Assert.Equal((TeamsActivities.ObjectId("Ana"), TeamsActivities.Direct("Ana")), (reachable.Sender!.Id, reachable.Sender.DirectChannel));
        surface.Stored.Clear();
        await Send(Activities.Installed("remove"));
        Assert.Equal(TeamsActivities.ObjectId("Ana"), Assert.IsType<Unreachable>(surface.Reading()).SenderId);
        surface.Stored.Clear();
        await Send(Activities.Installed("add", inChannel: true));
        var place = Assert.IsType<Reachable>(surface.Reading());
        Assert.Equal((null, TeamsActivities.Channel), (place.Sender, place.Place.Channel));
        surface.Stored.Clear();
        await Send(Activities.Members("membersRemoved", TeamsActivities.Bot));
        Assert.Equal(TeamsActivities.Channel, Assert.IsType<Unreachable>(surface.Reading()).Channel);
        surface.Stored.Clear();
        await Send(Activities.Installed("remove-upgrade"));
        Assert.Empty(surface.Stored);
    }

    [Fact]
    public async Task A_pressed_button_is_answered_with_the_card()
    {
        surface.Desk = _ => Task.FromResult(new Answered(new Card("Color 1 is confirmed").Offer(new Button("Undo", "undo B12")), false));
        var answer = await surface.Answer(Activities.Post(Activities.Press("confirm B12", "1795218964005")));
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (answer.GetProperty("statusCode").GetInt32(), answer.GetProperty("type").GetString()));
        Assert.Empty(AdaptiveCardRules.Card(answer.GetProperty("value")));
        Assert.Contains("Color 1 is confirmed", answer.GetRawText(), StringComparison.Ordinal);
        var incoming = Assert.Single(surface.Handled);
        Assert.Equal(("confirm B12", ReplyBy.Response, "1795218964005"), (incoming.Text, incoming.Reply, incoming.OnMessage));
        Assert.NotNull(incoming.Key);
    }

    [Fact]
    public async Task A_submitted_form_brings_its_values_and_keeps_what_was_typed_when_it_is_wrong()
    {
        surface.Desk = _ => Task.FromResult(new Answered(new Card("When?"), false) { Refused = true, FieldErrors = new Dictionary<string, string> { ["when"] = "I do not understand \"fooday\"." } });
        var answer = await surface.Answer(Activities.Post(Activities.Press(new JsonObject { ["form"] = "hold", ["field:when"] = "fooday" }, "1")));
        Assert.Equal("application/vnd.microsoft.activity.message", answer.GetProperty("type").GetString());
        Assert.Equal("I do not understand \"fooday\".", answer.GetProperty("value").GetString());
        Assert.Equal("fooday", Assert.Single(surface.Handled).Form!.Values["when"]);
    }

    [Fact]
    public async Task A_refusal_is_words_unless_it_offers_a_way_on()
    {
        surface.Desk = incoming => Task.FromResult(incoming.Text == "confirm B12"
            ? new Answered(new Card("Confirming needs a coordinator"), false) { Refused = true }
            : new Answered(new Card("There is no Colour 7").Offer(new Button("Color 1", "free Color 1")), false) { Refused = true });
        var words = await surface.Answer(Activities.Post(Activities.Press("confirm B12", "1")));
        Assert.Equal(("application/vnd.microsoft.activity.message", "Confirming needs a coordinator"), (words.GetProperty("type").GetString(), words.GetProperty("value").GetString()));
        var card = await surface.Answer(Activities.Post(Activities.Press("free Colour 7", "1")));
        Assert.Equal("application/vnd.microsoft.card.adaptive", card.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_press_sent_again_while_the_first_is_at_work_is_the_same_press_and_later_it_is_another()
    {
        var first = new TaskCompletionSource<Answered>();
        surface.Desk = _ => first.Task;
        var slow = surface.Send(Activities.Post(Activities.Press("undo", "1")));
        while (surface.Handled.IsEmpty) await Task.Yield();
        var again = surface.Send(Activities.Post(Activities.Press("undo", "1")));
        while (surface.Handled.Count < 2) await Task.Yield();
        first.SetResult(new Answered(new Card("Undone"), false));
        await Task.WhenAll(slow, again);
        await surface.Send(Activities.Post(Activities.Press("undo", "1")));
        var keys = surface.Handled.Select(incoming => incoming.Key).ToList();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Fact]
    public async Task Work_that_takes_too_long_says_so()
    {
        var never = new TaskCompletionSource<Answered>();
        surface.Desk = _ => never.Task;
        var answer = await surface.Answer(Activities.Post(Activities.Press("board", "1")));
        Assert.Equal("Working on it…", answer.GetProperty("value").GetString());
        never.SetResult(new Answered(null, false));
    }

    [Fact]
    public async Task Invokes_we_do_not_know_are_501_and_malformed_ones_400()
    {
        Assert.Equal((501, ""), await surface.Send(Activities.Post(TeamsActivities.With(Activities.Press("x", "1"), ("name", "composeExtension/selectItem")))));
        Assert.Equal((501, ""), await surface.Send(Activities.Post(TeamsActivities.With(Activities.Press("x", "1"), ("name", null)))));
        foreach (var value in (JsonNode?[])[null, "words", new JsonObject(), new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Submit" } }, new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonObject() } }])
        {
            Assert.Equal((400, ""), await surface.Send(Activities.Post(TeamsActivities.With(Activities.Press("x", "1"), ("value", value)))));
        }
        Assert.Empty(surface.Handled);
    }

    private async Task Send(JsonObject activity) => Assert.Equal((200, ""), await surface.Send(Activities.Post(activity)));

    private Incoming Said() => Assert.IsType<Said>(surface.Reading()).Incoming;
}
