namespace PostBot.WireTests.Features.Setup;

public sealed class HolidayAddCommandTests
{
    [Fact]
    public async Task A_holiday_is_added_listed_and_undone()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var added = await ana.Says("holiday add 25 Dec \"Christmas Day\"");
        Assert.Equal("Fri 25 Dec is a holiday now: Christmas Day", added.Headline);
        Assert.Contains("Fri 25 Dec · Christmas Day", (await ana.Says("holidays")).Text);
        Assert.StartsWith("Fri 25 Dec is a holiday already", (await ana.Says("holiday add 2026-12-25")).Headline);
        Assert.StartsWith("Undone", (await ana.Says("undo")).Headline);
        Assert.StartsWith("No holidays are set", (await ana.Says("holidays")).Headline);
    }

    [Fact]
    public async Task What_is_booked_on_the_day_stays_and_is_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        Assert.Contains("Booked then, and still booked: B1.", (await ana.Says("holiday add thu")).Text);
        Assert.StartsWith("A holiday is a whole day", (await ana.Says("holiday add thu 10-12")).Headline);
        Assert.Contains("needs an admin", (await bot.Person("ed").Says("holiday add thu")).Headline);
    }

    [Fact]
    public async Task Working_days_skip_it_in_phrases_and_in_deadlines()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("holiday add 26 Nov Thanksgiving");
        Assert.Contains("Thanksgiving is not a working day", (await ana.Says("due NIGHTFALL 101 lock thu 18:00")).Text);
        Assert.Contains("Fri 27 Nov", (await ana.Says("due NIGHTFALL 102 lock in 2 working days")).Text);
    }

    [Fact]
    public async Task A_nudge_that_was_planned_for_the_day_goes_out_on_the_next_working_day()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("due NIGHTFALL 101 lock mon 18:00 owner @ed nudge 4d");
        await ana.Says("holiday add thu");
        await bot.MoveTo("2026-11-26T20:00:00Z");
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.StartsWith("Picture lock on NIGHTFALL 101", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-27T09:00:00Z");
        Assert.Contains(await bot.Person("ed").Sees(), message => message.Text.StartsWith("Picture lock on NIGHTFALL 101", StringComparison.Ordinal));
    }
}
