namespace PostBot.WireTests.Features.Setup;

public sealed class ResourceArchiveCommandTests
{
    [Fact]
    public async Task A_room_with_sessions_ahead_stays_and_an_empty_one_goes_out_of_use()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        Assert.StartsWith("Color 1 has 1 session to come: B1.", (await ana.Says("resource archive Color 1")).Headline);
        var archived = await ana.Says("resource archive Color 2");
        Assert.Equal("Color 2 is out of use", archived.Headline);
        Assert.StartsWith("There is no \"Color 2\"", (await ana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL 101")).Headline);
    }
}
