namespace PostBot.WireTests.Features.Around;

public sealed class UndoCommandTests
{
    [Fact]
    public async Task The_last_change_is_taken_back_and_the_one_before_it_after_that()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ana.Says("confirm B1");
        Assert.StartsWith("Undone: confirm B1", (await ana.Says("undo")).Headline);
        Assert.StartsWith("Held, not confirmed", (await ana.Says("B1")).Headline);
        Assert.StartsWith("Undone: hold Color 1", (await ana.Says("undo")).Headline);
        Assert.StartsWith("There is no B1", (await ana.Says("B1")).Headline);
        Assert.Contains("(B2)", (await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task What_something_later_stands_on_cannot_be_taken_back()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        await ana.Says("project add SALT feature 24");
        await bot.Person("ed").Says("hello");
        await ana.Says("role ed coordinator");
        await bot.Person("ed").Says("reel add SALT R1-R6");
        await ana.Says("undo yes");
        Assert.Contains("depends on it", (await ana.Says("undo yes")).Headline);
    }

    [Fact]
    public async Task A_released_booking_comes_back_only_where_nothing_else_was_confirmed()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("release B1");
        await bot.Person("ed").Says("hello");
        await ana.Says("role ed coordinator");
        await bot.Person("ed").Says("book Color 1 tomorrow 12-14 for NIGHTFALL 102 confirm");
        Assert.Contains("was confirmed for something else since", (await ana.Says("undo B1")).Headline);
    }

    [Fact]
    public async Task An_old_change_is_named_before_it_is_taken_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await bot.Advance("PT20M");
        var asked = await ana.Says("undo");
        Assert.StartsWith("Your last change was \"hold Color 1", asked.Headline);
        Assert.StartsWith("Undone", (await ana.Presses(asked.Message, "Undo it")).Headline);
        Assert.StartsWith("There is nothing of yours to undo", (await bot.Person("ed").Says("undo")).Headline);
        Assert.StartsWith("You have changed nothing on B5", (await ana.Says("undo B5")).Headline);
    }
}
