namespace PostBot.WireTests.Features.Day;

public sealed class TodayCommandTests
{
    [Fact]
    public async Task An_artist_sees_what_they_hold_what_is_booked_on_their_steps_and_what_they_owe()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var jo = bot.Person("jo");
        await jo.Says("hello");
        await ana.Says("owner NIGHTFALL 101 grade @jo");
        await ana.Says("hold Color 1 today 10-18 for NIGHTFALL 101 grade");
        await ana.Says("hold Mix A today 10-18 for NIGHTFALL 102 mix");
        await jo.Says("hold Color 2 today 19-20 for NIGHTFALL 103 grade");
        await ana.Says("due NIGHTFALL 101 grade done today 17:00 owner @jo");
        await ana.Says("due NIGHTFALL 104 picture lock today 18:00 owner @ana");
        var today = await jo.Says("today");
        Assert.Equal("Good morning Jo. Three things today, nothing waits for you", today.Headline);
        Assert.Contains("Tue 24 Nov 10:00–18:00 · NIGHTFALL 101 grade, Color 1 ◌ hold · B1", today.Text);
        Assert.Contains("B3", today.Text);
        Assert.Contains("D1", today.Text);
        Assert.DoesNotContain("Mix A", today.Text);
        Assert.DoesNotContain("D2", today.Text);
    }

    [Fact]
    public async Task A_coordinator_sees_the_whole_studio_and_anyone_by_name()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var jo = bot.Person("jo");
        await jo.Says("hold Color 2 today 12-14 for NIGHTFALL 103 grade");
        await ana.Says("hold Mix A today 10-18 for NIGHTFALL 102 mix");
        Assert.Equal("Today, Tue 24 Nov: 2 sessions, 0 due", (await ana.Says("today")).Headline);
        Assert.Equal("Jo. Today, Tue 24 Nov: one thing", (await ana.Says("today @jo")).Headline);
        Assert.Contains("B1", (await ana.Says("today jo")).Text);
    }

    [Fact]
    public async Task What_waits_for_a_person_has_the_button_that_settles_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("owner NIGHTFALL 102 edit @ed");
        await ana.Says("cut NIGHTFALL 102 v3");
        await ana.Says("round open NIGHTFALL 102 v3 due thu 17:00");
        await ana.Says("note 01:02:10:05 trim the pause", thread: null);
        await ana.Says("note F1 trim the pause");
        await ana.Says("due NIGHTFALL 102 picture lock today 10:00 owner @ed");
        await bot.Advance("PT2H");
        var today = await ed.Says("today");
        Assert.Contains("Waiting for you: ▲ late: Picture lock on NIGHTFALL 102 was due", today.Text);
        Assert.Contains("on NIGHTFALL 102 (F1), oldest since today", today.Text);
        Assert.Equal("done D1", today.Message.Button("Done D1"));
        Assert.Contains("Waiting on others: notes on NIGHTFALL 102, due Thu 26 Nov 17:00 (F1)", (await ana.Says("my day")).Text);
    }

    [Fact]
    public async Task The_day_is_the_readers_own_around_midnight_whatever_the_rooms_clock_says()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-11-24T09:00:00Z");
        await ana.Says("project add HARBOUR commercial 25 America/Los_Angeles");
        await ana.Says("spot add HARBOUR 60s");
        await ana.Says("resource add zone America/Los_Angeles \"Bay LA\" color");
        await ana.Says("hold \"Bay LA\" 24 nov 16:30-17:30 for HARBOUR 60s grade");
        await bot.MoveTo("2026-11-24T23:59:00Z");
        Assert.StartsWith("Today, Tue 24 Nov: 0 sessions", (await ana.Says("today")).Headline);
        Assert.StartsWith("Tomorrow, Wed 25 Nov: 1 session", (await ana.Says("tomorrow")).Headline);
        await bot.MoveTo("2026-11-25T00:00:00Z");
        Assert.StartsWith("Today, Wed 25 Nov: 1 session", (await ana.Says("today")).Headline);
    }

    [Fact]
    public async Task A_client_sees_the_sessions_of_their_productions_and_nobody_elses_day()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("project add SECRET feature 24");
        await ana.Says("reel add SECRET R1");
        await ana.Says("hold Color 1 today 10-18 for NIGHTFALL 101 grade");
        await ana.Says("hold Color 2 today 10-18 for SECRET R1 grade");
        var dana = bot.Person("dana");
        var today = await dana.Says("today");
        Assert.Contains("B1", today.Text);
        Assert.DoesNotContain("SECRET", today.Text);
        Assert.DoesNotContain("B2", today.Text);
        Assert.StartsWith("You can ask about your own days here.", (await dana.Says("today @ana")).Headline);
    }
}
