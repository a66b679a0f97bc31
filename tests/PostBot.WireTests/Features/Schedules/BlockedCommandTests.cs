namespace PostBot.WireTests.Features.Schedules;

public sealed class BlockedCommandTests
{
    [Fact]
    public async Task Who_set_it_hears_what_blocks_it_and_its_owner_is_not_nudged_until_it_is_late()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("due NIGHTFALL 101 lock fri 18:00 owner @ed nudge 1d");
        var blocked = await ed.Says("blocked D1 by vfx");
        Assert.Equal("Blocked by vfx: Picture lock on NIGHTFALL 101   (D1)", blocked.Headline);
        Assert.Contains("Ana knows.", blocked.Text);
        Assert.StartsWith("Blocked by vfx:", Assert.Single(await ana.Sees()).Text);
        Assert.Contains("▲ blocked by vfx", (await ana.Says("D1")).Text);
        await bot.MoveTo("2026-11-27T17:59:00Z");
        Assert.DoesNotContain(await ed.Sees(), message => message.Text.StartsWith("Picture lock", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-30T09:00:00Z");
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("▲ late: Picture lock on NIGHTFALL 101 was due Fri 27 Nov 18:00", StringComparison.Ordinal));
        await ed.Says("blocked D1 by nothing");
        Assert.DoesNotContain("blocked by", (await ana.Says("D1")).Text);
    }

    [Fact]
    public async Task Only_its_owner_or_a_coordinator_says_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 lock fri 18:00");
        Assert.StartsWith("D1 is Ana's;", (await bot.Person("ed").Says("blocked D1 by vfx")).Headline);
        Assert.StartsWith("What is it blocked by?", (await ana.Says("blocked D1")).Headline);
    }
}
