namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteDoneAllCommandTests
{
    [Fact]
    public async Task Many_at_once_only_after_a_look_at_how_many()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Pastes("note F1\n01:02:10:05 trim the pause\n01:05:00:00 music too loud\n01:08:00:00 lose the wide");
        var asked = await ana.Says("done all edit ones");
        Assert.Equal("Mark 2 open edit notes done in v8 on NIGHTFALL 101 v7 (F1)?", asked.Headline);
        Assert.StartsWith("3 notes on NIGHTFALL 101 v7, 3 open", (await ana.Says("notes F1")).Headline);
        await ana.Presses(asked.Message, "Mark 2");
        Assert.StartsWith("3 notes on NIGHTFALL 101 v7, 1 open", (await ana.Says("notes F1")).Headline);
        Assert.StartsWith("There is no open edit note", (await ana.Says("done all edit F1")).Headline);
    }
}
