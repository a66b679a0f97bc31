namespace PostBot.WireTests.Features.Bookings;

public sealed class ConfirmCommandTests
{
    [Fact]
    public async Task The_first_hold_becomes_firm_and_its_holder_is_told_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        var held = await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.StartsWith("Confirmed: Color 1", (await ana.Says($"confirm {held.Id}")).Headline);
        Assert.StartsWith("Confirmed: Color 1", Assert.Single(await ed.Sees()).Text);
        Assert.StartsWith("Confirmed: Color 1", (await ed.Sees("general")).Single(message => message.Id == held.Message.Id).Text);
        Assert.StartsWith("B1 is confirmed already", (await ana.Says("confirm B1")).Headline);
    }

    [Fact]
    public async Task A_later_hold_is_refused_and_names_who_comes_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await bot.Person("ed").Says("hold Color 1 tomorrow 12-14 for NIGHTFALL 102");
        Assert.StartsWith("B2 is second in line for Color 1; NIGHTFALL 101 grade, Ana (B1) comes first", (await ana.Says("confirm B2")).Headline);
    }

    [Fact]
    public async Task A_confirm_makes_lower_holds_wait_and_their_owners_know()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 12-14 for NIGHTFALL 102");
        Assert.Contains("B2 waits now; Ed was told.", (await ana.Says("confirm B1")).Text);
        Assert.StartsWith("Waiting: Color 1", Assert.Single(await ed.Sees()).Text);
        Assert.Contains("keeps waiting", (await ana.Says("confirm B2")).Headline);
    }

    [Fact]
    public async Task An_artist_is_told_which_role_it_takes_and_who_holds_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.Equal("Confirming a booking needs a coordinator: on NIGHTFALL that is Ana. The hold stays.", (await ed.Says("confirm B1")).Headline);
        Assert.StartsWith("There is no B9", (await ana.Says("confirm B9")).Headline);
        await ana.Says("release B1");
        Assert.StartsWith("B1 was released", (await ana.Says("confirm B1")).Headline);
    }

    [Fact]
    public async Task However_many_press_at_once_no_two_overlapping_bookings_are_firm()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var round = 0; round < 20; round++)
        {
            var day = new DateTime(2027, 3, 1).AddDays(round).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            // Each tries to hold and make firm in one line; without the writer's transaction several would win.
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(caller => ana.Says($"book Color 1 {day} {10 + (caller % 3)}:00-18:00 for NIGHTFALL 101 confirm")));
            Assert.Single(answers, answer => answer.Headline.StartsWith("Confirmed", StringComparison.Ordinal));
        }
    }
}
