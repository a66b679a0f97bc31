namespace PostBot.WireTests.Features.Setup;

public sealed class ResourceAddCommandTests
{
    [Fact]
    public async Task A_room_is_added_with_its_class_and_rate_and_can_be_booked()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("Class color · London · £1,800 a day", (await ana.Says("resource add \"Color 3\" color 1800/day")).Text);
        Assert.Contains("£900 if confirmed", (await ana.Says("hold Color 3 tomorrow 14-18 for NIGHTFALL 101")).Text);
        Assert.StartsWith("There is a Color 3 already", (await ana.Says("resource add \"colour 3\" color")).Headline);
        Assert.StartsWith("Which room, and of what class?", (await ana.Says("resource add")).Headline);
    }
}
