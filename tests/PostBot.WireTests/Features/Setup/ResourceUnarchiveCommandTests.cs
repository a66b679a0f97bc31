namespace PostBot.WireTests.Features.Setup;

public sealed class ResourceUnarchiveCommandTests
{
    [Fact]
    public async Task A_room_comes_back_into_use()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Nothing is out of use", (await ana.Says("resource unarchive Color 2")).Headline);
        var archived = await ana.Says("resource archive Color 2");
        Assert.StartsWith("Out of use: Color 2.", (await ana.Says("resource unarchive")).Headline);
        Assert.Equal("Color 2 can be booked again", (await ana.Presses(archived.Message, "Bring it back")).Headline);
        Assert.StartsWith("Held, not confirmed: Color 2", (await ana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL 101")).Headline);
    }
}
