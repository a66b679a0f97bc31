namespace PostBot.WireTests.Features.Schedules;

public sealed class OwedCommandTests
{
    [Fact]
    public async Task Who_owes_a_slip_can_be_said_later_and_only_of_what_slipped()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        Assert.StartsWith("D1 has not moved, so nobody owes anything.", (await ana.Says("owed D1 client")).Headline);
        await ana.Says("slip D1 21 Dec apply");
        Assert.Contains("Fri 18 Dec 18:00 → Mon 21 Dec 18:00", (await ana.Says("owed D1 by the director changed the ending")).Text);
        Assert.StartsWith("Who owes the time?", (await ana.Says("owed D1 weather")).Headline);
    }
}
