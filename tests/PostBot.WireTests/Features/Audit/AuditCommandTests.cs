namespace PostBot.WireTests.Features.Audit;

public sealed class AuditCommandTests
{
    [Fact]
    public async Task An_objects_history_says_who_when_where_and_what_became_of_what()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ana.Says("confirm B1");
        var history = await ana.Says("audit B1");
        Assert.Equal("2 changes to B1, the newest first", history.Headline);
        Assert.Contains("Tue 24 Nov 09:00 · Ana · Local · confirm B1 · B1 state held → confirmed, confirmed by – → Ana", history.Text);
        Assert.Contains("Ed · Local · hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade · B1 added (state held, start Wed 25 Nov 10:00, end Wed 25 Nov 18:00)", history.Text);
        Assert.DoesNotContain("{", history.Text);
        Assert.Equal(history.Headline, (await ed.Says("audit B1")).Headline);
        Assert.StartsWith("What happened to B1 is for whoever holds it and for coordinators", (await bot.Person("tom").Says("audit B1")).Headline);
    }

    [Fact]
    public async Task A_change_that_touches_an_object_is_in_its_history_whatever_it_was_about()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 1 tomorrow 12-14 for NIGHTFALL 102");
        await ana.Says("confirm B1");
        Assert.Contains("confirm B1 · B1 state held → confirmed", (await ana.Says("audit B2")).Text);
    }

    [Fact]
    public async Task A_production_and_a_person_since_a_day_and_page_by_page()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        await bot.Person("ed").Says("hold Color 2 mon 10-18 for NIGHTFALL 104");
        await bot.MoveTo("2026-12-01T09:00:00Z");
        for (var i = 0; i < 12; i++) await ana.Says($"hold Color 1 tomorrow {8 + i}:00-{9 + i}:00 for NIGHTFALL 101");
        await ana.Says("hold Color 2 tomorrow 10-18 for SALT");
        var page = await ana.Says("audit NIGHTFALL since monday");
        Assert.Equal("12 changes on NIGHTFALL since yesterday 00:00, the newest first", page.Headline);
        Assert.Contains("1 to 10 of 12", page.Text);
        Assert.DoesNotContain("SALT", page.Text);
        Assert.Contains("8:00-9:00", (await ana.Presses(page.Message, "Show more")).Text);
        Assert.Equal("1 change by Ed, the newest first", (await ana.Says("audit @ed")).Headline);
        Assert.Equal("Nothing was changed by Ana that you can see", (await bot.Person("ed").Says("audit @ana")).Headline);
    }

    [Fact]
    public async Task A_coordinator_of_one_production_and_a_client_see_no_other()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        await ana.Says("hold Color 1 tomorrow 10-18 for SALT");
        await ana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL 101");
        await bot.Person("jo").Says("hello");
        await ana.Says("role @jo coordinator on NIGHTFALL");
        var jo = await bot.Person("jo").Says("audit @ana");
        Assert.Contains("NIGHTFALL 101", jo.Text);
        Assert.DoesNotContain("SALT", jo.Text);
        await ana.Says("team NIGHTFALL add @dana client");
        var dana = bot.Person("dana");
        Assert.Equal("Nothing was changed that you can see", (await dana.Says("audit")).Headline);
        await dana.Says("hold Mix A tomorrow 10-18 for NIGHTFALL 101");
        Assert.Equal("1 change to B3, the newest first", (await dana.Says("audit B3")).Headline);
        Assert.StartsWith("There is no B2 that you can see", (await dana.Says("audit B2")).Headline);
    }
}
