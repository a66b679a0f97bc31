namespace PostBot.WireTests.Features.Bookings;

public sealed class CheckinCommandTests
{
    [Fact]
    public async Task A_session_that_begins_is_checked_in_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        Assert.StartsWith("B1 begins only tomorrow 10:00", (await ana.Says("checkin B1")).Headline);
        await bot.MoveTo("2026-11-25T10:05:00Z");
        Assert.StartsWith("Checked in: Color 1", (await ana.Says("checkin B1")).Headline);
        Assert.Contains("in session", (await ana.Says("B1")).Text);
        Assert.StartsWith("B1 was checked in already", (await ana.Says("check in B1")).Headline);
        Assert.StartsWith("B1 was checked in, so somebody came", (await ana.Says("noshow B1")).Headline);
    }
}
