namespace PostBot.WireTests.Features.Day;

public sealed class WeekCommandTests
{
    [Fact]
    public async Task The_week_is_monday_to_sunday_and_the_53rd_goes_over_the_years_end()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-12-28T09:00:00Z");
        await ana.Says("hold Color 1 2 jan 10-18 for NIGHTFALL 101 grade");
        await ana.Says("hold Color 1 4 jan 10-18 for NIGHTFALL 101 grade");
        var week = await ana.Says("week");
        Assert.Equal("Week 53, Mon 28 Dec–Sun 3 Jan 2027: 1 session, 0 due", week.Headline);
        Assert.DoesNotContain("B2", week.Text);
        await bot.MoveTo("2027-01-03T23:59:00Z");
        Assert.StartsWith("Week 53, Mon 28 Dec 2026–Sun 3 Jan: 1 session", (await ana.Says("week")).Headline);
        await bot.MoveTo("2027-01-04T00:00:00Z");
        Assert.StartsWith("Week 1, Mon 4 Jan–Sun 10 Jan: 1 session", (await ana.Says("week")).Headline);
    }
}
