namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteReplyCommandTests
{
    [Fact]
    public async Task Whoever_may_not_see_a_note_says_nothing_about_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Says("note F1 internal: hush");
        Assert.StartsWith("There is no N1 that you can see.", (await dana.Says("reply N1 what")).Headline);
        Assert.Contains("↳ Ana: mine", (await ana.Says("reply N1 mine")).Text);
        Assert.Empty(await ana.Sees());
    }
}
