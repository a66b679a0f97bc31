namespace PostBot.WireTests.Features.Schedules;

public sealed class DueChangeCommandTests
{
    [Fact]
    public async Task There_is_never_a_second_lock_on_one_episode_and_the_first_can_be_changed()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var name in (string[])["ed", "jo"]) await bot.Person(name).Says("hello");
        Assert.StartsWith("Picture lock on NIGHTFALL 101 is due Fri 27 Nov 18:00, Ed   (D1)", (await ana.Says("due NIGHTFALL 101 lock fri 6 ed")).Headline);
        var again = await ana.Says("due NIGHTFALL 101 lock mon 18:00 jo");
        Assert.StartsWith("D1 is Picture lock on NIGHTFALL 101 already, due Fri 27 Nov 18:00, Ed. Change it?", again.Headline);
        var changed = await ana.Presses(again.Message, "Change D1");
        Assert.Contains("D1 picture lock · Fri 27 Nov → Mon 30 Nov", changed.Text);
        Assert.Contains("Jo owes it now", changed.Text);
        Assert.EndsWith("Jo   (D1)", (await ana.Says("D1")).Headline);
        // Another episode has its own.
        Assert.StartsWith("Picture lock on NIGHTFALL 102", (await ana.Says("due NIGHTFALL 102 picture lock fri")).Headline);
    }

    [Fact]
    public async Task Owner_nudges_and_promise_change_without_a_move()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        await ana.Says("due NIGHTFALL 101 lock 18 Dec");
        var changed = await ana.Says("due change D1 owner @jo nudge 2d contract 18 Dec");
        Assert.EndsWith("Jo   (D1)", changed.Headline);
        Assert.Contains("Contract: Fri 18 Dec 18:00", changed.Text);
        Assert.Contains("Nudge to Jo: Wed 16 Dec 18:00", changed.Text);
        Assert.Equal("D1 is like that already. Nothing was changed.", (await ana.Says("due change D1 owner @jo")).Headline);
    }

    [Fact]
    public async Task A_saturday_is_said_with_the_friday_before()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var due = await ana.Says("due NIGHTFALL 102 picture lock 12/12");
        Assert.Contains("Saturday is not a working day. Keep it, or Fri 11 Dec?", due.Text);
        await ana.Presses(due.Message, "Fri 11 Dec");
        Assert.Contains("is due Fri 11 Dec 18:00", (await ana.Says("D1")).Headline);
    }
}
