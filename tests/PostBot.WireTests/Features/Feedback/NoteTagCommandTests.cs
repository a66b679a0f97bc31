namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteTagCommandTests
{
    [Fact]
    public async Task A_department_can_be_set_and_listed()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Says("note F1 01:02:10:05 hmm");
        Assert.Contains("sound", (await ana.Says("tag N1 audio")).Text);
        Assert.Equal("It is for sound already. Nothing was changed.", (await ana.Says("tag N1 sound")).Headline);
        Assert.Equal("1 of 1 note is open for sound on NIGHTFALL 101 v7   (F1)", (await ana.Says("notes F1 open sound")).Headline);
    }
}
