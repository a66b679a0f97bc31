using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>The message extension through the whole program.</summary>
public sealed class TeamsExtensionTests : IAsyncLifetime
{
    private const string Public = "https://postbot.example";

    private TeamsHost host = null!;

    private TeamsActivities Activities => host.Activities;

    public async Task InitializeAsync() => host = await TeamsHost.WithStudio(settings: $"PostBot:PublicUrl={Public}");

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Connector.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Bookings_notes_and_productions_are_found_by_their_words_and_shown_as_cards()
    {
        await host.Says(Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"));
        await host.Says(Activities.Personal("note F1 01:02:10:05 trim the pause"));
        var booking = Assert.Single(await Found("bookings", "color"));
        Assert.Contains("Color 1", booking.GetProperty("preview").GetProperty("content").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("confirm B1", booking.GetProperty("content").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("trim the pause", Assert.Single(await Found("notes", "PAUSE")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("NIGHTFALL", Assert.Single(await Found("projects", "")).GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await Found("notes", "nowhere"));
    }

    [Fact]
    public async Task Who_may_not_see_a_production_finds_nothing_of_it_and_strangers_nothing_at_all()
    {
        await host.Says(Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"));
        Assert.Equal("I have not met you yet. Write hello to me in our chat first.", await Said("bookings", "color", "Dana"));
        await host.Says(Activities.Personal("hello", "Dana"));
        await host.Presses(Activities.Press($"role @{TeamsActivities.ObjectId("Dana")} client", "4"));
        foreach (var command in (string[])["bookings", "notes", "projects"]) Assert.Equal("Nothing you can see has these words in it.", await Said(command, "", "Dana"));
        Assert.Equal((200, ""), await host.Send(Activities.Invoke("composeExtension/queryLink", new JsonObject { ["url"] = $"{Public}/show/B1" }, who: "Dana")));
    }

    [Fact]
    public async Task A_link_of_ours_becomes_its_card_and_other_links_stay_links()
    {
        await host.Says(Activities.Personal("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"));
        Assert.Contains("Color 1", Assert.Single(await Unfurled($"{Public}/show/b1")).GetRawText(), StringComparison.Ordinal);
        var board = Assert.Single(await Unfurled($"{Public}/board/0123456789abcdef")).GetRawText();
        Assert.DoesNotContain("0123456789abcdef", board, StringComparison.Ordinal);
        foreach (var url in (string[])["https://postbot.example.attacker.example/show/B1", "http://postbot.example/show/B1", "https://postbot.example:8443/B1", $"{Public}/show/B99", $"{Public}/files/f1-x", "nonsense"])
        {
            Assert.Equal((200, ""), await host.Send(Activities.Invoke("composeExtension/queryLink", new JsonObject { ["url"] = url })));
        }
    }

    [Fact]
    public async Task A_message_becomes_a_note_with_its_author_and_a_link_back()
    {
        var dialog = await Fetch("<p>01:02:10:05&nbsp;trim the <b>pause</b> &amp; go</p>");
        Assert.Equal("01:02:10:05 trim the pause & go", Field(dialog, "note").GetProperty("value").GetString());
        var wrong = Task(await Submit(Filled(dialog, ("round", "F77"))));
        Assert.Contains("F77", Card(wrong).GetRawText(), StringComparison.Ordinal);
        var inserted = await Submit(Filled(wrong, ("round", "F1")));
        var card = Assert.Single(inserted.GetProperty("composeExtension").GetProperty("attachments").EnumerateArray()).GetProperty("content").GetRawText();
        Assert.Contains("trim the pause", card, StringComparison.Ordinal);
        var shown = (await host.Presses(Activities.Press("show N1", "9"))).Text;
        Assert.Contains("Olo on NIGHTFALL 101 v7 (F1)", shown, StringComparison.Ordinal);
        Assert.Contains("logged by Ana", shown, StringComparison.Ordinal);
        Assert.Contains("https://teams.microsoft.com/l/message/", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_notes_in_one_message_are_looked_at_first_and_added_from_the_dialog()
    {
        var dialog = await Fetch("<div>01:02:10:05 trim the pause</div><div>01:04:00:00 logo longer<br>01:05:00:00 music down</div>");
        var preview = Task(await Submit(Filled(dialog, ("round", "F1"))));
        Assert.Contains("3 notes", Card(preview).GetProperty("body")[0].GetRawText(), StringComparison.Ordinal);
        var add = Card(preview).GetProperty("actions").EnumerateArray().First();
        Assert.StartsWith("Add", add.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Empty(ExtensionRules.Answer(await Submit(JsonNode.Parse(add.GetProperty("data").GetRawText())!)));
        Assert.Contains("N3", (await host.Presses(Activities.Press("notes F1", "9"))).Text, StringComparison.Ordinal);
        foreach (var note in (string[])["N1", "N2", "N3"])
        {
            var shown = (await host.Presses(Activities.Press($"show {note}", "9"))).Text;
            Assert.Contains("https://teams.microsoft.com/l/message/", shown, StringComparison.Ordinal);
            Assert.Contains("Olo on NIGHTFALL 101 v7 (F1)", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_edited_message_offers_what_differs_and_one_that_is_no_note_is_not_kept()
    {
        var said = Activities.Personal("note F1 01:02:10:05 trim the pause");
        await host.Says(said);
        await host.Send(Activities.Edit(said, "note F1 01:02:10:05 trim the pause"));
        await host.Settle();
        var sends = host.Connector.CallsOf(ConnectorCall.Send).Count;
        var offer = await host.Says(Activities.Edit(said, "note F1 01:02:12:00 trim the long pause"));
        Assert.Equal(sends + 1, host.Connector.CallsOf(ConnectorCall.Send).Count);
        Assert.Contains("The message behind N1 was edited. Change the notes too?", offer.CardText, StringComparison.Ordinal);
        Assert.Contains("N1 · 01:02:10:05 trim the pause → 01:02:12:00 trim the long pause", offer.CardText, StringComparison.Ordinal);
        var change = System.Text.RegularExpressions.Regex.Match(offer.Card.GetRawText(), "note F1 change f[0-9a-f-]+").Value;
        var changed = await host.Presses(Activities.Press(change, host.LastMessage));
        Assert.Contains("Changed: 01:02:12:00 trim the long pause", changed.Text, StringComparison.Ordinal);
        var other = Activities.Personal("hello");
        await host.Says(other);
        await host.Send(Activities.Edit(other, "cancel B1"));
        await host.Settle();
        Assert.DoesNotContain("cancel B1", string.Concat(host.Connector.CallsOf(ConnectorCall.Send).Select(call => call.CardText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_message_it_is_decides_nothing_about_who_may_note()
    {
        await host.Says(Activities.Personal("hello", "Vic"));
        await host.Presses(Activities.Press($"role @{TeamsActivities.ObjectId("Vic")} viewer", "4"));
        var refused = Task(await Answer(Activities.Invoke("composeExtension/fetchTask", Value(TeamsActivities.Payload("<p>trim</p>", "Ana", TeamsActivities.ObjectId("Ana"))), who: "Vic")));
        Assert.Contains("needs an artist", refused.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>a<script>alert(1)</script></p>", "aalert(1)")]
    [InlineData("<at id=\"0\">PostBot</at>&nbsp;hi &lt;b&gt;", "PostBot hi <b>")]
    [InlineData("<p>one</p>\r\n<p>two<br/>three</p><attachment id=\"1\"></attachment>", "one\ntwo\nthree")]
    [InlineData("<<<<p>x", "<<<x")]
    [InlineData("", null)]
    public async Task Only_the_words_of_a_message_are_taken(string html, string? words)
    {
        var dialog = await Fetch(html, "Ana", TeamsActivities.ObjectId("Ana"));
        Assert.Equal(words, Field(dialog, "note").TryGetProperty("value", out var value) ? value.GetString() : null);
    }

    [Fact]
    public async Task A_deleted_message_and_none_at_all_leave_the_form_empty()
    {
        var deleted = TeamsActivities.Payload("<p>secret</p>");
        deleted["deleted"] = true;
        foreach (var payload in (JsonNode?[])[deleted, null, "words", new JsonArray()])
        {
            var dialog = Task(await Answer(Activities.Invoke("composeExtension/fetchTask", Value(payload))));
            Assert.False(Field(dialog, "note").TryGetProperty("value", out _));
        }
    }

    private static JsonObject Value(JsonNode? payload, JsonNode? data = null) => new() { ["commandId"] = "logNote", ["commandContext"] = "message", ["context"] = new JsonObject { ["theme"] = "default" }, ["data"] = data, ["messagePayload"] = payload };

    private async Task<JsonElement> Fetch(string html, string author = "Olo", string authorId = "00000000-0000-4000-8000-00000000aaaa") =>
        Task(await Answer(Activities.Invoke("composeExtension/fetchTask", Value(TeamsActivities.Payload(html, author, authorId)))));

    private Task<JsonElement> Submit(JsonNode data) => Answer(Activities.Invoke("composeExtension/submitAction", Value(TeamsActivities.Payload("<p>x</p>"), data)));

    private async Task<JsonElement> Answer(JsonObject activity)
    {
        var answer = await host.Answer(activity);
        Assert.Empty(ExtensionRules.Answer(answer));
        return answer;
    }

    private async Task<IReadOnlyList<JsonElement>> Unfurled(string url) =>
        [.. (await Answer(Activities.Invoke("composeExtension/queryLink", new JsonObject { ["url"] = url }))).GetProperty("composeExtension").GetProperty("attachments").EnumerateArray()];

    private async Task<IReadOnlyList<JsonElement>> Found(string command, string words)
    {
        var extension = (await Answer(Activities.Search(command, words))).GetProperty("composeExtension");
        return extension.TryGetProperty("attachments", out var attachments) ? [.. attachments.EnumerateArray()] : [];
    }

    private async Task<string?> Said(string command, string words, string who) => (await Answer(Activities.Search(command, words, who))).GetProperty("composeExtension").GetProperty("text").GetString();

    private static JsonElement Task(JsonElement answer) => answer.GetProperty("task");

    private static JsonElement Card(JsonElement task) => task.GetProperty("value").GetProperty("card").GetProperty("content");

    private static JsonElement Field(JsonElement task, string name) => Card(task).GetProperty("body").EnumerateArray().Single(element => element.TryGetProperty("id", out var id) && id.GetString() == "field:" + name);

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
}
