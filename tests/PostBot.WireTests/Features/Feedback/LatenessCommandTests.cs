namespace PostBot.WireTests.Features.Feedback;

public sealed class LatenessCommandTests
{
    [Fact]
    public async Task Late_notes_are_counted_cut_by_cut_and_owed()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        Assert.StartsWith("Nothing is late on NIGHTFALL", (await ana.Says("lateness NIGHTFALL")).Headline);
        await bot.MoveTo("2026-11-30T09:00:00Z");
        Assert.StartsWith("1 of 1 round late on NIGHTFALL, 4 days in all", (await ana.Says("lateness NIGHTFALL")).Headline);
        var (name, bytes) = await bot.Gets((await ana.Says("lateness NIGHTFALL csv")).Message);
        Assert.Equal("NIGHTFALL_lateness.csv", name);
        Assert.Contains("101,v7,F1,2026-11-26,,,4,", System.Text.Encoding.UTF8.GetString(bytes));
    }
}
