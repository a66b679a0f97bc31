namespace PostBot.WireTests.Features.Day;

public sealed class MyDayCommandTests
{
    [Fact]
    public async Task My_day_is_the_coordinators_own_and_not_the_studios()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hold Color 2 today 12-14 for NIGHTFALL 103 grade");
        Assert.Equal("Good morning Ana. Nothing today, nothing waits for you", (await ana.Says("my day")).Headline);
    }
}
