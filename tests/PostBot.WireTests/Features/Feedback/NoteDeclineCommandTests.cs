namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteDeclineCommandTests
{
    [Fact]
    public async Task The_author_hears_why()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await dana.Says("note F1 01:02:10:05 lose the disclaimer");
        var said = await ana.Says("decline N1 legal needs it");
        Assert.Equal("Declined: 01:02:10:05 lose the disclaimer   (N1)", said.Headline);
        Assert.Contains("Because: legal needs it", said.Text);
        var told = await dana.Told("Ana declined your note: 01:02:10:05 lose the disclaimer");
        Assert.Contains("legal needs it", told.Text);
        Assert.StartsWith("There are no notes on NIGHTFALL 101 v7 to export.", (await ana.Says("export F1 csv")).Headline);
    }
}
