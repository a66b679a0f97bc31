namespace PostBot.WireTests.Features.Setup;

public sealed class ResourceAliasCommandTests
{
    [Fact]
    public async Task A_room_answers_to_its_other_name_until_it_is_taken_away()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("Baselight is Color 1 from now on", (await ana.Says("alias Color 1 = Baselight")).Headline);
        Assert.StartsWith("Held, not confirmed: Color 1", (await ana.Says("hold baselight tomorrow 10-18 for NIGHTFALL 101")).Headline);
        Assert.StartsWith("\"baselight\" is Color 1 already", (await ana.Says("resource alias Color 2 baselight")).Headline);
        Assert.Equal("Color 1 is only Color 1 again", (await ana.Says("alias Color 1 none")).Headline);
        Assert.StartsWith("There is no \"baselight\"", (await ana.Says("hold baselight tomorrow 10-18 for NIGHTFALL 101")).Headline);
        Assert.Contains("needs a coordinator", (await bot.Person("ed").Says("alias Color 1 = Baselight")).Headline);
    }
}
