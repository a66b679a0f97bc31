namespace PostBot.WireTests.Features.Bookings;

public sealed class DownCommandTests
{
    [Theory]
    [InlineData("down Color 1 fri am projector")]
    [InlineData("color 1 down fri am projector")]
    public async Task What_it_hits_is_listed_told_and_offered_elsewhere_and_nothing_can_be_held_there(string line)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 fri 10-18 for NIGHTFALL 101");
        var down = await ana.Says(line);
        Assert.StartsWith("Color 1 is down Fri 27 Nov 09:00–13:00", down.Headline);
        Assert.Contains("projector", down.Text);
        Assert.Contains("It hits 1 booking:", down.Text);
        Assert.Contains("B1 to Color 2", down.Message.Buttons);
        Assert.StartsWith("Color 1 is down Fri 27 Nov 09:00–13:00. It hits Color 1, Fri 27 Nov 10:00–18:00   (B1)", Assert.Single(await ed.Sees()).Text);
        Assert.StartsWith("Color 1 cannot be used on Fri 27 Nov 09:00–12:00 (down: projector). Nothing was booked.", (await ed.Says("hold Color 1 fri 9-12 for NIGHTFALL 102")).Headline);
        Assert.StartsWith("Held, not confirmed", (await ed.Says("hold Color 1 fri 19-21 for NIGHTFALL 102")).Headline);
    }

    [Fact]
    public async Task Without_a_time_it_is_down_until_it_is_up_and_undo_takes_it_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Mix A is down from today 09:00 until it is up again", (await ana.Says("block Mix A")).Headline.Replace("09:01", "09:00", StringComparison.Ordinal));
        Assert.StartsWith("Mix A cannot be used", (await ana.Says("hold Mix A fri 10-18 for NIGHTFALL 101")).Headline);
        await ana.Says("undo yes");
        Assert.StartsWith("Held", (await ana.Says("hold Mix A fri 10-18 for NIGHTFALL 101")).Headline);
    }
}
