namespace PostBot.WireTests.Features.Bookings;

public sealed class CancelCommandTests
{
    [Theory]
    [InlineData("cancel B1 cause client shoot moved", "Cause client, inside the last 24 h before the session: billable.")]
    [InlineData("cancel B1 technical the projector", "Cause technical: not billable to the client.")]
    public async Task The_cause_decides_what_is_billable_and_the_next_is_promoted(string line, string billable)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-11-24T12:00:00Z");
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        var ed = bot.Person("ed");
        await ed.Says("wait behind B1 for NIGHTFALL 102");
        var cancelled = await ana.Says(line);
        Assert.StartsWith("Released: Color 1", cancelled.Headline);
        Assert.Contains(billable, cancelled.Text);
        Assert.Contains("B2 is first now; Ed was told.", cancelled.Text);
        Assert.StartsWith("B1 was given back already", (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task Without_a_cause_it_asks_for_one()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        Assert.Contains("Due to whom", (await ana.Says("cancel B1")).Text);
    }
}
