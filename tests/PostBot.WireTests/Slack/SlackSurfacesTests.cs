using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>The App Home, shortcuts, signs on messages and files, through the whole program.</summary>
public sealed class SlackSurfacesTests : IAsyncLifetime
{
    private SlackHost host = null!;

    public async Task InitializeAsync()
    {
        host = await SlackHost.Start();
        await host.Slash("setup");
        await host.Slash("resource add \"Color 1\" color");
        await host.Slash("project add NIGHTFALL \"Nightfall\" episodic 24 Europe/London rounds 3");
        await host.Slash("episode add NIGHTFALL 101");
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Slack.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task The_home_shows_the_day_when_it_is_opened_and_is_not_sent_twice_for_nothing()
    {
        await host.Send(host.Requests.HomeOpened());
        var published = await host.Slack.Wait("views.publish");
        Assert.Equal("U0ANA", published["user_id"]);
        await host.Send(host.Requests.HomeOpened(tab: "messages"));
        await host.Send(host.Requests.HomeOpened());
        await host.Send(host.Requests.HomeOpened("U0TOM"));
        Assert.Equal("U0TOM", (await host.Slack.Wait("views.publish", 2))["user_id"]);
    }

    [Fact]
    public async Task What_waits_is_settled_on_the_home_which_then_shows_what_became_of_it()
    {
        await host.Slash("due NIGHTFALL 101 grade today 23:59 owner @U0ANA");
        await host.Send(host.Requests.HomeOpened());
        var done = Values(await host.Slack.Wait("views.publish")).Single(line => line == "done D1");
        Assert.Equal((200, ""), await host.Send(host.Requests.HomePress(done, trigger: "5.5.home")));
        var after = host.Slack.CallsOf("views.publish")[^1];
        Assert.Contains("(D1)", after.Json("view").GetProperty("blocks")[0].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("done D1", Values(after));
        // The same press delivered again has its effect once.
        await host.Send(host.Requests.HomePress(done, trigger: "5.5.home"));
        await host.Settle();
        Assert.Empty(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task What_is_missing_on_the_home_is_asked_in_a_window_and_the_home_is_drawn_again()
    {
        var view = await host.Opens(host.Requests.HomePress("hold Color 1 for NIGHTFALL 101 grade"));
        var before = host.Slack.CallsOf("views.publish").Count;
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["when"] = "tomorrow 10-18" }));
        await host.Slack.Wait("views.publish", before + 1);
        await host.Settle();
        var told = host.Slack.CallsOf("chat.postMessage").Single();
        Assert.Equal("DU0ANA", told["channel"]);
        Assert.StartsWith("Held, not confirmed: Color 1", told["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_opens_a_window_from_anywhere()
    {
        var view = await host.Opens(host.Requests.Shortcut("book"));
        Assert.Equal("", await host.Submits(view, new Dictionary<string, string> { ["resource"] = "Color 1", ["when"] = "tomorrow 10-18", ["project"] = "NIGHTFALL 101 grade" }));
        await host.Settle();
        var posted = Assert.Single(host.Slack.CallsOf("chat.postMessage"));
        Assert.Equal("DU0ANA", posted["channel"]);
        Assert.StartsWith("Held, not confirmed: Color 1", posted["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expired_trigger_id", "")]
    [InlineData("exchanged_trigger_id", "")]
    [InlineData("invalid_arguments", ",\"response_metadata\":{\"messages\":[\"[ERROR] `trigger_id` expired [json-pointer:/trigger_id]\"]}")]
    public async Task A_shortcut_whose_trigger_died_is_answered_with_a_button_that_opens_the_window(string code, string extra)
    {
        host.Slack.Script("views.open", FakeAnswer.Error(code, extra));
        await host.Does(host.Requests.Shortcut("book"));
        var posted = await host.Slack.Wait("chat.postMessage");
        Assert.Equal("DU0ANA", posted["channel"]);
        var again = posted.Json("blocks").EnumerateArray().Last().GetProperty("elements")[0];
        Assert.Equal("Fill in the form", again.GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public async Task My_day_comes_as_a_direct_message()
    {
        await host.Does(host.Requests.Shortcut("my_day"));
        Assert.Equal("DU0ANA", Assert.Single(host.Slack.CallsOf("chat.postMessage"))["channel"]);
        await host.Does(host.Requests.Shortcut("of_another_app"));
        Assert.Single(host.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_message_is_logged_as_a_note_with_a_link_back_for_the_person_alone()
    {
        await host.Slash("round open NIGHTFALL 101 v1");
        await host.Slash("link NIGHTFALL");
        await host.Does(host.Requests.MessageShortcut("log_as_note", "trim the pause &amp; lose <@U0JO|jo>'s line", "1795600500.000200", thread: "1795600400.000100", responseUrl: host.Slack.ResponseUrl("note")));
        var noted = await host.Slack.Wait(SlackCall.Response);
        Assert.Equal(("ephemeral", "False"), (noted["response_type"], noted["replace_original"]));
        Assert.Contains("trim the pause &amp; lose", noted["text"], StringComparison.Ordinal);
        var blocks = noted["blocks"] + await Raw("show N1");
        Assert.Contains("https://studio.slack.com/archives/C0GENERAL/p1795600500000200?thread_ts=1795600400.000100&cid=C0GENERAL", blocks, StringComparison.Ordinal);
        // Who wrote it is the author, who pressed is who logged it.
        Assert.Contains("U0DANA on NIGHTFALL 101 v1 (F1)", blocks, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("logged by U0ANA", blocks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_note_of_a_logged_message_keeps_its_source_and_an_edit_offers_what_differs()
    {
        await host.Slash("round open NIGHTFALL 101 v1");
        await host.Slash("link NIGHTFALL");
        const string ts = "1795600500.000200";
        await host.Does(host.Requests.MessageShortcut("log_as_note", "01:02:10:05 trim\n01:04:00:00 logo longer", ts, responseUrl: host.Slack.ResponseUrl("look")));
        var look = await host.Slack.Wait(SlackCall.Response);
        var add = System.Text.RegularExpressions.Regex.Match(look["blocks"]!, "note F1 add f[0-9a-f-]+").Value;
        await host.Does(host.Requests.Press(add, "1795600600.000300", responseUrl: host.Slack.ResponseUrl("add")));
        foreach (var note in (string[])["show N1", "show N2"])
        {
            var shown = await Raw(note);
            Assert.Contains("https://studio.slack.com/archives/C0GENERAL/p1795600500000200", shown, StringComparison.Ordinal);
            Assert.Contains("logged by U0ANA", shown, StringComparison.Ordinal);
        }
        var posts = host.Slack.CallsOf("chat.postMessage").Count;
        // Unfurls and the like come as changes too; talk of which nothing was made is nobody's business.
        await host.Does(host.Requests.Edited("01:02:10:05 trim\n01:04:00:00 logo longer", ts, before: "01:02:10:05 trim\n01:04:00:00 logo longer"));
        await host.Does(host.Requests.Edited("secret plans", "1795600500.000999", before: "plans"));
        Assert.Equal(posts, host.Slack.CallsOf("chat.postMessage").Count);
        await host.Does(host.Requests.Edited("01:02:10:05 trim it\n01:04:00:00 logo longer", ts, before: "01:02:10:05 trim\n01:04:00:00 logo longer"));
        var offer = host.Slack.CallsOf("chat.postMessage")[^1];
        Assert.Equal("DU0ANA", offer["channel"]);
        Assert.Contains("The message behind N1–N2 was edited.", offer["text"], StringComparison.Ordinal);
        Assert.Contains("N1 · 01:02:10:05 trim → 01:02:10:05 trim it", offer["blocks"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_on_a_nudge_is_done_and_on_anything_else_nothing()
    {
        await host.Does(host.Requests.Mention("due NIGHTFALL 101 grade tomorrow 18:00 owner @U0ANA"));
        var (channel, ts) = ("C0GENERAL", FakeSlack.FirstTs);
        var before = host.Slack.Calls.Count(call => call.Method.StartsWith("chat.", StringComparison.Ordinal));
        foreach (var nothing in (HttpRequestMessage[])
        [
            host.Requests.Reaction("tada", channel, ts), host.Requests.Reaction("white_check_mark", channel, "1.1"), host.Requests.Reaction("white_check_mark", channel, ts, author: "U0JO"),
            host.Requests.Reaction("white_check_mark", channel, ts, FakeSlack.BotUserId), host.Requests.Reaction("white_check_mark", channel, ts, "U0STRANGER"),
        ]) await host.Does(nothing);
        Assert.Equal(before, host.Slack.Calls.Count(call => call.Method.StartsWith("chat.", StringComparison.Ordinal)));
        await host.Does(host.Requests.Reaction("white_check_mark", channel, ts));
        var edited = await host.Slack.Wait("chat.update");
        Assert.Equal((channel, ts), (edited["channel"], edited["ts"]));
        Assert.Contains("Done", edited["text"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Eyes_on_a_note_take_it()
    {
        await host.Slash("round open NIGHTFALL 101 v1");
        await host.Does(host.Requests.Mention("note F1 trim the pause"));
        await host.Does(host.Requests.Reaction("eyes", "C0GENERAL", FakeSlack.FirstTs));
        Assert.Contains("Ana", await host.Slash("show N1"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ana", (await host.Slack.Wait("chat.update"))["text"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_export_comes_as_a_file_in_three_steps_where_it_was_asked_for()
    {
        await host.Slash("round open NIGHTFALL 101 v1");
        await host.Slash("note F1 trim the pause");
        await host.Does(host.Requests.Mention("export F1 csv", ts: "1795600600.000100"));
        var (name, bytes, channel, thread) = Assert.Single(host.Slack.Files.Shared);
        Assert.Equal(("NIGHTFALL_101_v1_F1_csv.csv", "C0GENERAL", "1795600600.000100"), (name, channel, thread));
        Assert.Contains("trim the pause", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        Assert.Contains("privately", await host.Slash("export F1 csv"), StringComparison.Ordinal);
        await host.Settle();
        Assert.Equal("DU0ANA", host.Slack.Files.Shared[^1].Channel);
    }

    [Fact]
    public async Task A_file_that_slack_does_not_take_leaves_no_message_that_says_it_is_there()
    {
        await host.Slash("round open NIGHTFALL 101 v1");
        await host.Slash("note F1 trim the pause");
        host.Slack.Script("files.getUploadURLExternal", FakeAnswer.Error("file_uploads_disabled"), FakeAnswer.Text(200, "application/json", """{"ok":true,"upload_url":"https://evil.example/upload","file_id":"F1"}"""));
        await host.Does(host.Requests.Mention("export F1 csv"));
        await host.Does(host.Requests.DirectMessage("export F1 csv"));
        // Only whoever asked hears that it is not there.
        var told = Assert.Single(host.Slack.CallsOf("chat.postMessage"));
        Assert.Equal("DU0ANA", told["channel"]);
        Assert.StartsWith("general did not get your message: ", told["text"], StringComparison.Ordinal);
        var ping = await host.Slash("ping");
        foreach (var why in (string[])["file_uploads_disabled", "upload_url_not_slacks"]) Assert.Contains(why, ping, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_comes_with_import_is_fetched_and_read()
    {
        host.Slack.Files.Has("F0PEOPLE", "name,role\nJo Marsh,artist\n");
        await host.Does(WithFile("import people", "people.csv", host.Slack.FileUrl("F0PEOPLE"), 30));
        Assert.StartsWith("1 person to import", (await host.Slack.Wait("chat.postMessage"))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_import_says_on_the_pressed_message_how_far_it_has_come()
    {
        host.Slack.Files.Has("F0PEOPLE", "name\n" + string.Join('\n', Enumerable.Range(1, 5_000).Select(i => $"Extra {i}")));
        await host.Does(WithFile("import people", "people.csv", host.Slack.FileUrl("F0PEOPLE"), 60_000));
        var preview = await host.Slack.Wait("chat.postMessage");
        await host.Does(host.Requests.Press(Values(preview.Json("blocks"))[0], FakeSlack.FirstTs, responseUrl: host.Slack.ResponseUrl("import"), change: payload => payload["channel"]!["id"] = preview["channel"]));
        // The first word of it is always shown, further ones while Slack keeps up; the outcome takes their place.
        var said = new List<SlackCall>();
        do said.Add(await host.Slack.Wait(SlackCall.Response, said.Count + 1));
        while (said.All(call => !Replaces(call) || call["text"]?.StartsWith("Imported", StringComparison.Ordinal) != true) || said.All(Replaces));
        Assert.Equal("Importing 5,000 people: 0 % looked at", said.First(Replaces)["text"]);
        Assert.StartsWith("Imported: 5000 new people", said.Last(Replaces)["text"], StringComparison.Ordinal);
        Assert.StartsWith("Imported: 5000 new people", Assert.Single(said, call => !Replaces(call))["text"], StringComparison.Ordinal);
        Assert.InRange(said.Count, 3, 5);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", 30, "could not be fetched")]
    [InlineData("https://evil.example/people.csv", 30, "could not be fetched")]
    [InlineData("", 30, "another organisation")]
    [InlineData("F0MISSING", 30, "missing_scope")]
    [InlineData("F0HUGE", 30, "is over 50 MB")]
    [InlineData("F0HUGE", 99_000_000, "has 94 MB")]
    public async Task A_file_that_cannot_be_had_is_told_and_nothing_is_stored(string address, long size, string told)
    {
        host.Slack.Files.Has("F0HUGE", async http =>
        {
            http.Response.ContentType = "text/csv";
            var chunk = new byte[1 << 20];
            for (var part = 0; part < 51 && !http.RequestAborted.IsCancellationRequested; part++) await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        });
        await host.Does(WithFile("import people", "people.csv", address.StartsWith("F0", StringComparison.Ordinal) ? host.Slack.FileUrl(address) : address, size));
        var text = (await host.Slack.Wait("chat.postMessage"))["text"];
        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored", text, StringComparison.Ordinal);
    }

    private HttpRequestMessage WithFile(string text, string name, string address, long size) => host.Requests.DirectMessage(text, change: envelope =>
    {
        envelope["event"]!["subtype"] = "file_share";
        envelope["event"]!["files"] = new JsonArray(new JsonObject { ["id"] = "F1", ["name"] = name, ["size"] = size, ["url_private_download"] = address });
    });

    private async Task<string> Raw(string line) => (await host.Send(host.Requests.Slash(line))).Body;

    private static bool Replaces(SlackCall call) => bool.Parse(call["replace_original"]!);

    private static List<string> Values(SlackCall published) => Values(published.Json("view").GetProperty("blocks"));

    private static List<string> Values(JsonElement blocks) =>
        [.. blocks.EnumerateArray().Where(block => block.GetProperty("type").GetString() == "actions").SelectMany(block => block.GetProperty("elements").EnumerateArray()).Select(button => button.GetProperty("value").GetString()!)];
}
