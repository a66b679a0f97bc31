namespace PostBot.WireTests.Features.Bookings;

public sealed class ExtendCommandTests
{
    [Fact]
    public async Task Past_a_neighbour_needs_a_coordinator_and_makes_the_neighbour_second()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        var held = await ed.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        await bot.Person("tom").Says("hold Color 1 thu 18:30-21:00 for NIGHTFALL 102");
        Assert.StartsWith("Held, not confirmed: Color 1, Thu 26 Nov 10:00–18:15", (await ed.Says("extend B1 15m")).Headline);
        var refused = await ed.Says("need another hour", thread: held.Message.Id);
        Assert.StartsWith("B1 would run into NIGHTFALL 102, Tom (B2) at 18:30; that needs a coordinator. Nothing was changed.", refused.Headline);
        var extended = await ana.Says("extend B1 1h");
        Assert.StartsWith("Held, not confirmed: Color 1, Thu 26 Nov 10:00–19:15", extended.Headline);
        Assert.Contains("outside the working day", extended.Text);
        Assert.StartsWith("You are second in line", (await bot.Person("tom").Says("B2")).Headline);
    }

    [Fact]
    public async Task Past_a_confirmed_booking_nobody_can()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 thu 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("book Color 1 thu 18-21 for NIGHTFALL 102 confirm");
        Assert.StartsWith("Color 1 is taken on Thu 26 Nov 10:00–19:00 (confirmed, NIGHTFALL 102, Ana (B2))", (await ana.Says("extend B1 1h")).Headline);
        Assert.StartsWith("There is no B7", (await ana.Says("extend B7 1h")).Headline);
    }
}
