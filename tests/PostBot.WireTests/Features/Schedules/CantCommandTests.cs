namespace PostBot.WireTests.Features.Schedules;

public sealed class CantCommandTests
{
    [Fact]
    public async Task The_owner_says_when_they_can_and_the_coordinator_gets_it_with_what_it_moves()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var asked = await bot.Person("ed").Says("cant D1 22 Dec vfx came late");
        Assert.StartsWith("You asked for Tue 22 Dec 18:00: Picture lock on NIGHTFALL 101   (D1)", asked.Headline);
        Assert.Contains("Ana decides; until then it is due as before.", asked.Text);
        var message = (await ana.Sees())[^1];
        Assert.StartsWith("Ed cannot make picture lock on NIGHTFALL 101; Tue 22 Dec 18:00 instead of Fri 18 Dec 18:00   (D1)", message.Text);
        Assert.Contains("D2 conform · Mon 21 Dec → Wed 23 Dec", message.Text);
        Assert.Contains("Fri 18 Dec 18:00", (await ana.Says("D1")).Text);
        await ana.Presses(message, "Apply");
        Assert.Contains("Tue 22 Dec 18:00", (await ana.Says("D1")).Text);
    }

    [Fact]
    public async Task Without_a_date_it_asks_for_one_and_an_earlier_one_is_no_trouble()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSchedule();
        Assert.StartsWith("When can you make it?", (await bot.Person("ed").Says("cant D1")).Headline);
        Assert.StartsWith("It is due Fri 18 Dec 18:00, which is not before that.", (await bot.Person("ed").Says("cant D1 16 Dec")).Headline);
        Assert.StartsWith("D1 is Ed's;", (await bot.Person("tom").Says("cant D1 22 Dec")).Headline);
    }
}
