namespace PostBot.WireTests.Features.Bookings;

/// <summary>What cannot be booked as it was typed: it is said why, nothing is booked, and what to do instead is one press away.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("hold Color 1 25 Nov 2026 10:00 - 30 Dec 2027 10:00 for NIGHTFALL", "A session is at most 31 days long. Nothing was booked.")]
    [InlineData("hold Color 1 every weekday 10-18 until 31 Dec 2028 for NIGHTFALL", "A series is at most a year long. Nothing was booked.")]
    [InlineData("hold Color 1 every weekday 10-18 for NIGHTFALL", "Until which day? For example: every weekday until 18 Dec")]
    [InlineData("hold Color 1 yesterday 10-18 for NIGHTFALL", "That is in the past: Mon 23 Nov 10:00–18:00. Nothing was booked.")]
    [InlineData("hold Colour 7 tomorrow 10-18 for NIGHTFALL", "There is no \"Colour 7\". The color rooms are Color 1 and Color 2.")]
    [InlineData("hold Color 1 + Color 1 tomorrow 10-18 for NIGHTFALL", "The same resource is in that bundle twice. Nothing was booked.")]
    public async Task Nothing_is_booked_and_it_is_said_why(string line, string why)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(why, (await ana.Says(line)).Headline);
        Assert.Empty(Dump.Of(bot, "Bookings"));
    }

    [Fact]
    public async Task What_is_down_or_has_somebody_booked_elsewhere_is_refused_as_a_whole()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        await ana.Says("down Color 2 fri projector");
        var down = await ana.Says("hold Color 2 fri 10-18 for NIGHTFALL");
        Assert.Equal("Color 2 cannot be used on Fri 27 Nov 10:00–18:00 (down: projector). Nothing was booked.", down.Headline);
        Assert.Contains("Color 1", down.Message.Buttons);
        await ana.Says("book Mix A thu 10-18 for NIGHTFALL 101 + @jo confirm");
        var twice = await ana.Says("hold Color 1 thu 12-14 for NIGHTFALL 102 + @jo");
        Assert.StartsWith("Jo is booked on Thu 26 Nov 12:00–14:00 (confirmed, NIGHTFALL 101, Ana (B1)). Nothing was booked.", twice.Headline);
        Assert.Single(Dump.Of(bot, "Bookings"));
    }

    [Fact]
    public async Task A_series_that_collides_half_way_books_nothing_and_names_the_dates_and_what_else_would_do()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 2 Dec 10-18 for NIGHTFALL 101 confirm");
        var collides = await ana.Says("hold Color 1 every weekday 10-18 until 4 Dec for NIGHTFALL 102");
        Assert.Equal("1 of 9 dates is taken. Nothing was booked.", collides.Headline);
        Assert.Contains("Color 1, Wed 2 Dec 10:00–18:00 (confirmed, NIGHTFALL 101, Ana (B1))", collides.Text);
        Assert.Contains("Color 2 is free on all of them.", collides.Text);
        Assert.Single(Dump.Of(bot, "Bookings"));
        Assert.StartsWith("Held: 9 sessions", (await ana.Presses(collides.Message, "Color 2 for all")).Headline);
        Assert.StartsWith("Held: 8 sessions", (await ana.Presses(collides.Message, "Leave out Wed 2 Dec")).Headline);
    }

    [Fact]
    public async Task Nights_on_which_the_clocks_change_are_as_long_as_they_are_and_say_what_is_meant()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("rate Color 1 100/hour");
        Assert.Contains("£700 if confirmed", (await ana.Says("hold Color 1 27 Mar 2027 22:00-06:00 for NIGHTFALL")).Text);
        var skipped = await ana.Says("hold Color 2 28 Mar 2027 01:30-04:00 for NIGHTFALL");
        Assert.Contains("Sun 28 Mar 2027 02:30–04:00", skipped.Headline);
        Assert.Contains("01:30 does not exist on Sun 28 Mar 2027 in London, the clocks go forward: 02:30 is meant.", skipped.Text);
    }

    [Fact]
    public async Task Hours_outside_the_working_day_are_booked_and_their_overtime_said()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("rate Color 1 1800/day overtime 150%");
        var late = await ana.Says("hold Color 1 tomorrow 18-22 for NIGHTFALL");
        Assert.Contains("£1,350 if confirmed", late.Text);
        Assert.Contains("4 h of it is outside the rate card's hours: £450 of the price is overtime.", late.Text);
        Assert.Contains("It has already started.", (await ana.Says("hold Color 1 today 8-10 for NIGHTFALL")).Text);
    }
}
