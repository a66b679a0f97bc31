namespace PostBot.WireTests.Features.Bookings;

public sealed class HoldCommandTests
{
    [Fact]
    public async Task A_hold_says_that_it_is_not_confirmed_and_offers_to_confirm_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var held = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.Equal("Held, not confirmed: Color 1, Wed 25 Nov 10:00–18:00, NIGHTFALL 101 grade   (B1)", held.Headline);
        Assert.Equal(["Confirm", "Move", "Release", "Undo"], held.Message.Buttons);
    }

    [Fact]
    public async Task Book_means_hold_and_a_last_word_makes_it_firm()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Held, not confirmed", (await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 grade")).Headline);
        Assert.StartsWith("Confirmed: Color 2", (await ana.Says("book color 2 tomorrow 10-18 for NIGHTFALL 101 grade confirm")).Headline);
    }

    [Fact]
    public async Task A_taken_room_says_who_has_it_books_nothing_and_offers_what_is_free()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 grade confirm");
        var ed = bot.Person("ed");
        var refused = await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 102 grade");
        Assert.Equal("Color 1 is taken on Wed 25 Nov 10:00–18:00 (confirmed, NIGHTFALL 101 grade, Ana (B1)). Nothing was booked.", refused.Headline);
        Assert.Equal(["Color 2", "Color 1 Thu 26 Nov", "Wait behind B1"], refused.Message.Buttons);
        var other = await ed.Presses(refused.Message, "Color 2");
        Assert.Equal("Held, not confirmed: Color 2, Wed 25 Nov 10:00–18:00, NIGHTFALL 102 grade   (B2)", other.Headline);
    }

    [Fact]
    public async Task An_offer_instead_keeps_everything_that_was_said()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 grade confirm");
        var refused = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 102 review with @ed attended call 9:30 until tomorrow 9:00 note bring the drives");
        var other = await ana.Presses(refused.Message, "Color 2");
        Assert.StartsWith("Held, not confirmed: Color 2, Wed 25 Nov 10:00–18:00, NIGHTFALL 102 review   (B2)", other.Headline);
        Assert.Contains("until tomorrow 09:00 · call 09:30 · attended", other.Text);
        Assert.Contains("> bring the drives", other.Text);
        Assert.Contains(await bot.Person("ed").Sees(), message => message.Text.StartsWith("You are invited: Held, not confirmed: Color 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_asks_with_everything_they_said_and_those_invited_hear_when_it_is_accepted()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (dana, ed) = (bot.Person("dana"), bot.Person("ed"));
        await ed.Says("hello");
        await dana.Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("resource add \"HDR monitor\" rig");
        var asked = await dana.Says("hold Color 1 + HDR monitor tomorrow 14-18 for NIGHTFALL 101 review attended with @ed note no nuts");
        Assert.StartsWith("You ask for Color 1 + HDR monitor, Wed 25 Nov 14:00–18:00, NIGHTFALL 101 review   (B1, request)", asked.Headline);
        Assert.Contains("attended", asked.Text);
        Assert.Contains("> no nuts", asked.Text);
        Assert.DoesNotContain(await ed.Sees(), message => message.Text.Contains("B1", StringComparison.Ordinal));
        Assert.StartsWith("Held, not confirmed: Color 1 + HDR monitor", (await ana.Says("accept B1")).Headline);
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("You are invited: Held, not confirmed: Color 1 + HDR monitor", StringComparison.Ordinal));
        var second = await dana.Says("hold Color 1 tomorrow 17-19 for NIGHTFALL 101 with @ed");
        Assert.StartsWith("You ask for", second.Headline);
        Assert.StartsWith("Held, second in line", (await ana.Says("accept B2")).Headline);
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("You are invited: Held, second in line: Color 1", StringComparison.Ordinal));
        Assert.StartsWith("You are second in line for HDR monitor", (await ed.Says("hold HDR monitor tomorrow 15-16 for NIGHTFALL 102")).Headline);
    }

    [Fact]
    public async Task Who_is_invited_stands_on_the_card_and_who_cannot_be_told_is_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, kim) = (bot.Person("ed"), bot.Person("kim"));
        await ed.Says("hello");
        await kim.Says("hello");
        await ana.Says("role @kim client");
        var held = await ana.Says("hold Color 1 tomorrow 10-14 for NIGHTFALL 101 grade with @ed, @kim and Acme note bring drives");
        Assert.Contains("With Ed, who was told.", held.Text);
        Assert.Contains("Kim is not on NIGHTFALL, so they were not told.", held.Text);
        Assert.Contains("Acme has no account here: please tell them yourself.", held.Text);
        Assert.Contains("> with Acme; bring drives", held.Text);
        Assert.Single(await ed.Sees());
        Assert.DoesNotContain(await kim.Sees(), message => message.Text.Contains("B1", StringComparison.Ordinal));
        Assert.Contains("With Ed and Kim", (await ana.Says("B1")).Text);
        var dana = bot.Person("dana");
        await dana.Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        Assert.Contains("With Ed", (await dana.Says("B1")).Text);
        Assert.DoesNotContain("Kim", (await dana.Says("B1")).Text);
        await ana.Says("resource set Color 1 prep 30m reset 15m");
        await ana.Says("confirm B1");
        var after = await ana.Says("hold Color 1 tomorrow 14-16 for NIGHTFALL 102");
        Assert.StartsWith("Color 1 is taken on Wed 25 Nov 14:00–16:00", after.Headline);
        Assert.Contains("The sessions do not touch, but Color 1 needs 30 min to prepare and 15 min to reset between them.", after.Text);
    }

    [Fact]
    public async Task A_later_hold_is_second_in_line_and_knows_who_is_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var second = await bot.Person("ed").Says("hold Color 1 tomorrow 14-20 for NIGHTFALL 102");
        Assert.Equal("You are second in line for Color 1, Wed 25 Nov 14:00–20:00, NIGHTFALL 102   (B2)", second.Headline);
        Assert.Contains("First hold: NIGHTFALL 101 grade, Ana (B1)", second.Text);
        Assert.DoesNotContain("Confirm", second.Message.Buttons);
    }

    [Fact]
    public async Task A_room_that_does_not_exist_is_not_corrected_to_another_number()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says("hold Colour 7 tomorrow 10-18 for NIGHTFALL 101");
        Assert.Equal("There is no \"Colour 7\". The color rooms are Color 1 and Color 2.", refused.Headline);
        Assert.Equal("hold Color 2 tomorrow 10-18 for NIGHTFALL 101", refused.Message.Button("Color 2"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_an_example_and_a_form()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var asked = await ana.Says("hold Color 1");
        Assert.StartsWith("When? For which production? For example: hold Color 1 tomorrow 10-18", asked.Headline);
        Assert.NotNull(asked.Message.FormId);
        using var wrong = await ana.Submits(asked.Message, new Dictionary<string, string> { ["resource"] = "Color 1", ["when"] = "blorp", ["project"] = "NIGHTFALL 101" });
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("\"when\"", await wrong.Content.ReadAsStringAsync());
        using var right = await ana.Submits(asked.Message, new Dictionary<string, string> { ["resource"] = "Color 1", ["when"] = "tomorrow 10-18", ["project"] = "NIGHTFALL 101" });
        Assert.Equal(200, (int)right.StatusCode);
        Assert.Contains("Held, not confirmed: Color 1, Wed 25 Nov 10:00–18:00, NIGHTFALL 101", await right.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("hold Color 1 tomorrow 15:00 for NIGHTFALL 101", "Until when?")]
    [InlineData("hold Color 1 yesterday 10-18 for NIGHTFALL 101", "That was yesterday: Mon 23 Nov 10:00–18:00. Did you mean")]
    [InlineData("hold Color 1 31 Nov for NIGHTFALL 101", "")]
    [InlineData("hold Color 1 tomorrow 10-18 for GOTHAM 101", "There is no production \"GOTHAM\"")]
    public async Task What_cannot_be_held_is_refused_with_the_reason(string line, string reason)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says(line);
        Assert.StartsWith(reason, refused.Headline);
        Assert.DoesNotContain("(B", refused.Text);
    }

    [Fact]
    public async Task The_same_key_holds_once_and_answers_the_same()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var first = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101", key: "k1");
        var again = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101", key: "k1");
        Assert.Equal(first.Message.Id, again.Message.Id);
        Assert.StartsWith("You are second in line", (await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101", key: "k2")).Headline);
    }

    [Fact]
    public async Task A_bundle_is_held_as_a_whole_and_one_part_that_is_taken_refuses_all_of_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("tom").Says("hello");
        var held = await ana.Says("hold Mix A + Color 1 + @tom tomorrow 10-18 for NIGHTFALL 101 mix confirm");
        Assert.StartsWith("Confirmed: Mix A + Color 1 + Tom, Wed 25 Nov 10:00–18:00", held.Headline);
        Assert.StartsWith("You are booked: Confirmed: Mix A", Assert.Single(await bot.Person("tom").Sees()).Text);
        var refused = await ana.Says("book Color 2 + tom tomorrow 17-19 for NIGHTFALL 102");
        Assert.StartsWith("Tom is booked on Wed 25 Nov 17:00–19:00 (confirmed, NIGHTFALL 101 mix, Ana (B1)). Nothing was booked.", refused.Headline);
        Assert.Contains("Nothing is booked for Color 2", (await ana.Says("bookings Color 2")).Text);
    }

    [Fact]
    public async Task Less_rest_than_the_rule_needs_a_coordinator_who_may_go_on()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await bot.Person("tom").Says("hello");
        await ana.Says("hold Mix A + @tom tomorrow 14:00-23:00 for NIGHTFALL 101");
        var refused = await ed.Says("hold Color 1 + @tom thu 8-12 for NIGHTFALL 102");
        Assert.Equal("Tom would rest 9 h between two sessions; 11 h is the rule. Nothing was booked; a coordinator can book it anyway.", refused.Headline);
        var warned = await ana.Says("hold Color 1 + @tom thu 8-12 for NIGHTFALL 102");
        Assert.StartsWith("Held, not confirmed: Color 1 + Tom", (await ana.Presses(warned.Message, "Book it anyway")).Headline);
    }

    [Fact]
    public async Task Linked_options_are_held_side_by_side_and_confirming_one_frees_the_other()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var held = await ana.Says("hold color 1 thu or fri 12-16, which ever, for NIGHTFALL 101");
        Assert.Equal("Held, not confirmed: 2 options; confirming one frees the others", held.Headline);
        Assert.Contains("Color 1, Thu 26 Nov 12:00–16:00", held.Text);
        var confirmed = await ana.Says("confirm B2");
        Assert.Contains("B1 is free again", confirmed.Text);
        Assert.StartsWith("Released: Color 1, Thu 26 Nov", (await ana.Says("B1")).Headline);
    }

    [Fact]
    public async Task A_series_is_all_or_nothing_and_lists_the_dates_that_collide()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 thu 10-18 for NIGHTFALL 101 confirm");
        var refused = await ana.Says("hold Color 1 every weekday 9-12 until 4 Dec for NIGHTFALL 102");
        Assert.Equal("1 of 8 dates is taken. Nothing was booked.", refused.Headline);
        Assert.Contains("Color 1, Thu 26 Nov 09:00–12:00 (confirmed, NIGHTFALL 101, Ana (B1))", refused.Text);
        Assert.Contains("Color 2 is free on all of them.", refused.Text);
        Assert.Equal("Held: 7 sessions", (await ana.Presses(refused.Message, "Leave out Thu 26 Nov")).Headline);
        Assert.StartsWith("Released: 7 sessions of the series", (await ana.Says("release B2 all production moved")).Headline);
    }

    [Fact]
    public async Task A_coordinator_hears_before_a_lapse_in_their_own_hours_and_who_is_away_until_then_only_where_nobody_else_is_there()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, cora, cleo) = (bot.Person("ed"), bot.Person("cora"), bot.Person("cleo"));
        foreach (var person in (Talker[])[cora, cleo])
        {
            await person.Says("hello");
            await ana.Says($"role @{person.Name} coordinator");
        }
        await cora.Says("quiet 18:00-16:00");
        await ana.Says("off @cleo wed");
        await ed.Says("hold Color 1 fri 10-18 for NIGHTFALL 101 until tomorrow 17:00");
        async Task<List<int>> Warned()
        {
            var warned = new List<int>();
            foreach (var person in (Talker[])[ed, cora, cleo, ana]) warned.Add((await person.Sees()).Count(message => message.Text.StartsWith("The hold on Color 1", StringComparison.Ordinal)));
            return warned;
        }
        // At half time, two hours before the end, and an hour before it for whom that is the first permitted moment.
        await bot.MoveTo("2026-11-25T14:59:00Z");
        Assert.Equal([1, 1, 1, 0], await Warned());
        await bot.MoveTo("2026-11-25T15:59:00Z");
        Assert.Equal([2, 1, 1, 1], await Warned());
        await bot.MoveTo("2026-11-25T16:59:00Z");
        Assert.Equal([2, 2, 1, 1], await Warned());

        // Quiet until after the end: the lapse does not wait, so the warning does not either.
        await ana.Says("quiet 18:00-17:30");
        await cora.Says("quiet 18:00-17:30");
        await ana.Says("off @cleo thu");
        await ed.Says("hold Color 2 fri 10-18 for NIGHTFALL 101 until thu 12:00");
        await bot.MoveTo("2026-11-26T11:59:00Z");
        Assert.Contains(await cora.Sees(), message => message.Text.StartsWith("The hold on Color 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hold_until_lapses_then_and_the_next_is_promoted_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        Assert.Contains("◌ first hold, until tomorrow 17:00", (await ed.Says("hold Color 1 fri 10-18 for NIGHTFALL 101 until tomorrow 17:00")).Text);
        var tom = bot.Person("tom");
        await tom.Says("hold Color 1 fri 12-14 for NIGHTFALL 102");
        await bot.MoveTo("2026-11-25T16:59:00Z");
        Assert.All(await ed.Sees(), message => Assert.StartsWith("The hold on Color 1", message.Text));
        Assert.Equal(2, (await ed.Sees()).Count);
        await bot.MoveTo("2026-11-25T17:00:00Z");
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("Released: Color 1", StringComparison.Ordinal) && message.Text.Contains("The hold ran out.", StringComparison.Ordinal));
        Assert.StartsWith("Color 1, Fri 27 Nov 12:00–14:00 is yours to confirm   (B2)", Assert.Single(await tom.Sees()).Text);
        await bot.MoveTo("2026-11-27T17:00:00Z");
        Assert.Single(await tom.Sees());
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("The hold on Color 1", StringComparison.Ordinal));
        Assert.Contains("◌ first hold, until Thu 3 Dec 10:00", (await ed.Says("hold Color 2 3 dec 10-18 for NIGHTFALL 101 until 3 dec")).Text);
    }

    [Theory]
    [InlineData("hold Color 1 every weekday 9-12 for NIGHTFALL 101", "Until which day?")]
    [InlineData("hold Color 1 every weekday 9-12 until 4 Dec 2029 for NIGHTFALL 101", "A series is at most a year long")]
    [InlineData("hold Color 1 + Color 1 tomorrow 10-18 for NIGHTFALL 101", "The same resource is in that bundle twice")]
    [InlineData("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 until fri", "A hold ends before its session begins: Wed 25 Nov 10:00. Say an earlier until, or none. Nothing was booked.")]
    [InlineData("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 until yesterday", "Mon 23 Nov 18:00 is past")]
    public async Task What_a_longer_line_cannot_mean_is_refused_with_the_reason(string line, string reason)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith(reason, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task Hours_outside_the_working_day_are_said()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("2 h of it is outside the working day: overtime may apply.", (await ana.Says("hold Color 1 tomorrow 10-20 for NIGHTFALL 101")).Text);
        Assert.Contains("Sat 28 Nov is no working day", (await ana.Says("hold Color 1 sat 10-18 for NIGHTFALL 101 unattended")).Text);
    }
}
