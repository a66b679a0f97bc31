namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundApprovedCommandTests
{
    [Fact]
    public async Task Approved_in_passing_takes_one_tap_that_lists_what_is_open()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await dana.Says("note F1 01:02:10:05 trim");
        var asked = await dana.Says("approved subject to the super fix");
        Assert.Equal("Approve NIGHTFALL 101 v7 with notes?   (F1)", asked.Headline);
        Assert.Contains("1 note is still open:", asked.Text);
        Assert.StartsWith("Round 1 of 3 is open", (await ana.Says("F1")).Headline);
        var approved = await dana.Presses(asked.Message, "Approved with notes");
        Assert.Equal("Dana approved NIGHTFALL 101 v7 with 1 note   (F1)", approved.Headline);
        Assert.Contains("subject to the super fix", approved.Text);
        Assert.Equal("Round 1 of 3 is approved on NIGHTFALL 101 v7   (F1)", (await ana.Says("F1")).Headline);
    }
}
