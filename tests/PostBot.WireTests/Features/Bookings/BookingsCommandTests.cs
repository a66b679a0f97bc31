namespace PostBot.WireTests.Features.Bookings;

public sealed class BookingsCommandTests
{
    [Fact]
    public async Task A_bare_week_is_the_seven_days_from_today()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 mon 30 nov 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 1 tue 1 dec 10-18 for NIGHTFALL 101");
        Assert.Equal("1 booking for Color 1 · Tue 24 Nov–Mon 30 Nov", (await ana.Says("bookings Color 1 week")).Headline);
        Assert.Equal("1 booking · Tue 24 Nov–Mon 30 Nov", (await ana.Says("bookings week")).Headline);
        Assert.StartsWith("2 bookings · Tue 24 Nov–", (await ana.Says("bookings month")).Headline);
    }

    [Fact]
    public async Task Bookings_are_listed_for_a_room_a_production_and_a_person()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await bot.Person("ed").Says("book Color 2 thu 10-12 for NIGHTFALL 102");
        Assert.Contains("B1 ◌ hold · Wed 25 Nov 10:00–18:00 · Color 1 · NIGHTFALL 101 grade (Ana)", (await ana.Says("bookings Color 1")).Text);
        Assert.StartsWith("2 bookings for NIGHTFALL", (await ana.Says("bookings NIGHTFALL this week")).Headline);
        Assert.StartsWith("1 booking for Ana", (await ana.Says("bookings me")).Headline);
        Assert.StartsWith("2 bookings in the color rooms", (await ana.Says("bookings color")).Headline);
        Assert.StartsWith("Nothing is booked for Mix A", (await ana.Says("bookings Mix A")).Headline);
    }

    [Fact]
    public async Task A_long_list_is_paged_and_nothing_is_cut()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Mix A 1 Dec - 31 Dec for NIGHTFALL 101");
        var first = await ana.Says("bookings Mix A 1 Dec - 31 Dec");
        Assert.StartsWith("23 bookings for Mix A", first.Headline);
        Assert.Contains("1 to 20 of 23", first.Text);
        Assert.Contains("B23 ", (await ana.Presses(first.Message, "Show more")).Text);
    }
}
