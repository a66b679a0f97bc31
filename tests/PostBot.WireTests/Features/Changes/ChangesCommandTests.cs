namespace PostBot.WireTests.Features.Changes;

public sealed class ChangesCommandTests
{
    [Fact]
    public async Task Each_thing_is_one_line_from_what_it_was_to_what_it_is_and_the_next_look_begins_there()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("changes NIGHTFALL");
        await bot.Advance("PT1H");
        await ana.Says("set NIGHTFALL 101 edit in progress");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ana.Says("confirm B1");
        await ana.Says("set NIGHTFALL 101 edit locked");
        var changes = await ed.Says("changes NIGHTFALL");
        Assert.Equal("2 changes on NIGHTFALL since you last looked, today 09:00", changes.Headline);
        Assert.Equal("NIGHTFALL 101 edit: not started → ✓ locked · Ana, today 10:00", changes.Text.Split('\n')[1]);
        Assert.Contains("B1 NIGHTFALL 101 grade, Color 1 Wed 25 Nov 10:00–18:00: new, ■ confirmed · Ana", changes.Text);
        Assert.Equal("Nothing has changed on NIGHTFALL since you last looked, today 10:00", (await ed.Says("changes NIGHTFALL?")).Headline);
    }

    [Fact]
    public async Task Asking_since_a_day_does_not_move_the_look_and_what_was_undone_is_no_change()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-11-27T09:00:00Z");
        await ana.Says("due NIGHTFALL 101 picture lock 11 dec 18:00 owner @ana");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        await ana.Says("undo yes");
        await bot.MoveTo("2026-12-01T09:00:00Z");
        var since = await ana.Says("whats changed since fri");
        Assert.Equal("1 change since Fri 27 Nov", since.Headline);
        Assert.Contains("D1 Picture lock on NIGHTFALL 101: new, due Fri 11 Dec 18:00 · you, Fri 27 Nov 09:00", since.Text);
        Assert.Equal("1 change in the last 7 days", (await ana.Says("changes")).Headline);
        Assert.StartsWith("Nothing has changed since you last looked", (await ana.Says("changes")).Headline);
        Assert.Equal("1 change since Fri 27 Nov", (await ana.Says("changes since friday")).Headline);
    }

    [Fact]
    public async Task More_than_a_page_turns_over_although_the_look_has_moved()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var day = 1; day <= 23; day++) await ana.Says($"due NIGHTFALL 101 thing{day} {day} dec 18:00 owner @ana");
        var changes = await ana.Says("changes NIGHTFALL");
        Assert.Equal("23 changes on NIGHTFALL in the last 7 days, page 1 of 2", changes.Headline);
        Assert.Contains("D1 ", (await ana.Presses(changes.Message, "Show more")).Text);
    }

    [Fact]
    public async Task A_client_hears_only_of_their_production_and_no_remarks()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SECRET feature 24");
        await ana.Says("reel add SECRET R1");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("set SECRET R1 edit in progress");
        await ana.Says("set NIGHTFALL 101 grade blocked client has not paid");
        await ana.Says("due NIGHTFALL 101 picture lock 4 dec 18:00 owner @ana");
        var changes = await bot.Person("dana").Says("changes");
        Assert.Equal("1 change in the last 7 days", changes.Headline);
        Assert.Contains("NIGHTFALL 101 grade: not started → ▲ blocked", changes.Text);
        Assert.DoesNotContain("paid", changes.Text);
        Assert.DoesNotContain("SECRET", changes.Text);
    }
}
