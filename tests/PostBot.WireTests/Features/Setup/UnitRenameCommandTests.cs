namespace PostBot.WireTests.Features.Setup;

public sealed class UnitRenameCommandTests
{
    [Fact]
    public async Task An_episode_gets_another_number_unless_it_is_taken()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("NIGHTFALL 104 is 105 now", (await ana.Says("episode rename NIGHTFALL 104 to 105")).Headline);
        Assert.StartsWith("NIGHTFALL has 101 already", (await ana.Says("episode rename NIGHTFALL 105 101")).Headline);
        Assert.StartsWith("A name is one word", (await ana.Says("episode rename NIGHTFALL 105 the last one")).Headline);
        Assert.Contains("105", (await ana.Says("status NIGHTFALL")).Text);
    }
}
