namespace PostBot.WireTests.Features.Schedules;

public sealed class SlipCommandTests
{
    [Fact]
    public async Task A_slip_keeps_the_hour_and_the_reason_and_asks_who_owes_the_time()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var preview = await ana.Says("slip D1 21 Dec VFX late");
        Assert.Contains("D1 picture lock · Fri 18 Dec → Mon 21 Dec", preview.Text);
        Assert.Contains("Owed by: nobody said · VFX late", preview.Text);
        var applied = await ana.Presses(preview.Message, "Apply");
        Assert.Contains("Who owes the time?", applied.Text);
        Assert.StartsWith("Owed by vendor: picture lock on NIGHTFALL 101   (D1)", (await ana.Says("owed D1 vendor")).Headline);
    }

    [Fact]
    public async Task A_day_off_is_kept_when_it_is_said_with_the_working_day_before()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var preview = await ana.Says("slip D1 19 Dec");
        Assert.Contains("Saturday is not a working day; Fri 18 Dec is the working day before.", preview.Text);
        await ana.Presses(preview.Message, "Apply");
        Assert.Contains("Sat 19 Dec 18:00", (await ana.Says("D1")).Text);
    }

    [Fact]
    public async Task A_fixed_item_does_not_move_with_others()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        await ana.Says("due NIGHTFALL 101 premiere 20 Jan 2027 19:00 fixed");
        var preview = await ana.Says("slip D1 21 Dec owed client");
        Assert.Contains("premiere, fixed", preview.Text);
        Assert.Contains("Owed by client", preview.Text);
        await ana.Presses(preview.Message, "Apply");
        Assert.Contains("Wed 20 Jan 2027 19:00", (await ana.Says("D4")).Text);
    }
}
