namespace PostBot.WireTests.Features.Setup;

public sealed class HolidayRemoveCommandTests
{
    [Fact]
    public async Task A_removed_holiday_is_an_ordinary_day_and_a_day_that_was_none_is_said_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("holiday add 25 Dec - 28 Dec");
        Assert.StartsWith("4 holidays to come", (await ana.Says("holidays")).Headline);
        Assert.Equal("Mon 28 Dec is an ordinary day again", (await ana.Says("holiday remove 28 Dec")).Headline);
        Assert.StartsWith("3 holidays to come", (await ana.Says("holidays")).Headline);
        Assert.StartsWith("Mon 28 Dec is no holiday", (await ana.Says("holiday remove 28 Dec")).Headline);
    }
}
