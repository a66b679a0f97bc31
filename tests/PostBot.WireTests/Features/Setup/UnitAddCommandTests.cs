namespace PostBot.WireTests.Features.Setup;

public sealed class UnitAddCommandTests
{
    [Fact]
    public async Task Ranges_and_lists_become_episodes_and_what_exists_is_left_alone()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("NIGHTFALL has 6 episodes now", (await ana.Says("episode add NIGHTFALL 103-106")).Headline);
        Assert.StartsWith("NIGHTFALL has 101 already", (await ana.Says("episode add NIGHTFALL 101")).Headline);
        Assert.StartsWith("That is over 200", (await ana.Says("episode add NIGHTFALL 1-5000")).Headline);
        Assert.StartsWith("There is no production \"GOTHAM\"", (await ana.Says("episode add GOTHAM 101")).Headline);
    }
}
