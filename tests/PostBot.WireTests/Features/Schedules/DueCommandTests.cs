namespace PostBot.WireTests.Features.Schedules;

public sealed class DueCommandTests
{
    [Fact]
    public async Task A_deadline_says_what_is_due_when_whose_it_is_and_when_they_are_nudged()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        var due = await ana.Says("due NIGHTFALL 101 \"picture lock\" fri 18:00 owner @ed nudge 1d");
        Assert.Equal("Picture lock on NIGHTFALL 101 is due Fri 27 Nov 18:00, Ed   (D1)", due.Headline);
        Assert.Contains("Nudge to Ed: Thu 26 Nov 18:00", due.Text);
        Assert.Equal(["Done", "Deadlines", "Undo"], due.Message.Buttons);
    }

    [Fact]
    public async Task Quotes_owner_and_nudges_may_be_left_out_and_a_day_ends_with_its_working_hours()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var due = await ana.Says("due NIGHTFALL 102 vfx finals 14 Dec nudge 7d 2d 4h");
        Assert.Equal("VFX finals on NIGHTFALL 102 is due Mon 14 Dec 18:00, Ana   (D1)", due.Headline);
        Assert.Contains("Nudges to Ana: Mon 7 Dec 18:00 · Mon 14 Dec 09:00 · Mon 14 Dec 14:00", due.Text);
        Assert.Contains("Nudge to Ana: Thu 26 Nov 18:00", (await ana.Says("due NIGHTFALL delivery by fri")).Text);
        Assert.Contains("Saturday is not a working day.", (await ana.Says("due NIGHTFALL spotting sat 10:00")).Text);
        Assert.Contains("Contract: Mon 18 Jan 2027 18:00 · ▲ estimate is 2 working days later", (await ana.Says("due NIGHTFALL 101 delivery contract 18 jan estimate 20 jan")).Text);
        Assert.StartsWith("QC on NIGHTFALL 101 is due", (await ana.Says("due NIGHTFALL 101 qc 15 jan")).Headline);
    }

    [Fact]
    public async Task A_linked_channel_supplies_the_production_and_hears_of_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        Assert.StartsWith("Picture lock on NIGHTFALL 103 is due Fri 27 Nov 18:00", (await ana.Says("due 103 picture lock fri", channel: "nightfall")).Headline);
        var posted = Assert.Single(await bot.Person("ed").Sees("nightfall"), message => message.From == "postbot");
        Assert.StartsWith("Picture lock on NIGHTFALL 103", posted.Text);
    }

    [Fact]
    public async Task Undo_takes_the_deadline_and_its_nudges_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var due = await ana.Says("due NIGHTFALL 101 picture lock fri 18:00");
        Assert.StartsWith("Undone:", (await ana.Presses(due.Message, "Undo")).Headline);
        Assert.StartsWith("Nothing is due", (await ana.Says("deadlines")).Headline);
        await bot.MoveTo("2026-11-28T09:00:00Z");
        Assert.Empty(await ana.Sees());
    }

    [Fact]
    public async Task What_cannot_be_set_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("That is in the past: Mon 23 Nov 18:00. Nothing was set.", (await ana.Says("due NIGHTFALL 101 lock yesterday")).Headline);
        Assert.StartsWith("When is it due?", (await ana.Says("due NIGHTFALL 101 picture lock")).Headline);
        Assert.StartsWith("For which production?", (await ana.Says("due picture lock fri")).Headline);
        Assert.StartsWith("What is due?", (await ana.Says("due NIGHTFALL 101 fri")).Headline);
        Assert.StartsWith("What is due?", (await ana.Says("due NIGHTFALL 101 \" \" fri")).Headline);
        Assert.StartsWith("A deadline's name has at most 120 characters", (await ana.Says($"due NIGHTFALL 101 \"{new string('x', 200)}\" fri")).Headline);
        Assert.StartsWith("How long before should they be reminded?", (await ana.Says("due NIGHTFALL 101 lock fri nudge soon")).Headline);
        Assert.StartsWith("Setting a deadline needs a coordinator: on NIGHTFALL that is Ana.", (await bot.Person("ed").Says("due NIGHTFALL 101 lock fri")).Headline);
        Assert.StartsWith("Nothing is due", (await ana.Says("deadlines")).Headline);
    }

    [Fact]
    public async Task A_lock_is_set_as_people_say_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        var said = await ana.Says("picture lock 102 is 12/12", channel: "nightfall");
        Assert.StartsWith("Picture lock on NIGHTFALL 102 is due Sat 12 Dec 18:00, Ana   (D1)", said.Headline);
        Assert.Contains("Keep it, or Fri 11 Dec?", said.Text);
    }
}
