namespace PostBot.WireTests.Features.Bookings;

public sealed class RemarkTests
{
    [Fact]
    public async Task A_note_on_a_booking_stands_on_its_card_and_notes_on_rounds_stay_notes()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 fri 10-18 for NIGHTFALL 101");
        Assert.Contains("bring the LUT", (await ana.Says("note B1 bring the LUT")).Text);
        Assert.Contains("bring the LUT", (await ana.Says("B1")).Text);
        await ana.Says("round open NIGHTFALL 101 v7 due thu 17:00");
        Assert.Contains("(N1", (await ana.Says("note F1 trim the pause")).Text);
        Assert.StartsWith("There is no B9", (await ana.Says("note B9 bring the LUT")).Headline);
    }
}
