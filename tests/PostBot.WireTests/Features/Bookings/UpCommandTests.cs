namespace PostBot.WireTests.Features.Bookings;

public sealed class UpCommandTests
{
    [Fact]
    public async Task What_is_up_again_can_be_held()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("down Color 1 fri projector");
        await ana.Says("down Color 1 projector");
        var up = await ana.Says("up Color 1");
        Assert.Equal("Color 1 is up again", up.Headline);
        Assert.Contains("It stays up Fri 27 Nov, projector", up.Text);
        Assert.Contains("Was down Tue 24 Nov 09:00", up.Text);
        Assert.StartsWith("Held", (await ana.Says("hold Color 1 fri 10-18 for NIGHTFALL 101")).Headline);
        Assert.StartsWith("Color 1 is up already", (await ana.Says("up Color 1")).Headline);
    }
}
