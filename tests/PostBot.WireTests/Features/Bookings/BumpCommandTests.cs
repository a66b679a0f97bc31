namespace PostBot.WireTests.Features.Bookings;

public sealed class BumpCommandTests
{
    [Fact]
    public async Task A_bumped_hold_is_last_its_holder_hears_why_and_who_is_first_now_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, tom) = (bot.Person("ed"), bot.Person("tom"));
        await ed.Says("hold Color 1 fri 10-18 for NIGHTFALL 101");
        await tom.Says("hold Color 1 fri 10-18 for NIGHTFALL 102");
        var refused = await ana.Says("confirm B2");
        Assert.Equal(["Challenge", "Bump B1", "Show it"], refused.Message.Buttons);
        var bumped = await ana.Says("bump B1 tied to the delivery");
        Assert.StartsWith("Held, second in line: Color 1", bumped.Headline);
        Assert.Contains("B2 is first now; Tom was told.", bumped.Text);
        var told = Assert.Single(await ed.Sees()).Text;
        Assert.Contains("It was first in line → second, by Ana", told);
        Assert.Contains("tied to the delivery", told);
        Assert.Contains("is yours to confirm", Assert.Single(await tom.Sees()).Text);
        Assert.StartsWith("B1 is last in line already", (await ana.Says("bump B1 again")).Headline);
        await ana.Says("confirm B2");
        Assert.StartsWith("B2 is confirmed; a confirmed booking is moved or cancelled", (await ana.Says("bump B2 why not")).Headline);
    }
}
