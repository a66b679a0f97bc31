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
        Assert.StartsWith("Waiting: Color 1, Fri 27 Nov 12:00–14:00, NIGHTFALL 102   (B2)", waiting.Headline);
        Assert.StartsWith("Waiting: Color 1, Fri 27 Nov 10:00–18:00, NIGHTFALL 103   (B3)", (await ana.Says("wait behind B1 for NIGHTFALL 103")).Headline);
        Assert.StartsWith("B1 is not in the way then: it is Fri 27 Nov 10:00–18:00.", (await ana.Says("wait behind B1 sat 10-12 for NIGHTFALL 103")).Headline);
        Assert.Contains("B2 is first now; Ed was told.", (await ana.Says("release B1")).Text);
        var told = Assert.Single(await ed.Sees()).Text;
        Assert.StartsWith("Color 1, Fri 27 Nov 12:00–14:00 is yours to confirm   (B2)", told);
        Assert.DoesNotContain("You have it until", told);
        Assert.StartsWith("There is no B9", (await ed.Says("wait behind B9 for NIGHTFALL 102")).Headline);
    }
}
