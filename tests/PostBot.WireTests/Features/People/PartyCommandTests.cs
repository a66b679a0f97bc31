namespace PostBot.WireTests.Features.People;

public sealed class PartyCommandTests
{
    [Fact]
    public async Task A_partys_holidays_week_and_clock_are_their_own()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-23T09:00:00Z");
        var ana = await bot.WithStudio();
        await bot.Person("dana").Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("contact add Acme acme@x.tv on NIGHTFALL");
        Assert.Equal("Dana keeps the US holidays, works Mon to Fri, New York time", (await ana.Says("party @dana holidays US zone America/New_York")).Headline);
        Assert.Equal("Thu 26 Nov is a holiday for US now: Thanksgiving", (await ana.Says("holiday add 26 Nov Thanksgiving for us")).Headline.Replace("for us", "for US", StringComparison.Ordinal));
        Assert.Equal("Acme keeps the US holidays, works Sun to Thu, London time", (await ana.Says("party Acme holidays US week sun-thu")).Headline);
        Assert.StartsWith("No holidays are set.", (await ana.Says("holidays")).Headline);
        Assert.Contains("Kept by Acme and Dana.", (await ana.Says("holidays for us")).Text);
        Assert.StartsWith("That is so already", (await ana.Says("party Acme week sun-thu")).Headline);

        var opened = await ana.Says("round open NIGHTFALL 101 v7 with @dana, Acme due thu 17:00");
        Assert.Contains("Thursday is a holiday for Dana and Acme (US); theirs by Sun 29 Nov 17:00", opened.Text);
        var longer = await ana.Says("extend F1 fri 12:00 owed client");
        Assert.Contains("Friday is no working day for Acme.", longer.Text);
        Assert.Contains("Nothing is late", (await ana.Says("lateness NIGHTFALL")).Headline);
        Assert.StartsWith("Undone", (await ana.Says("undo F1")).Headline);

        // The house's own holidays are as they were, and a day of one party alone is theirs.
        await ana.Says("holiday add 27 Nov for Acme");
        Assert.StartsWith("Thu 26 Nov for us is an ordinary day again", (await ana.Says("holiday remove 26 Nov for us")).Headline.Replace("US", "us", StringComparison.Ordinal));
        Assert.DoesNotContain("is a holiday for", (await ana.Says("F1")).Text);
        Assert.Equal("Acme keeps the house's holidays, works Mon to Fri, London time", (await ana.Says("party Acme holidays house week house")).Headline);
        Assert.Contains("needs a coordinator", (await bot.Person("ed").Says("party @dana holidays US")).Headline);
    }

    [Fact]
    public async Task What_was_due_on_a_partys_holiday_is_not_late_until_their_next_working_day_is_over()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-23T09:00:00Z");
        var ana = await bot.WithStudio();
        await ana.Says("contact add Acme acme@x.tv on NIGHTFALL");
        await ana.Says("holiday add 26 Nov Thanksgiving for Acme");
        await ana.Says("round open NIGHTFALL 101 v7 with Acme due thu 17:00");
        await bot.Settle();
        await bot.MoveTo("2026-11-27T12:00:00Z");
        Assert.DoesNotContain("waiting, late", (await ana.Says("F1")).Text);
        await bot.Settle();
        await bot.MoveTo("2026-11-27T18:00:00Z");
        Assert.Contains("waiting, late", (await ana.Says("F1")).Text);
        await ana.Says("notes in F1 for Acme");
        Assert.StartsWith("Nothing is late on NIGHTFALL", (await ana.Says("lateness NIGHTFALL")).Headline);
    }
}
