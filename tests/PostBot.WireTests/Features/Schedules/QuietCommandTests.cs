namespace PostBot.WireTests.Features.Schedules;

public sealed class QuietCommandTests
{
    [Fact]
    public async Task A_nudge_in_someones_quiet_hours_waits_until_they_are_over()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        var quiet = await ed.Says("quiet 17:00-11:00");
        Assert.Equal("Quiet for you 17:00–11:00", quiet.Headline);
        Assert.Contains("You are nudged 11:00–17:00 on working days", quiet.Text);
        await ana.Says("due NIGHTFALL 101 lock fri 18:00 owner @ed nudge 2d");
        await bot.MoveTo("2026-11-26T10:59:00Z");
        Assert.Empty(await ed.Sees());
        await bot.MoveTo("2026-11-26T11:00:00Z");
        Assert.Single(await ed.Sees());
        Assert.Equal("You have the studio's hours", (await ed.Says("quiet off")).Headline);
    }

    [Fact]
    public async Task Hours_that_leave_nothing_are_refused()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        Assert.StartsWith("That leaves less than an hour", (await bot.Person("ed").Says("quiet 09:00-18:00")).Headline);
        Assert.StartsWith("\"late\" is not a span of hours.", (await bot.Person("ed").Says("quiet late")).Headline);
    }
}
