namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteQueryCommandTests
{
    [Fact]
    public async Task A_question_reaches_the_author_and_the_answer_comes_back()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await dana.Says("note F1 01:02:10:05 use the other take");
        var ed = bot.Person("ed");
        Assert.StartsWith("Asked Dana: which take??   (N1)", (await ed.Says("query N1 which take??")).Headline);
        var asked = await dana.Told("Ed asks about your note: which take??   (N1)");
        Assert.Contains("Answer", asked.Buttons);
        await dana.Says("reply N1 take 3");
        Assert.Contains("take 3", Assert.Single(await ed.Sees()).Text);
        var shown = await ana.Says("N1");
        Assert.Contains("↳ Ed: which take??", shown.Text);
        Assert.Contains("↳ Dana: take 3", shown.Text);
        Assert.StartsWith("Asked Dana: what colour?   (N1)", (await ed.Says("N1 what colour??")).Headline);
    }
}
