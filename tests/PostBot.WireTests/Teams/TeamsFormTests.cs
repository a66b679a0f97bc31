using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Forms as Teams' dialogs, through the whole program.</summary>
public sealed class TeamsFormTests : IAsyncLifetime
{
    private TeamsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await TeamsHost.Start();
        await host.Says(host.Activities.Personal("setup"));
        await host.Says(host.Activities.Personal("resource add \"Color 1\" color"));
        await host.Says(host.Activities.Personal("project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3"));
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Connector.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_question_has_a_button_whose_dialog_points_at_wrong_fields_and_whose_answer_takes_the_questions_place()
    {
        var said = host.Activities.Mention("hold Color 1 for NIGHTFALL confirm");
        var thread = said["conversation"]!["id"]!.GetValue<string>();
        var (asked, id) = await Asked(said);
        var dialog = await Task("task/fetch", Opener(asked), id, thread);
        Assert.Equal(("Color 1", "confirm"), (Input(dialog, "resource").GetProperty("value").GetString(), Input(dialog, "confirm").GetProperty("value").GetString()));

        var wrong = await Task("task/submit", Filled(dialog, ("when", "fooday")), null, thread);
        Assert.Equal("fooday", Input(wrong, "when").GetProperty("value").GetString());
        var body = Card(wrong).GetProperty("body").EnumerateArray().ToList();
        var at = body.FindIndex(element => element.TryGetProperty("id", out var input) && input.GetString() == "field:when");
        Assert.Contains("fooday", body[at + 1].GetProperty("inlines")[0].GetProperty("text").GetString(), StringComparison.Ordinal);

        Assert.Null(await Sent(Filled(wrong, ("when", "tomorrow 10-18")), thread));
        var edited = await host.Connector.Wait(ConnectorCall.Edit);
        Assert.Equal((thread, id), (edited.Conversation, edited.Message));
        Assert.Contains("Confirmed: Color 1", edited.CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_in_the_message_do_the_same_for_all_who_see_it()
    {
        var said = host.Activities.Mention("hold Color 1 for NIGHTFALL");
        var thread = said["conversation"]!["id"]!.GetValue<string>();
        var (asked, id) = await Asked(said);
        var items = asked.Card.GetProperty("body").EnumerateArray().Single(element => element.TryGetProperty("items", out var inner) && inner.GetArrayLength() > 1).GetProperty("items");
        var data = JsonNode.Parse(items.EnumerateArray().Last().GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        (data["field:resource"], data["field:project"], data["field:when"]) = ("Color 1", "NIGHTFALL", "tomorrow 10-18");
        var (_, text) = await host.Presses(host.Activities.Press(data, id, thread));
        Assert.Contains("Held, not confirmed: Color 1", text, StringComparison.Ordinal);
        Assert.Contains("Held, not confirmed: Color 1", (await host.Connector.Wait(ConnectorCall.Edit)).CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_over_the_form()
    {
        var dialog = await Dialog("release");
        var refused = await Task("task/submit", Filled(dialog, ("booking", "B77"), ("reason", "client moved")));
        Assert.Contains("There is no B77 that you can see.", Card(refused).GetProperty("body")[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("client moved", Input(refused, "reason").GetProperty("value").GetString());
    }

    [Fact]
    public async Task What_changed_meanwhile_is_said_at_its_field_once()
    {
        await host.Says(host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        await Coordinator("Jo");
        var dialog = await Dialog("release");
        await host.Send(host.Activities.Press("confirm B1", "1", who: "Jo"));
        var stale = await Task("task/submit", Filled(dialog, ("booking", "B1")));
        Assert.Contains("B1 changed since you opened this form: Confirmed: Color 1", Card(stale).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("B1", Input(stale, "booking").GetProperty("value").GetString());
        Assert.Null(await Sent(Filled(stale)));
        Assert.Contains("Released", (await host.Presses(host.Activities.Press("show B1", "2"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_in_a_message_say_the_same_and_stay_as_they_are()
    {
        var (asked, id) = await Asked(host.Activities.Personal("release"));
        await host.Says(host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        await Coordinator("Jo");
        var send = asked.Card.GetProperty("body").EnumerateArray().Single(element => element.TryGetProperty("items", out var inner) && inner.GetArrayLength() > 1).GetProperty("items").EnumerateArray().Last();
        var data = JsonNode.Parse(send.GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        data["field:booking"] = "B1";
        await host.Send(host.Activities.Press("confirm B1", "1", who: "Jo"));
        var (type, words) = await host.Presses(host.Activities.Press(data.DeepClone().AsObject(), id));
        Assert.Equal("application/vnd.microsoft.activity.message", type);
        Assert.Contains("B1 changed since you opened this form", words, StringComparison.Ordinal);
        Assert.Contains("Released: Color 1", (await host.Presses(host.Activities.Press(data, id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_no_longer_do_it_is_told_so_in_the_dialog_and_nothing_changes()
    {
        await host.Says(host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        await Coordinator("Jo");
        var dialog = await Dialog("confirm", "Jo");
        await host.Presses(host.Activities.Press($"role @{TeamsActivities.ObjectId("Jo")} artist", "3"));
        var refused = await Task("task/submit", Filled(dialog, ("booking", "B1")), who: "Jo");
        Assert.Contains("needs a coordinator", Card(refused).GetProperty("body")[0].GetRawText(), StringComparison.Ordinal);
        Assert.All(Card(refused).GetProperty("actions").EnumerateArray(), action => Assert.False(action.GetProperty("data").TryGetProperty("form", out _)));
        Assert.Contains("Held, not confirmed", (await host.Presses(host.Activities.Press("show B1", "2"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_has_one_effect()
    {
        var dialog = await Dialog("hold Color 1 for NIGHTFALL");
        var filled = Filled(dialog, ("when", "tomorrow 10-18"));
        for (var time = 0; time < 2; time++) Assert.Null(await Sent(filled.DeepClone()));
        var other = await Task("task/submit", Filled(dialog, ("when", "fri 10-18")));
        Assert.Contains("You sent this form already.", other.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Contains("There is no B2", (await host.Presses(host.Activities.Press("show B2", "2"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_refusal_offers_is_said_in_the_dialog_and_not_in_the_channel()
    {
        await host.Says(host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL confirm"));
        var dialog = await Dialog("hold Color 1 for NIGHTFALL");
        var refused = await Task("task/submit", Filled(dialog, ("when", "tomorrow 10-18")));
        Assert.Contains("Color 1 is taken", Card(refused).GetProperty("body")[0].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("hold \\\"Color 1\\\" ", Card(refused).GetRawText(), StringComparison.Ordinal);
        await host.Says(host.Activities.Personal("help"));
        Assert.DoesNotContain(host.Connector.CallsOf(ConnectorCall.Send), call => call.CardText.Contains("is taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_clients_wrong_field_is_asked_for_again_in_a_message()
    {
        var data = new JsonObject { ["form"] = "hold", ["v"] = 1, ["field:resource"] = "Color 1", ["field:project"] = "NIGHTFALL", ["field:when"] = "fooday" };
        var again = await host.Says(host.Activities.Submit(data, "1"));
        Assert.Contains("I do not know when", again.CardText, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"NIGHTFALL\"", again.CardText, StringComparison.Ordinal);
        data["field:when"] = "tomorrow 10-18";
        Assert.Contains("Held, not confirmed: Color 1", (await host.Says(host.Activities.Submit(data.DeepClone().AsObject(), "1"))).CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_is_not_ours_is_refused_in_words()
    {
        var strange = new JsonObject { ["form"] = "hold#1.x", ["field:when"] = new JsonArray(1, 2), ["on"] = 7 };
        foreach (var data in (JsonNode?[])[null, "words", 7, new JsonArray(), new JsonObject(), new JsonObject { ["line"] = "" }, new JsonObject { ["form"] = 1 }])
        {
            foreach (var name in (string[])["task/fetch", "task/submit"])
            {
                var answer = await Task(name, data?.DeepClone());
                Assert.Equal("message", answer.GetProperty("type").GetString());
                Assert.Contains("I do not know this form any more.", answer.GetProperty("value").GetString(), StringComparison.Ordinal);
            }
        }
        Assert.Equal("continue", (await Task("task/submit", strange)).GetProperty("type").GetString());
        foreach (var (name, data) in ((string, JsonObject)[])[("task/submit", new JsonObject { ["form"] = "no such verb#99999999999999999999.!" }), ("task/fetch", new JsonObject { ["line"] = "xyzzy" })])
        {
            Assert.Contains("I did not find a command", Card(await Task(name, data)).GetProperty("body")[0].GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Huge_text_in_a_field_is_answered_within_teams_limits()
    {
        var dialog = await Dialog("release");
        var answer = await Task("task/submit", Filled(dialog, ("booking", new string('x', 40_000)), ("reason", new string('y', 4_000))));
        Assert.Equal("message", answer.GetProperty("type").GetString());
        Assert.Contains("too long", answer.GetProperty("value").GetString(), StringComparison.Ordinal);
    }

    private async Task<(ConnectorCall Asked, string Id)> Asked(JsonObject activity)
    {
        var asked = await host.Says(activity);
        return (asked, (1_795_600_000_000 + host.Connector.CallsOf(ConnectorCall.Send).Count).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task<JsonElement> Dialog(string line, string who = "Ana") => Task("task/fetch", new JsonObject { ["line"] = line, ["v"] = 1 }, "7", who: who);

    /// <summary>What the dialog shows then.</summary>
    private async Task<JsonElement> Task(string name, JsonNode? data, string? on = null, string? conversation = null, string who = "Ana")
    {
        var (status, body) = await host.Send(host.Activities.Task(name, data, on, conversation, who));
        Assert.Equal(200, status);
        Assert.Empty(AdaptiveCardRules.Task(body));
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.GetProperty("task").Clone();
    }

    /// <summary>Sends the dialog; null when it closed.</summary>
    private async Task<string?> Sent(JsonNode data, string? conversation = null)
    {
        var (status, body) = await host.Send(host.Activities.Task("task/submit", data, null, conversation));
        Assert.Equal(200, status);
        return body.Length == 0 ? null : body;
    }

    private async Task Coordinator(string who)
    {
        await host.Says(host.Activities.Personal("status", who));
        var (_, text) = await host.Presses(host.Activities.Press($"role @{TeamsActivities.ObjectId(who)} coordinator", "4"));
        Assert.Contains("coordinator", text, StringComparison.Ordinal);
    }

    private static JsonElement Card(JsonElement task) => task.GetProperty("value").GetProperty("card").GetProperty("content");

    private static JsonElement Input(JsonElement task, string field) => Card(task).GetProperty("body").EnumerateArray()
        .Single(element => element.TryGetProperty("id", out var id) && id.GetString() == "field:" + field);

    /// <summary>What Teams sends: the button's data with what is in the inputs.</summary>
    private static JsonObject Filled(JsonElement task, params (string Field, string Value)[] typed)
    {
        var data = JsonNode.Parse(Card(task).GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        foreach (var input in Card(task).GetProperty("body").EnumerateArray().Where(element => element.TryGetProperty("id", out _)))
        {
            data[input.GetProperty("id").GetString()!] = input.TryGetProperty("value", out var value) ? value.GetString() : "";
        }
        foreach (var (field, value) in typed) data["field:" + field] = value;
        return data;
    }

    private static JsonNode Opener(ConnectorCall asked)
    {
        var form = asked.Card.GetProperty("body").EnumerateArray().Single(element => element.TryGetProperty("items", out var items) && items.GetArrayLength() > 1);
        var opener = form.GetProperty("items").EnumerateArray().Last().GetProperty("actions").EnumerateArray().Single(action => action.GetProperty("type").GetString() == "Action.Submit");
        return JsonNode.Parse(opener.GetProperty("data").GetRawText())!;
    }
}
