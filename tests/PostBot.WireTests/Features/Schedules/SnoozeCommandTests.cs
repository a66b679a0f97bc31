namespace PostBot.WireTests.Features.Schedules;

public sealed class SnoozeCommandTests
{
    [Fact]
    public async Task A_snoozed_nudge_comes_back_once_and_the_deadline_stays()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00 owner @ed nudge 4h");
        await bot.MoveTo("2026-11-27T14:00:00Z");
        var nudge = Assert.Single(await ed.Sees());
        Assert.Equal(["Done", "Snooze 1 h", "Tomorrow 9:00", "Blocked by…", "Can't make it"], nudge.Buttons);
        var snoozed = await ed.Presses(nudge, "Snooze 1 h");
        Assert.Equal("Snoozed until Fri 27 Nov 15:00: Picture lock on NIGHTFALL 101   (D1)", snoozed.Headline);
        Assert.Contains("Due Fri 27 Nov 18:00", snoozed.Text);
        await ed.Presses(nudge, "Snooze 1 h");
        Assert.Single(await ed.Sees());
        await bot.MoveTo("2026-11-27T15:01:00Z");
        Assert.Equal(2, (await ed.Sees()).Count);
        await bot.MoveTo("2026-11-27T18:00:00Z");
        Assert.Equal(2, (await ed.Sees()).Count);
    }

    [Fact]
    public async Task Snoozing_past_the_working_day_moves_to_the_next_morning_and_says_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 picture lock 4 Dec 18:00 nudge 10m");
        await bot.MoveTo("2026-11-24T17:30:00Z");
        var snoozed = await ana.Says("snooze D1");
        Assert.StartsWith("Snoozed until Wed 25 Nov 09:00", snoozed.Headline);
        Assert.Contains("Moved into Ana's working hours.", snoozed.Text);
        Assert.StartsWith("Snoozed until Thu 26 Nov 09:00", (await ana.Says("snooze D1 until thu")).Headline);
        Assert.StartsWith("Snoozed until Wed 25 Nov 09:00", (await ana.Says("snooze D1 tomorrow 9:00")).Headline);
        Assert.StartsWith("Snoozed until Wed 25 Nov 12:30", (await ana.Says("snooze D1 19 hours")).Headline);
        await bot.MoveTo("2026-11-30T09:00:00Z");
        Assert.Single(await ana.Sees());
    }

    [Fact]
    public async Task What_cannot_be_snoozed_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00");
        Assert.StartsWith("There is no D9 that you can see.", (await ana.Says("snooze D9 1h")).Headline);
        Assert.Equal("D1 is Ana's; they or a coordinator can change it. Nothing was changed.", (await bot.Person("ed").Says("snooze D1 1h")).Headline);
        Assert.Equal("That is in the past. For example: snooze D1 1h", (await ana.Says("snooze D1 yesterday")).Headline);
        Assert.StartsWith("At most 90 days.", (await ana.Says("snooze D1 365d")).Headline);
        await ana.Says("done D1");
        Assert.StartsWith("D1 was done already, by Ana,", (await ana.Says("snooze D1 1h")).Headline);
    }
}
