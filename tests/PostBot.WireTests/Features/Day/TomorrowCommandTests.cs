namespace PostBot.WireTests.Features.Day;

public sealed class TomorrowCommandTests
{
    [Fact]
    public async Task What_am_i_on_tomorrow_is_the_askers_own_day_also_for_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hold Color 2 tomorrow 12-14 for NIGHTFALL 103 grade");
        await ana.Says("hold Mix A tomorrow 10-18 for NIGHTFALL 102 mix");
        var mine = await ana.Says("what am i on tomorrow");
        Assert.StartsWith("Tomorrow, Wed 25 Nov: one thing for you", mine.Headline);
        Assert.Contains("Mix A", mine.Text);
        Assert.DoesNotContain("Color 2", mine.Text);
        Assert.StartsWith("Tomorrow, Wed 25 Nov: 2 sessions", (await ana.Says("tomorrow")).Headline);
    }

    [Fact]
    public async Task On_the_last_day_of_the_year_tomorrow_has_its_year()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-12-31T12:00:00Z");
        await ana.Says("hold Color 1 1 jan 10-18 for NIGHTFALL 101 grade");
        var tomorrow = await ana.Says("tomorrow");
        Assert.Equal("Tomorrow, Fri 1 Jan 2027: 1 session, 0 due", tomorrow.Headline);
        Assert.Contains("B1", tomorrow.Text);
    }
}
