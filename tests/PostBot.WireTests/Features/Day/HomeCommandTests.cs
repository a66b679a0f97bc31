namespace PostBot.WireTests.Features.Day;

public sealed class HomeCommandTests
{
    [Fact]
    public async Task Home_has_the_day_and_settles_what_waits_with_a_press()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ana.Says("due NIGHTFALL 102 picture lock today 10:00 owner @ana");
        await bot.Advance("PT2H");
        var home = await ana.Says("home");
        Assert.Equal("Good morning Ana. Nothing today, two wait for you", home.Headline);
        Assert.Contains("Waiting for you: ▲ late: Picture lock on NIGHTFALL 102 was due Tue 24 Nov 10:00 (D1)", home.Text);
        Assert.Equal(["Done D1", "Confirm B1", "Refresh", "My week"], home.Message.Buttons);
        await ana.Presses(home.Message, "Done D1");
        await ana.Presses(home.Message, "Confirm B1");
        var after = await ana.Presses(home.Message, "Refresh");
        Assert.Equal("Good morning Ana. Nothing today, nothing waits for you", after.Headline);
        Assert.Equal(["Refresh", "My week"], after.Message.Buttons);
    }
}
