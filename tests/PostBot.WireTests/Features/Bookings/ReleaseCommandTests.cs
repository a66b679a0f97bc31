namespace PostBot.WireTests.Features.Bookings;

public sealed class ReleaseCommandTests
{
    [Fact]
    public async Task A_release_promotes_the_next_in_line_and_tells_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 12-14 for NIGHTFALL 102");
        var released = await ana.Says("release B1 client moved");
        Assert.StartsWith("Released: Color 1", released.Headline);
        Assert.Contains("client moved", released.Text);
        Assert.Contains("B2 is first now; Ed was told.", released.Text);
        Assert.Contains("is yours to confirm", Assert.Single(await ed.Sees()).Text);
    }

    [Fact]
    public async Task What_waited_behind_a_confirmed_booking_is_a_hold_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 12-14 for NIGHTFALL 102");
        await ana.Says("confirm B1");
        await ana.Says("release B1");
        Assert.StartsWith("Held, not confirmed: Color 1", (await ana.Says("B2")).Headline);
    }

    [Fact]
    public async Task Somebody_elses_hold_is_theirs_to_release()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.StartsWith("B1 is Ana's; they or a coordinator can release it", (await bot.Person("ed").Says("release B1")).Headline);
        await ana.Says("release B1");
        Assert.StartsWith("B1 was released already", (await ana.Says("release B1")).Headline);
        Assert.StartsWith("There is no B7", (await ana.Says("release B7")).Headline);
    }
}
