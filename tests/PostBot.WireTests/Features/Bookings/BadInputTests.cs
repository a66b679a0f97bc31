namespace PostBot.WireTests.Features.Bookings;

/// <summary>What cannot be booked as it was typed: it is said why, nothing is booked, and what to do instead is one press away.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("hold Color 1 25 Nov 2026 10:00 - 30 Dec 2027 10:00 for NIGHTFALL", "That is longer than a year. Nothing was booked.")]
    [InlineData("hold Color 1 25 Nov 2026 10:00 - 30 Dec 2026 10:00 for NIGHTFALL", "A session is at most 31 days long. Nothing was booked.")]
    [InlineData("hold Color 1 mon for 60 weeks for NIGHTFALL", "That is longer than a year. Nothing was booked.")]
    [InlineData("hold Color 1 27 Nov 2026 18:00 - 26 Nov 2026 10:00 for NIGHTFALL", "That ends before it starts. Try fri 10-18.")]
    [InlineData("hold Color 1 tomorrow 10-18 for NIGHTFALL call 19:00", "A call at 19:00 is not in the hours before the start at 10:00. Nothing was booked.")]
    [InlineData("hold Color 1 every weekday 10-18 until 31 Dec 2028 for NIGHTFALL", "A series is at most a year long. Nothing was booked.")]
    [InlineData("hold Color 1 every weekday 10-18 for NIGHTFALL", "Until which day? For example: every weekday until 18 Dec")]
    [InlineData("hold Color 1 yesterday 10-18 for NIGHTFALL", "That was yesterday: Mon 23 Nov 10:00–18:00. Did you mean Mon 30 Nov 10:00–18:00? Nothing was booked.")]
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
    public async Task A_time_that_is_over_is_asked_about_and_what_took_place_is_recorded_by_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var asked = await ana.Says("hold Color 1 last tue 10-18 for NIGHTFALL 101 grade");
        Assert.Equal("That was last Tuesday: Tue 17 Nov 10:00–18:00. Did you mean Tue 24 Nov 10:00–18:00? Nothing was booked.", asked.Headline);
        var ed = await bot.Person("ed").Says("hold Color 1 last tue 10-18 for NIGHTFALL 101 grade");
        Assert.Contains("If it took place, a coordinator can record it: Ana.", ed.Text);
        Assert.StartsWith("Recording a session that took place needs a coordinator", (await bot.Person("ed").Says("hold Color 1 last tue 10-18 for NIGHTFALL 101 record")).Headline);
        Assert.Empty(Dump.Of(bot, "Bookings"));
        var recorded = await ana.Presses(asked.Message, "It took place, record it");
        Assert.Equal("Recorded: Color 1, Tue 17 Nov 10:00–18:00, NIGHTFALL 101 grade   (B1)", recorded.Headline);
        Assert.StartsWith("Color 1 had NIGHTFALL 101 grade, Ana (B1) then.", (await ana.Says("hold Color 1 last tue 12-14 for NIGHTFALL 102 record")).Headline);
        Assert.StartsWith("Held, not confirmed: Color 1, Tue 24 Nov 10:00–18:00", (await ana.Presses(asked.Message, "Tue 24 Nov 10:00–18:00")).Headline);
        Assert.StartsWith("It is not over yet", (await ana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL record")).Headline);
        Assert.StartsWith("That was yesterday: Mon 23 Nov 10:00–18:00. Did you mean Mon 30 Nov 10:00–18:00?", (await ana.Says("move B2 yesterday 10-18")).Headline);
        Assert.DoesNotContain(await ana.Sees(), message => message.Text.Contains("Used as booked?", StringComparison.Ordinal));
        Assert.StartsWith("Undone", (await ana.Says("undo B1")).Headline);
    }

    [Theory]
    [InlineData("hold Color 1 fri 10-10 for NIGHTFALL", "From 10:00 to 10:00 is no time at all, unless it runs to the other 10:00. Did you mean Fri 27 Nov 10:00–22:00? Nothing was booked.", "Held, not confirmed: Color 1, Fri 27 Nov 10:00–22:00")]
    [InlineData("hold Color 1 fri 22-22 for NIGHTFALL", "From 22:00 to 22:00 is no time at all, unless it runs to the other 22:00. Did you mean Fri 27 Nov 22:00–Sat 28 Nov 22:00? Nothing was booked.", "Held, not confirmed: Color 1, Fri 27 Nov 22:00–Sat 28 Nov 22:00")]
    [InlineData("hold Color 1 tomorrow 17-10 for NIGHTFALL", "That is 17 hours long. Did you mean Wed 25 Nov 17:00–Thu 26 Nov 10:00? Nothing was booked.", "Held, not confirmed: Color 1, Wed 25 Nov 17:00–Thu 26 Nov 10:00")]
    public async Task No_time_at_all_and_an_end_before_the_start_are_asked_about(string line, string question, string held)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var asked = await ana.Says(line);
        Assert.Equal(question, asked.Headline);
        Assert.Empty(Dump.Of(bot, "Bookings"));
        Assert.StartsWith(held, (await ana.Presses(asked.Message, Assert.Single(asked.Message.Buttons))).Headline);
    }

    [Fact]
    public async Task Requests_that_touch_a_slot_are_said_to_who_holds_it_and_what_loses_a_slot_is_offered_another()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("dana").Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await bot.Person("dana").Says("hold Color 1 fri 10-12 for NIGHTFALL 101");
        Assert.Contains("1 request touches this slot: until one is accepted, it holds nothing.", (await ana.Says("hold Color 1 fri 10-18 for NIGHTFALL 102")).Text);
        await ana.Says("hold Color 1 fri 12-14 for NIGHTFALL 103");
        await ana.Says("hold Color 2 fri 12-14 for NIGHTFALL 104");
        await ana.Says("confirm B2");
        var lost = await ana.Says("confirm B3");
        Assert.Equal("Color 1 is confirmed for NIGHTFALL 102, Ana (B2) then. B3 keeps waiting.", lost.Headline);
        Assert.Equal(["Color 1 Mon 30 Nov", "Swap with B4", "Show it"], lost.Message.Buttons);
        Assert.StartsWith("Held, not confirmed: Color 1, Mon 30 Nov 12:00–14:00", (await ana.Presses(lost.Message, "Color 1 Mon 30 Nov")).Headline);
    }

    [Fact]
    public async Task A_series_that_collides_half_way_books_nothing_and_names_the_dates_and_what_else_would_do()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 2 Dec 10-18 for NIGHTFALL 101 confirm");
        var collides = await ana.Says("hold Color 1 every weekday 10-18 until 4 Dec for NIGHTFALL 102");
        Assert.Equal("1 of 9 dates is taken. Nothing was booked.", collides.Headline);
        Assert.Contains("Color 1, Wed 2 Dec 10:00–18:00 (confirmed, NIGHTFALL 101, Ana (B1)) · Color 2 is free then", collides.Text);
        Assert.Contains("Color 2 is free on all of them.", collides.Text);
        Assert.Single(Dump.Of(bot, "Bookings"));
        Assert.StartsWith("Held: 9 sessions", (await ana.Presses(collides.Message, "Color 2 for all")).Headline);
        Assert.StartsWith("Held: 8 sessions", (await ana.Presses(collides.Message, "Leave out Wed 2 Dec")).Headline);
        await ana.Says("book Mix A 1 Dec 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("book Mix A 3 Dec 10-18 for NIGHTFALL 101 confirm");
        var twice = await ana.Says("hold Mix A every weekday 10-18 until 4 Dec except 25 Nov for NIGHTFALL 102");
        Assert.Contains("Mix A, Tue 1 Dec 10:00–18:00 (confirmed, NIGHTFALL 101, Ana (B19)) · free Wed 2 Dec 10:00–18:00", twice.Text);
        Assert.StartsWith("Held: 6 sessions", (await ana.Presses(twice.Message, "Leave out those 2")).Headline);
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
