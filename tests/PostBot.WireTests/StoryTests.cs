using System.Text.Json;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests;

/// <summary>The main job from an empty folder: the same story in the local chat, in Slack and in Teams, on one database.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task The_story_works_from_an_empty_folder_in_the_local_chat()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var (ana, ed, jo) = (bot.Person("ana"), bot.Person("ed"), bot.Person("jo"));
        await ana.Says("setup");
        await ana.Says("project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3");
        await ana.Says("episode add NIGHTFALL 101-104");
        await ana.Says("resource add \"Color 1\" color");

        Assert.StartsWith("Confirmed: Color 1, Wed 25 Nov 10:00–18:00, NIGHTFALL 101 grade   (B1)", (await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 grade confirm")).Headline);
        var taken = await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 102 grade");
        Assert.Contains("Ana", taken.Headline);
        Assert.EndsWith("Nothing was booked.", taken.Headline);
        Assert.NotEmpty(taken.Message.Buttons);

        var round = await ana.Says("round open NIGHTFALL 101 v7 due thu 17:00");
        Assert.StartsWith("Round 1 of 3 is open on NIGHTFALL 101 v7", round.Headline);
        await ed.Says($"note {round.Id} 01:02:10:05 trim the pause");
        Assert.Contains("01:02:10:05 · trim the pause", (await ana.Says("notes NIGHTFALL 101")).Text);

        var due = await ana.Says("due NIGHTFALL 101 \"picture lock\" fri 18:00 owner @ed nudge 1d");
        Assert.Empty(await ed.Sees());
        await bot.MoveTo("2026-11-27T10:00:00Z");
        var nudge = Assert.Single(await ed.Sees());
        Assert.Contains("Done", nudge.Buttons);
        Assert.Contains(nudge.Buttons, label => label.StartsWith("Snooze", StringComparison.Ordinal));
        await ed.Presses(nudge, "Done");
        await bot.MoveTo("2026-12-04T10:00:00Z");
        Assert.Single(await ed.Sees());
        Assert.Contains("done", (await ana.Says(due.Id)).Text);

        await ana.Says("team NIGHTFALL add @ed editor");
        await ana.Says("team NIGHTFALL add @jo colourist");
        var preview = await ana.Says("broadcast NIGHTFALL \"Mix moved to Thursday 10:00\"");
        Assert.StartsWith("This goes to 2 people about NIGHTFALL", preview.Headline);
        var sent = await ana.Presses(preview.Message, "Send as needs an answer");
        Assert.Contains("0 acknowledged + 2 waiting = 2", sent.Text);
        foreach (var person in (Talker[])[ed, jo]) await person.Presses((await person.Sees())[^1], "Acknowledge");
        Assert.Contains("2 acknowledged", (await ana.Says("receipts X1")).Text);

        var status = (await ana.Says("status NIGHTFALL")).Text;
        Assert.Contains("F1", status);
        Assert.Contains("v7", status);
    }

    [Fact]
    public async Task A_hold_made_in_Slack_is_confirmed_in_Teams_and_the_Slack_card_follows()
    {
        await using var slack = await FakeSlack.Start();
        await using var teams = await FakeBotConnector.Start();
        await using var bot = await PostBotApp.Start([
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}",
            $"PostBot:Slack:BotToken={FakeSlack.Token}",
            $"PostBot:Slack:ApiUrl={slack.ApiUrl}",
            "PostBot:Admins:0=slack:U0ANA",
            .. teams.HostSettings,
        ]);
        var requests = new SlackRequests();
        var activities = new TeamsActivities(teams);

        // Ana sets the studio up in Slack.
        foreach (var line in (string[])
        [
            "setup", "project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3", "episode add NIGHTFALL 101-104", "resource add “Color 1” color",
        ]) Assert.Equal(200, (await Slash(line, "U0ANA", "ana")).Status);

        // Priya says hello in Teams, and Ana makes her a coordinator.
        Assert.Equal(200, await Activity(activities.Personal("who am I", who: "Priya")));
        await bot.Settle();
        Assert.Contains("You are Priya", (await teams.Wait(ConnectorCall.Send, 1)).Body.GetRawText());
        Assert.Contains("coordinator", (await Slash("role Priya coordinator", "U0ANA", "ana")).Text);

        // Ed holds the room in a direct message, so that the card lives.
        using (var said = requests.DirectMessage("hold Color 1 tomorrow 10-18 for NIGHTFALL 102 grade", user: "U0ED"))
        using (var response = await bot.Http.SendAsync(said)) Assert.True(response.IsSuccessStatusCode);
        await bot.Settle();
        var posted = await slack.Wait("chat.postMessage", 1);
        Assert.StartsWith("Held, not confirmed: Color 1", posted["text"]);

        // Priya confirms it in Teams.
        Assert.Equal(200, await Activity(activities.Personal("confirm B1", who: "Priya")));
        await bot.Settle();
        // The second message told her of her new role.
        Assert.Contains("Confirmed: Color 1", (await teams.Wait(ConnectorCall.Send, 3)).Body.GetRawText());
        await bot.Settle();
        var edited = await slack.Wait("chat.update", 1);
        Assert.StartsWith("Confirmed: Color 1", edited["text"]);
        Assert.Empty(slack.Faults);
        Assert.Empty(teams.Faults);

        async Task<(int Status, string Text)> Slash(string line, string user, string name)
        {
            using var request = requests.Slash(line, user, name, slack.ResponseUrl("story"));
            using var response = await bot.Http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            using var answer = JsonDocument.Parse(body);
            return ((int)response.StatusCode, answer.RootElement.GetProperty("text").GetString()!);
        }

        async Task<int> Activity(System.Text.Json.Nodes.JsonObject activity)
        {
            using var request = activities.Post(activity).Request();
            using var response = await bot.Http.SendAsync(request);
            return (int)response.StatusCode;
        }
    }
}
