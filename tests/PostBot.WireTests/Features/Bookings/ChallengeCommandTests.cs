namespace PostBot.WireTests.Features.Bookings;

public sealed class ChallengeCommandTests
{
    [Fact]
    public async Task A_challenge_asks_those_ahead_says_when_the_clock_ends_and_a_lapse_confirms_the_challenger()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, ed, tom) = await ThreeHolds(bot);
        var challenged = await ana.Says("challenge B3");
        Assert.Equal("Challenged: Color 1, Thu 10 Dec 10:00–18:00. The answer is due by tomorrow 09:00   (B3)", challenged.Headline);
        Assert.Contains("First hold: NIGHTFALL 101, Ed (B1) was asked", challenged.Text);
        Assert.Contains("Second hold: NIGHTFALL 102, Tom (B2) was asked", challenged.Text);
        var asked = Assert.Single(await ed.Sees());
        Assert.StartsWith("Someone is ready to confirm Color 1 on Thu 10 Dec 10:00–18:00. Yours is the first hold; confirm or release by", asked.Text);
        Assert.DoesNotContain("NIGHTFALL 103", asked.Text);
        Assert.Equal(["Confirm", "Release", "Offer another time"], asked.Buttons);
        Assert.Contains("Someone is ready to confirm this time; confirm or release by tomorrow 09:00.", (await ed.Says("B1")).Text);
        Assert.Contains("Challenged the holds ahead; their answer is due by tomorrow 09:00.", (await ana.Says("B3")).Text);
        Assert.StartsWith("B3 has challenged already", (await ana.Says("challenge B3")).Headline);
        await bot.MoveTo("2026-11-26T09:00:00Z");
        var confirmed = await ana.Says("B3");
        Assert.StartsWith("Confirmed: Color 1", confirmed.Headline);
        Assert.DoesNotContain("is due by", confirmed.Text);
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("Confirmed: Color 1", StringComparison.Ordinal) && message.Text.Contains("Nobody ahead answered the challenge in time.", StringComparison.Ordinal));
        Assert.Equal("Waiting", (await ed.Says("B1")).Headline.Split(':')[0]);
        Assert.Equal("Waiting", (await tom.Says("B2")).Headline.Split(':')[0]);
    }

    [Fact]
    public async Task An_answer_in_time_stops_the_clock_and_a_release_gives_the_challenger_two_hours()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, ed, tom) = await ThreeHolds(bot);
        await ana.Says("challenge B2");
        await ed.Presses((await ed.Sees())[0], "Release");
        Assert.Contains(await tom.Sees(), message => message.Text.StartsWith("Color 1, Thu 10 Dec 10:00–18:00 is yours to confirm   (B2)", StringComparison.Ordinal) && message.Text.Contains("You have it until today 11:00.", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-24T11:01:00Z");
        Assert.StartsWith("Released: Color 1", (await tom.Says("B2")).Headline);
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("Color 1, Thu 10 Dec 10:00–18:00 is yours to confirm   (B3)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_hold_that_says_it_is_ready_comes_before_the_challenger()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, ed, tom) = await ThreeHolds(bot);
        await ana.Says("challenge B3");
        Assert.StartsWith("Noted: B2 is ready to confirm.", (await ana.Says("confirm B2")).Headline);
        await bot.MoveTo("2026-11-26T09:00:00Z");
        Assert.StartsWith("Confirmed: Color 1", (await tom.Says("B2")).Headline);
        Assert.StartsWith("Waiting: Color 1", (await ed.Says("B1")).Headline);
    }

    [Fact]
    public async Task The_coordinator_is_warned_before_a_lapse_and_decides_when_a_client_is_attached()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("dana").Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        var priya = bot.Person("priya");
        await priya.Says("hello");
        await ana.Says("role @priya coordinator");
        await bot.Person("ed").Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 101 with @dana");
        await ana.Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 102");
        await ana.Says("challenge B2");
        var before = (await priya.Sees()).Count;
        await bot.MoveTo("2026-11-26T09:00:00Z");
        var told = (await priya.Sees()).Skip(before).Select(message => message.Text).ToList();
        Assert.Contains(told, text => text.StartsWith("The challenge of Color 1", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("A client is attached to B1, so you decide", StringComparison.Ordinal));
        Assert.StartsWith("Held, not confirmed: Color 1", (await ana.Says("B1")).Headline);
    }

    [Fact]
    public async Task Too_close_to_the_session_a_coordinator_decides_now()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 102");
        var challenged = await ana.Says("challenge B2");
        Assert.EndsWith("A coordinator decides now   (B2)", challenged.Headline);
        Assert.Contains("The clock would end", challenged.Text);
        Assert.StartsWith("Held, second in line: Color 1", (await ana.Presses(challenged.Message, "Bump B1")).Headline);
    }

    [Fact]
    public async Task It_is_found_by_words_and_refused_where_there_is_nobody_to_challenge()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Says("hold Color 2 10 Dec 10-18 for HARBOUR");
        Assert.StartsWith("B1 is a first hold and nothing stands behind it", (await ana.Says("challenge the harbour hold", channel: "nightfall")).Headline);
        Assert.StartsWith("B1 is the first hold", (await ana.Says("challenge B1")).Headline);
        await ana.Says("hold Color 2 10 Dec 10-18 for NIGHTFALL 101");
        Assert.EndsWith("(B2)", (await ana.Says("challenge the harbour hold", channel: "nightfall")).Headline);
        await ana.Says("confirm B1");
        Assert.StartsWith("A confirmed booking cannot be challenged", (await ana.Says("challenge B2")).Headline);
        Assert.StartsWith("\"challenge\" needs a coordinator".Replace("\"challenge\"", "Challenging a hold", StringComparison.Ordinal), (await bot.Person("ed").Says("challenge B2")).Headline);
    }

    private static async Task<(Talker Ana, Talker Ed, Talker Tom)> ThreeHolds(PostBotApp bot)
    {
        var ana = await bot.WithStudio();
        var (ed, tom) = (bot.Person("ed"), bot.Person("tom"));
        await ed.Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 101");
        await tom.Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 102");
        await ana.Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 103");
        return (ana, ed, tom);
    }
}
