using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Teams' requests through the whole program: desk, database, outbox and back.</summary>
public sealed class TeamsHostTests : IAsyncLifetime
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
    public async Task A_personal_line_is_answered_where_it_was_said()
    {
        var answer = await host.Says(host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        Assert.Equal(TeamsActivities.Direct("Ana"), answer.Conversation);
        Assert.Contains("Held, not confirmed: Color 1", answer.CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_import_says_on_the_pressed_message_how_far_it_has_come()
    {
        var preview = await host.Says(host.Activities.Personal("import people\nname\n" + string.Join('\n', Enumerable.Range(1, 5_000).Select(i => $"P{i}"))));
        Assert.Contains("5000 people to import", preview.CardText, StringComparison.Ordinal);
        var (type, text) = await host.Presses(host.Activities.Press(Execute(preview, "Import 5000"), host.LastMessage, preview.Conversation));
        Assert.Contains("Imported: 5000 new people", text, StringComparison.Ordinal);
        // The first word of it is always shown; the outcome takes the place of the last.
        var said = new List<ConnectorCall>();
        do said.Add(await host.Connector.Wait(ConnectorCall.Edit, said.Count + 1));
        while (!said[^1].CardText.Contains("Imported", StringComparison.Ordinal));
        Assert.Contains("Importing 5,000 people: 0 % looked at", said[0].CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_mention_is_answered_in_its_thread_and_its_button_answers_and_edits_for_all()
    {
        var said = host.Activities.Mention("hold Color 1 tomorrow 10-18 for NIGHTFALL");
        var thread = said["conversation"]!["id"]!.GetValue<string>();
        var posted = await host.Says(said);
        Assert.Equal(thread, posted.Conversation);
        var data = Execute(posted, "Confirm");
        var id = (1_795_600_000_000 + host.Connector.CallsOf(ConnectorCall.Send).Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (type, text) = await host.Presses(host.Activities.Press(data, id, thread));
        Assert.Equal("application/vnd.microsoft.card.adaptive", type);
        Assert.Contains("Confirmed: Color 1", text, StringComparison.Ordinal);
        var edited = await host.Connector.Wait(ConnectorCall.Edit);
        Assert.Equal((thread, id), (edited.Conversation, edited.Message));
        Assert.Contains("Confirmed: Color 1", edited.CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_and_the_same_press_delivered_again_happen_once()
    {
        var line = host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL");
        var answer = await host.Says(line);
        await host.Send(line);
        var press = host.Activities.Press(Execute(answer, "Confirm"), "1");
        var (_, first) = await host.Presses(press);
        var (_, again) = await host.Presses(press);
        Assert.Equal(first, again);
        await host.Says(host.Activities.Personal("help"));
        Assert.DoesNotContain(host.Connector.CallsOf(ConnectorCall.Send), call => call.CardText.Contains("second in line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_clients_press_does_the_same()
    {
        var posted = await host.Says(host.Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL"));
        var id = (1_795_600_000_000 + host.Connector.CallsOf(ConnectorCall.Send).Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((200, ""), await host.Send(host.Activities.Submit(Execute(posted, "Confirm"), id)));
        Assert.Contains("Confirmed: Color 1", (await host.Connector.Wait(ConnectorCall.Edit)).CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_fields_and_their_values_run_the_command()
    {
        var asked = await host.Says(host.Activities.Personal("hold Color 1 for NIGHTFALL"));
        var form = asked.Card.GetProperty("body").EnumerateArray().Single(element => element.TryGetProperty("items", out var items) && items.GetArrayLength() > 1);
        var send = form.GetProperty("items").EnumerateArray().Last().GetProperty("actions")[0].GetProperty("data");
        var data = JsonNode.Parse(send.GetRawText())!.AsObject();
        foreach (var input in form.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetString()!.StartsWith("Input.", StringComparison.Ordinal)))
        {
            data[input.GetProperty("id").GetString()!] = input.TryGetProperty("value", out var value) ? value.GetString() : "";
        }
        data["field:when"] = "fooday";
        Assert.Equal("application/vnd.microsoft.activity.message", (await host.Presses(host.Activities.Press(data.DeepClone().AsObject(), "1"))).Type);
        data["field:when"] = "tomorrow 10-18";
        var (_, text) = await host.Presses(host.Activities.Press(data, "1"));
        Assert.Contains("Held, not confirmed: Color 1", text, StringComparison.Ordinal);
    }

    private static JsonObject Execute(ConnectorCall call, string title)
    {
        var action = call.Card.GetProperty("body").EnumerateArray()
            .Where(element => element.GetProperty("type").GetString() == "ActionSet")
            .SelectMany(set => set.GetProperty("actions").EnumerateArray())
            .Single(action => action.GetProperty("title").GetString() == title);
        if (action.TryGetProperty("card", out var question)) action = question.GetProperty("actions")[0];
        return JsonNode.Parse(action.GetProperty("data").GetRawText())!.AsObject();
    }
}
