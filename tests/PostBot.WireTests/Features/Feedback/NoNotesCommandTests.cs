namespace PostBot.WireTests.Features.Feedback;

public sealed class NoNotesCommandTests
{
    [Fact]
    public async Task No_notes_is_an_answer_and_no_approval()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        var said = await dana.Says("no notes from me");
        Assert.Equal("Dana has no notes on NIGHTFALL 101 v7   (F1)", said.Headline);
        Assert.Contains("This is not an approval.", said.Text);
        Assert.StartsWith("Your answer was that already: no notes.", (await dana.Says("no notes F1")).Headline);
        Assert.Contains("Acme has no notes", (await ana.Says("no notes F1 from Acme")).Headline);
    }
}
