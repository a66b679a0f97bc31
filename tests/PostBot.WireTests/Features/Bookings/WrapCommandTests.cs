namespace PostBot.WireTests.Features.Bookings;

public sealed class WrapCommandTests
{
    [Fact]
    public async Task A_wrap_asks_what_was_used_with_the_likely_answers()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        Assert.StartsWith("B1 has not begun", (await ana.Says("wrap B1")).Headline);
        await bot.MoveTo("2026-11-25T18:05:00Z");
        var asked = await ana.Says("wrap B1");
        Assert.Equal("Color 1 was booked 10:00–18:00. Used as booked?   (B1)", asked.Headline);
        Assert.Equal(["As booked", "Ran to 19:00", "Other", "Nobody came"], asked.Message.Buttons.Where(button => button != "Undo"));
        Assert.StartsWith("Used: Color 1, Wed 25 Nov 10:00–19:00", (await ana.Presses(asked.Message, "Ran to 19:00")).Headline);
        Assert.StartsWith("B1 was wrapped already", (await ana.Says("wrap B1")).Headline);
    }

    [Fact]
    public async Task At_the_end_of_a_firm_session_its_holder_is_asked_once_also_when_it_was_moved()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 10-16 for NIGHTFALL 101");
        await ana.Says("confirm B1");
        await ana.Says("extend B1 1h");
        await bot.MoveTo("2026-11-25T16:30:00Z");
        Assert.DoesNotContain(await ed.Sees(), message => message.Text.Contains("Used as booked?", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-27T12:00:00Z");
        Assert.Single(await ed.Sees(), message => message.Text.StartsWith("Color 1 was booked 10:00–17:00. Used as booked?", StringComparison.Ordinal));
    }
}
