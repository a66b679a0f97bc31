namespace PostBot.WireTests.Features.Setup;

public sealed class HelloCommandTests
{
    [Fact]
    public async Task A_greeting_is_answered_and_thanks_are_not()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Hello Ana.", (await ana.Says("hello")).Headline);
        Assert.Empty((await ana.Says("thanks")).Messages);
        Assert.Contains("Did you mean hold?", (await ana.Says("hodl Color 1")).Headline);
    }
}
