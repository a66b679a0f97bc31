namespace PostBot.WireTests.Features.Setup;

public sealed class LinkCommandTests
{
    [Fact]
    public async Task A_linked_channel_supplies_the_production_and_hears_its_news()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hello", channel: "nightfall");
        Assert.StartsWith("This channel is NIGHTFALL's now", (await ana.Says("link NIGHTFALL", channel: "nightfall")).Headline);
        Assert.Contains("NIGHTFALL 101 grade", (await ana.Says("hold Color 1 tomorrow 10-18 for 101 grade", channel: "nightfall")).Headline);
        await ana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL 102");
        Assert.Contains(await bot.Person("jo").Sees("nightfall"), message => message.Text.Contains("Color 2", StringComparison.Ordinal));
        Assert.StartsWith("This channel is NIGHTFALL's already", (await ana.Says("link NIGHTFALL", channel: "nightfall")).Headline);
        Assert.StartsWith("A direct message is nobody's channel", (await ana.Says("link NIGHTFALL", channel: "dm")).Headline);
    }
}
