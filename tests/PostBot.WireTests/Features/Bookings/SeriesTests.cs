namespace PostBot.WireTests.Features.Bookings;

/// <summary>A series is changed one by one, from one on, or as a whole; a whole that cannot go is named date by date and stays.</summary>
public sealed class SeriesTests
{
    [Fact]
    public async Task A_series_is_moved_and_extended_together_or_not_at_all()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 every weekday 10-14 until 4 Dec for NIGHTFALL 101 grade call 9:30");
        Assert.Contains("call 09:30 · one of a series", (await ana.Says("B3")).Text);

        var one = await ana.Says("move B1 11-15");
        Assert.StartsWith("Held, not confirmed: Color 1, Tue 24 Nov 11:00–15:00", one.Headline);
        Assert.Contains("It is one of a series; the others stay.", one.Text);
        await ana.Says("undo B1");

        var all = await ana.Says("move B3 12-16 all");
        Assert.Equal("Moved: 9 sessions of the series, NIGHTFALL 101 grade   (B3)", all.Headline);
        Assert.Contains("B1 Color 1, Tue 24 Nov 10:00–14:00 → Color 1, Tue 24 Nov 12:00–16:00", all.Text);
        Assert.Contains("call 11:30", (await ana.Says("B3")).Text);
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("Moved: 9 sessions of the series", StringComparison.Ordinal));
        await ana.Says("undo B3");
        Assert.Contains("Color 1, Thu 26 Nov 10:00–14:00", (await ana.Says("B3")).Headline);

        await ana.Says("book Color 2 2 Dec 10-18 for NIGHTFALL 102 confirm");
        await ana.Says("hold Color 2 3 Dec 10-18 for NIGHTFALL 103");
        var before = Dump.Of(bot, "Bookings");
        var collides = await ana.Says("move B3 to Color 2 this and following");
        Assert.Equal("2 of 7 sessions cannot go there. Nothing was changed; the old slots are kept.", collides.Headline);
        Assert.Contains("B7 · Color 2, Wed 2 Dec 10:00–14:00 (confirmed, NIGHTFALL 102, Ana (B10)) · free Fri 4 Dec 10:00–14:00", collides.Text);
        Assert.Contains("B8 · Color 2, Thu 3 Dec 10:00–14:00 (NIGHTFALL 103, Ana (B11) holds it) · free Fri 4 Dec 10:00–14:00", collides.Text);
        Assert.Equal(before, Dump.Of(bot, "Bookings"));
        Assert.StartsWith("Held, not confirmed: Color 2, Thu 26 Nov 10:00–14:00", (await ana.Presses(collides.Message, "Only B3")).Headline);

        Assert.Equal("Extended: 3 sessions of the series, NIGHTFALL 101 grade   (B7)", (await ana.Says("extend B7 1h following")).Headline);
        Assert.Contains("Fri 4 Dec 10:00–15:00", (await ana.Says("B9")).Headline);
        Assert.StartsWith("B3 is Ed's; they or a coordinator can move it", (await bot.Person("tom").Says("move B3 9-12 all")).Headline);
    }

    [Fact]
    public async Task Hours_that_are_said_are_for_all_and_a_night_that_the_clock_skips_is_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 every weekday 10-14 until fri for NIGHTFALL 101");
        await ana.Says("move B2 9-11");
        var all = await ana.Says("move B1 all 15-17");
        Assert.Contains("B2 Color 1, Wed 25 Nov 09:00–11:00 → Color 1, Wed 25 Nov 15:00–17:00", all.Text);
        var later = await ana.Says("move B3 mon following");
        Assert.Contains("B4 Color 1, Fri 27 Nov 15:00–17:00 → Color 1, Tue 1 Dec 15:00–17:00", later.Text);

        var before = Dump.Of(bot, "Bookings");
        var night = await ana.Says("hold Color 2 every sunday 01:00-02:00 until 4 apr 2027 for NIGHTFALL 102");
        Assert.Equal("The clocks go forward on Sun 28 Mar 2027: 01:00–02:00 does not exist then. Leave it out: except 28 Mar 2027. Nothing was booked.", night.Headline);
        Assert.Equal(before, Dump.Of(bot, "Bookings"));
        Assert.StartsWith("Held: 18 sessions", (await ana.Says("hold Color 2 every sunday 01:00-02:00 until 4 apr 2027 except 28 Mar 2027 for NIGHTFALL 102")).Headline);
        Assert.StartsWith("Held, not confirmed: Color 1, Sat 27 Mar 2027 22:00–Sun 28 Mar 2027 04:00", (await ana.Says("hold Color 1 27 mar 2027 22:00-04:00 for NIGHTFALL 102")).Headline);
        Assert.Contains("01:30 does not exist on Sun 28 Mar 2027 in London, the clocks go forward: 02:30 is meant.", (await ana.Says("hold Mix A 28 mar 2027 01:30-03:30 for NIGHTFALL 102")).Text);
    }

    [Fact]
    public async Task A_series_is_confirmed_cancelled_and_waived_together()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("rate Color 1 1000/day");
        await ana.Says("rate cancel 80d 50%");
        await bot.Person("ed").Says("hold Color 1 fri 9-12 for NIGHTFALL 103");
        var held = await ana.Says("hold Color 1 every weekday 10-18 until 1 Dec for NIGHTFALL 101");
        Assert.Equal("Held: 6 sessions", held.Headline);
        var firm = await ana.Presses(held.Message, "Confirm all");
        Assert.Equal("Confirmed: 5 sessions of the series, NIGHTFALL 101   (B2)", firm.Headline);
        Assert.Contains("B5 is not first: Fri 27 Nov 10:00–18:00, NIGHTFALL 103, Ed (B1)", firm.Text);
        Assert.StartsWith("None of the 1 sessions is first in line", (await ana.Says("confirm B5 all")).Headline);

        var cancelled = await ana.Says("cancel B4 following cause client shoot moved");
        Assert.Equal("Released: 4 sessions of the series   (B4)", cancelled.Headline);
        Assert.Contains("Cause client: £1,500 is billable", cancelled.Text);
        Assert.StartsWith("£1,500 for 3 cancellations is waived by Ana", (await ana.Presses(cancelled.Message, "Waive it")).Headline);
        Assert.StartsWith("Nothing of the series of B4", (await ana.Says("waive B4 all")).Headline);
        var released = await ana.Says("release B2");
        Assert.StartsWith("Released: Color 1, Tue 24 Nov 10:00–18:00", released.Headline);
        Assert.StartsWith("Released: Color 1, Wed 25 Nov 10:00–18:00", (await ana.Presses(released.Message, "All that are left")).Headline);
        Assert.StartsWith("B2 was released already", (await ana.Says("release B2 all")).Headline);
    }
}
