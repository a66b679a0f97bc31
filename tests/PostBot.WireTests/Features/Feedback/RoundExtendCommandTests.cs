namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundExtendCommandTests
{
    [Fact]
    public async Task A_clients_request_reaches_the_coordinator_as_one_tap()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        var asked = await dana.Says("extend F1 mon 12:00");
        Assert.StartsWith("Asked the studio for longer, until Mon 30 Nov 12:00", asked.Headline);
        Assert.Contains("notes due Thu 26 Nov 17:00", (await ana.Says("F1")).Text);
        var told = Assert.Single(await ana.Sees());
        Assert.StartsWith("Dana asks for longer on NIGHTFALL 101 v7: until Mon 30 Nov 12:00", told.Text);
        Assert.StartsWith("Notes on NIGHTFALL 101 v7 are due Mon 30 Nov 12:00", (await ana.Presses(told, "Extend")).Headline);
        await dana.Told("Notes on NIGHTFALL 101 v7 are due Mon 30 Nov 12:00");
        Assert.Contains("owed by client", (await ana.Says("lateness NIGHTFALL")).Text);
    }

    [Fact]
    public async Task Longer_is_later_and_asks_who_owes_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        Assert.StartsWith("That is not later: notes are due Thu 26 Nov 17:00", (await ana.Says("extend F1 wed")).Headline);
        var longer = await ana.Says("extend F1 fri 12:00");
        Assert.Contains("Who owes the delay?", longer.Text);
        Assert.StartsWith("The delay on NIGHTFALL 101 v7 is owed by the director", (await ana.Presses(longer.Message, "director")).Headline);
    }
}
