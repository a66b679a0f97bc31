namespace PostBot.WireTests.Features.Rates;

public sealed class RateCommandTests
{
    [Fact]
    public async Task Sessions_cost_what_the_rate_card_says_and_a_deal_goes_before_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        Assert.Equal("Color 1 has no rate yet", (await ana.Says("rate Color 1")).Headline);
        Assert.Equal("Color 1: £1,800 a day of 8 h · overtime 150%", (await ana.Says("rate Color 1 1800/day overtime 150%")).Headline);
        Assert.Equal("Color 1 for NIGHTFALL: £1,500 a day of 8 h · overtime 150%", (await ana.Says("rate Color 1 £1,500/day for NIGHTFALL")).Headline);
        Assert.Contains("£1,500 if confirmed", (await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade")).Text);
        Assert.Contains("£1,800 if confirmed", (await ana.Says("hold Color 1 thu 10-18 for HARBOUR")).Text);
        var late = await ana.Says("hold Color 1 fri 10-20 for HARBOUR");
        Assert.Contains("£2,475 if confirmed", late.Text);
        Assert.Contains("2 h of it is outside the rate card's hours: £225 of the price is overtime.", late.Text);
        await ana.Says("rate hours 9-20");
        Assert.Contains("£2,475 if confirmed", (await ana.Says("B3")).Text);
        Assert.Contains("It is longer than a day of the rate card: £225 of the price is overtime.", (await ana.Says("hold Color 1 4 Dec 10-20 for HARBOUR")).Text);
        var card = await ana.Says("rate card");
        Assert.Equal("The rate card: 1 resource priced", card.Headline);
        foreach (var line in (string[])["Color 1: £1,800 a day of 8 h · overtime 150%", "Color 1 for NIGHTFALL: £1,500 a day of 8 h · overtime 150%", "Hours 09:00–20:00"]) Assert.Contains(line, card.Text);

        var ed = bot.Person("ed");
        await ed.Says("hello");
        Assert.DoesNotContain("£", (await ed.Says("B3")).Text);
        Assert.Contains("needs a coordinator", (await ed.Says("rate Color 1")).Headline);
        Assert.DoesNotContain("£", (await ed.Says("hold Color 1 11 Dec 10-20 for HARBOUR")).Text);
    }

    [Theory]
    [InlineData("rate Color 1 lots", "I understood \"rate Color 1\", but not \"lots\"")]
    [InlineData("rate Color 1 1.234/day", "I understood \"rate Color 1\", but not \"1.234/day\"")]
    [InlineData("rate cancel 24h 50% 7d 100%", "are no terms")]
    [InlineData("rate round lots", "will not do")]
    [InlineData("rate hours 19-9", "are not the hours of a day")]
    public async Task What_cannot_be_is_said(string line, string why)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains(why, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task A_cancellation_costs_more_the_later_it_comes_and_a_supervisor_may_waive_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var priya = bot.Person("priya");
        await priya.Says("hello");
        await ana.Says("role @priya coordinator");
        await ana.Says("rate Color 1 1800/day");
        await ana.Says("rate cancel 7d 50% 24h 100%");
        await ana.Says("book Color 1 thu 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("book Color 1 18 Dec 10-18 for NIGHTFALL 102 confirm");
        Assert.Contains("Cancelling costs the client £900 now, £1,800 after tomorrow 10:00", (await priya.Says("B1")).Text);
        Assert.Contains("Cancelling costs the client nothing now, £900 after Fri 11 Dec 10:00", (await ana.Says("B2")).Text);
        Assert.Contains("early enough: nothing is billable", (await ana.Says("cancel B2 client")).Text);
        var cancelled = await priya.Says("cancel B1 cause client shoot moved");
        Assert.Contains("Cause client: £900 is billable, by the rate card. A supervisor can waive it.", cancelled.Text);
        Assert.DoesNotContain("Waive it", cancelled.Message.Buttons);
        Assert.Contains("£900 for the cancellation", (await ana.Says("B1")).Text);
        Assert.Contains("needs a supervisor", (await priya.Says("waive B1")).Headline);
        Assert.Contains("£900 for the cancellation is waived by Ana.", (await ana.Says("waive B1")).Text);
        Assert.Contains("waived by Ana", (await priya.Says("B1")).Text);
        Assert.StartsWith("Ana has waived it already", (await ana.Says("waive B1")).Headline);
        Assert.StartsWith("B2 costs nothing to have cancelled", (await ana.Says("waive B2")).Headline);
        await bot.Person("ed").Says("hello");
        Assert.DoesNotContain("£", (await bot.Person("ed").Says("B1")).Text);
    }

    [Fact]
    public async Task What_is_left_of_a_series_is_cancelled_together_and_charged_together()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("rate Color 1 1800/day");
        await ana.Says("rate cancel 7d 50%");
        await ana.Says("book Color 1 every weekday 10-18 until 4 Dec for NIGHTFALL 101 confirm");
        var cancelled = await ana.Says("cancel B5 following cause client the series moved");
        Assert.StartsWith("Released: 5 sessions of the series", cancelled.Headline);
        // Of Mon 30 Nov to Fri 4 Dec only Monday is less than a week away.
        Assert.Contains("£900 is billable", cancelled.Text);
        Assert.StartsWith("Confirmed", (await ana.Says("B4")).Headline);
        Assert.StartsWith("Released", (await ana.Says("B9")).Headline);
        Assert.StartsWith("Undone: ", (await ana.Presses(cancelled.Message, "Undo")).Headline);
        Assert.StartsWith("Confirmed", (await ana.Says("B9")).Headline);
    }

    [Fact]
    public async Task A_round_past_the_included_ones_says_what_it_costs()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("rate round 1500");
        for (var round = 1; round <= 3; round++) await ana.Says($"round open NIGHTFALL 101 v{round}");
        Assert.DoesNotContain("£", (await ana.Says("F3")).Text);
        await ana.Says("round open NIGHTFALL 101 v4");
        Assert.Contains("Past the included rounds: £1,500 by the rate card", (await ana.Says("F4")).Text);
        await bot.Person("ed").Says("hello");
        Assert.DoesNotContain("£", (await bot.Person("ed").Says("F4")).Text);
    }
}
