namespace PostBot.WireTests.Features.Bookings;

public sealed class WaitCommandTests
{
    [Fact]
    public async Task Who_waits_behind_a_confirmed_booking_has_the_hold_when_it_is_released()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 fri 10-18 for NIGHTFALL 101 confirm");
        var ed = bot.Person("ed");
        var refused = await ed.Says("hold Color 1 fri 12-14 for NIGHTFALL 102");
        var waiting = await ed.Presses(refused.Message, "Wait behind B1");
        Assert.StartsWith("Waiting: Color 1, Fri 27 Nov 10:00–18:00, NIGHTFALL 102   (B2)", waiting.Headline);
        Assert.Contains("B2 is first now; Ed was told.", (await ana.Says("release B1")).Text);
        Assert.Contains("is yours to confirm", Assert.Single(await ed.Sees()).Text);
        Assert.StartsWith("There is no B9", (await ed.Says("wait behind B9 for NIGHTFALL 102")).Headline);
    }
}
