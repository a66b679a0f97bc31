namespace PostBot.WireTests.Features.Bookings;

public sealed class NoShowCommandTests
{
    [Fact]
    public async Task When_nobody_came_what_is_left_is_free_and_who_waits_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        var ed = bot.Person("ed");
        await ed.Says("wait behind B1 for NIGHTFALL 102");
        Assert.StartsWith("B1 has not begun", (await ana.Says("noshow B1")).Headline);
        await bot.MoveTo("2026-11-25T10:30:00Z");
        var said = await ana.Says("no show B1");
        Assert.StartsWith("Nobody came: Color 1, Wed 25 Nov 10:00–18:00   (B1)", said.Headline);
        Assert.Contains("What is left of its time is free.", said.Text);
        Assert.Contains("is yours to confirm", Assert.Single(await ed.Sees()).Text);
    }
}
