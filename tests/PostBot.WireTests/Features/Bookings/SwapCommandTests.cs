namespace PostBot.WireTests.Features.Bookings;

public sealed class SwapCommandTests
{
    [Fact]
    public async Task Two_bookings_exchange_room_and_time_and_both_holders_hear_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, tom) = (bot.Person("ed"), bot.Person("tom"));
        await ed.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        await tom.Says("hold Color 2 fri 12-14 for NIGHTFALL 102");
        await ana.Says("confirm B1");
        Assert.StartsWith("Confirmed: Color 2, Fri 27 Nov 12:00–14:00, NIGHTFALL 101", (await ana.Says("swap B1 B2")).Headline);
        Assert.Contains("Color 2, Fri 27 Nov 12:00–14:00 → Color 1, Thu 26 Nov 10:00–18:00, swapped by Ana", Assert.Single(await tom.Sees()).Text);
        Assert.Equal(2, (await ed.Sees()).Count);
        Assert.StartsWith("Held, not confirmed: Color 1, Thu 26 Nov 10:00–18:00, NIGHTFALL 102", (await tom.Says("B2")).Headline);
        await ana.Says("book Color 1 thu 18-20 for NIGHTFALL 103 confirm");
        Assert.StartsWith("B1 cannot be swapped with itself", (await ana.Says("swap B1 B1")).Headline);
        Assert.StartsWith("There is no B8", (await ana.Says("swap B1 B8")).Headline);
    }
}
