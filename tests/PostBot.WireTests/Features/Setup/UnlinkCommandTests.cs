namespace PostBot.WireTests.Features.Setup;

public sealed class UnlinkCommandTests
{
    [Fact]
    public async Task An_unlinked_channel_supplies_nothing_any_more()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("link NIGHTFALL");
        Assert.StartsWith("This channel is no longer NIGHTFALL's", (await ana.Says("unlink")).Headline);
        Assert.StartsWith("This channel is not linked", (await ana.Says("unlink")).Headline);
        Assert.Contains("For which production?", (await ana.Says("hold Color 1 tomorrow 10-18")).Headline);
    }
}
