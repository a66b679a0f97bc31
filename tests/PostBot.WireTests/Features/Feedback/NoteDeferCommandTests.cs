namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteDeferCommandTests
{
    [Fact]
    public async Task A_deferred_note_is_offered_to_the_next_round()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await dana.Says("note F1 01:02:10:05 trim");
        await ana.Says("defer N1 next round");
        await dana.Told("Ana put your note off to the next round: 01:02:10:05 trim");
        await ana.Says("close F1");
        var next = await ana.Says("round open NIGHTFALL 101 v8");
        Assert.Contains("1 note was put off to this round.", next.Text);
        Assert.Contains("(F2)", (await ana.Presses(next.Message, "Take in 1")).Text);
        Assert.StartsWith("1 note on NIGHTFALL 101 v8, 1 open", (await ana.Says("notes F2")).Headline);
    }

    [Fact]
    public async Task A_late_note_is_placed_by_who_answers_for_the_round()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Says("close F1");
        await dana.Says("note F1 01:31:00:00 typo in her name");
        var told = await ana.Told("A late note on NIGHTFALL 101 v7");
        Assert.Equal(["This round", "Next round", "Out of scope"], told.Buttons);
        Assert.Equal("N1 came after F1 closed; a coordinator or Ana takes it in. Nothing was changed.", (await bot.Person("ed").Says("defer N1")).Headline);
        Assert.StartsWith("Deferred: 01:31:00:00 typo in her name", (await ana.Presses(told, "Next round")).Headline);
    }
}
