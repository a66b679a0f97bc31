namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundCloseCommandTests
{
    [Fact]
    public async Task Closing_says_what_is_not_done_and_keeps_what_comes_later_as_late()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Says("note F1 01:02:10:05 trim the pause");
        var closed = await ana.Says("round close F1");
        Assert.Equal("Round 1 of 3 is closed on NIGHTFALL 101 v7   (F1)", closed.Headline);
        Assert.Contains("1 note not done yet; they stay in the list.", closed.Text);
        Assert.Equal(["Show notes", "Export", "Reopen", "Undo"], closed.Message.Buttons);

        var late = await bot.Person("ed").Says("note F1 01:21:04:10 lose the last shot");
        Assert.Equal("Kept as late: 01:21:04:10 lose the last shot   (N2)", late.Headline);
        var told = Assert.Single(await ana.Sees());
        Assert.StartsWith("A late note on NIGHTFALL 101 v7, after F1 closed: 01:21:04:10 lose the last shot   (N2)", told.Text);
        Assert.Contains("1 of 2 notes is open", (await ana.Says("notes F1 open")).Headline);
        Assert.StartsWith("Open again: ", (await ana.Presses(told, "This round")).Headline);
    }

    [Fact]
    public async Task What_cannot_be_closed_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        Assert.Equal("F1 is Ana's; they or a coordinator can close and reopen it. Nothing was changed.", (await bot.Person("ed").Says("round close F1")).Headline);
        Assert.StartsWith("There is no F9 that you can see.", (await ana.Says("round close F9")).Headline);
        await ana.Says("round close F1");
        Assert.Equal("F1 is closed already. Nothing was changed.", (await ana.Says("close F1")).Headline);
    }

    [Fact]
    public async Task Of_two_who_close_a_round_at_once_one_does_and_the_other_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await bot.Person("ed").Says("hello");
        await ana.Says("role @ed coordinator");
        var both = await Task.WhenAll(ana.Says("round close F1"), bot.Person("ed").Says("round close F1"));
        Assert.Equal(["F1 is closed already. Nothing was changed.", "Round 1 of 3 is closed on NIGHTFALL 101 v7   (F1)"], both.Select(heard => heard.Headline).Order(StringComparer.Ordinal));
    }
}
