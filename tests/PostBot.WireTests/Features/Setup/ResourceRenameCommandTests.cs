namespace PostBot.WireTests.Features.Setup;

public sealed class ResourceRenameCommandTests
{
    [Fact]
    public async Task A_room_gets_another_name_and_keeps_its_bookings()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        Assert.Equal("Color 1 is Baselight now", (await ana.Says("resource rename Color 1 to Baselight")).Headline);
        Assert.Contains("NIGHTFALL 101", (await ana.Says("bookings Baselight")).Text);
        Assert.StartsWith("There is a Color 2 already", (await ana.Says("resource rename Baselight colour 2")).Headline);
    }
}
