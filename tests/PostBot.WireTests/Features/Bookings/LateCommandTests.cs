namespace PostBot.WireTests.Features.Bookings;

public sealed class LateCommandTests
{
    [Fact]
    public async Task Who_attends_and_the_next_session_hear_it_and_the_booking_stays()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, tom) = (bot.Person("ed"), bot.Person("tom"));
        await tom.Says("hello");
        var held = await ana.Says("hold Color 1 + @tom tomorrow 10-18 for NIGHTFALL 101");
        await ed.Says("hold Color 1 tomorrow 18-21 for NIGHTFALL 102");
        var before = (await tom.Sees()).Count;
        var late = await ana.Says("running 30 late", thread: held.Message.Id);
        Assert.StartsWith("Running 30 min late: Color 1 + Tom, Wed 25 Nov 10:00–18:00   (B1)", late.Headline);
        Assert.Contains("Tom and Ed were told.", late.Text);
        Assert.Contains("That runs into the next session.", late.Text);
        Assert.StartsWith("Running 30 min late", (await tom.Sees())[before].Text);
        Assert.StartsWith("The session before yours runs 30 min late: Color 1, yours starts 18:00", Assert.Single(await ed.Sees()).Text);
        Assert.Contains("10:00–18:00", (await ana.Says("B1")).Headline);
    }
}
