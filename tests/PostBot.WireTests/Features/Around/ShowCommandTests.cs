namespace PostBot.WireTests.Features.Around;

public sealed class ShowCommandTests
{
    [Fact]
    public async Task A_bare_id_shows_the_object_and_an_unknown_one_is_said_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.Equal((await ana.Says("show B1")).Text, (await ana.Says("b1")).Text);
        Assert.StartsWith("There is no B2 that you can see", (await ana.Says("B2")).Headline);
    }
}
