namespace PostBot.WireTests.Features.Schedules;

public sealed class DeadlineDoneCommandTests
{
    [Fact]
    public async Task Done_edits_every_nudge_says_who_and_when_and_stops_the_rest()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00 owner @ed nudge 2d 1d 4h");
        await bot.MoveTo("2026-11-26T18:00:00Z");
        var nudges = await ed.Sees();
        Assert.Equal(2, nudges.Count);
        Assert.Equal("✓ done: Picture lock on NIGHTFALL 101, Ed, Thu 26 Nov 18:00   (D1)", (await ed.Presses(nudges[1], "Done")).Headline);
        await bot.MoveTo("2026-11-30T12:00:00Z");
        var after = await ed.Sees();
        Assert.Equal(2, after.Count);
        Assert.All(after, message => Assert.StartsWith("✓ done: Picture lock on NIGHTFALL 101, Ed, Thu 26 Nov 18:00", message.Text));
        Assert.All(after, message => Assert.DoesNotContain("Done", message.Buttons));
    }

    [Fact]
    public async Task Undoing_done_brings_the_nudges_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00");
        await ana.Says("done D1");
        await ana.Says("undo D1");
        await bot.MoveTo("2026-11-26T18:00:00Z");
        Assert.Single(await ana.Sees());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00");
        Assert.Equal("D1 is Ana's; they or a coordinator can change it. Nothing was changed.", (await bot.Person("ed").Says("done D1")).Headline);
        Assert.StartsWith("There is no D9 that you can see.", (await ana.Says("done D9")).Headline);
        await ana.Says("done D1");
        Assert.Equal("D1 was done already, by Ana, Tue 24 Nov 09:00. Nothing was changed.", (await ana.Says("done D1")).Headline);
    }

    [Fact]
    public async Task What_stands_behind_is_shown_to_the_studio_and_not_to_a_vendor_who_owes_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        await bot.Person("lee").Says("hello");
        await ana.Says("role @lee vendor");
        await ana.Says("team NIGHTFALL add @lee vendor");
        await ana.Says("due NIGHTFALL 101 vfx finals 14 Dec owner @lee contract 10 Dec");
        Assert.Contains("Behind it: picture lock Fri 18 Dec, conform Mon 21 Dec, delivery Mon 18 Jan 2027, 1 confirmed session (B2), 1 hold (B1)", (await ana.Says("D4")).Text);
        var theirs = (await bot.Person("lee").Says("D4")).Text;
        Assert.StartsWith("VFX finals on NIGHTFALL 101 is due Mon 14 Dec 18:00, Lee   (D4)", theirs);
        Assert.DoesNotContain("Behind it", theirs);
        Assert.DoesNotContain("Contract", theirs);
    }

    [Fact]
    public async Task Done_alone_is_what_was_last_nudged_here_else_it_asks_with_the_next_three()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var ed = bot.Person("ed");
        var asked = await ed.Says("done", channel: "dm");
        Assert.Equal("What is done?", asked.Headline);
        Assert.Equal(["D1 done"], asked.Message.Buttons);
        await ana.Says("due NIGHTFALL 102 lock wed 18:00 owner @ed nudge 4h");
        await bot.MoveTo("2026-11-25T14:00:00Z");
        Assert.StartsWith("✓ done: Picture lock on NIGHTFALL 102, Ed", (await ed.Says("done", channel: "dm")).Headline);
    }
}
