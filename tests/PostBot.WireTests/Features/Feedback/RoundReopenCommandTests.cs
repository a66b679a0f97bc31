namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundReopenCommandTests
{
    [Fact]
    public async Task A_closed_round_is_taken_up_again_with_its_number()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Says("round close F1");
        Assert.Equal("Round 1 of 3 is open on NIGHTFALL 101 v7   (F1)", (await ana.Says("reopen F1")).Headline);
    }

    [Fact]
    public async Task What_cannot_be_reopened_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        Assert.Equal("F1 is open. Nothing was changed.", (await ana.Says("reopen F1")).Headline);
        await ana.Says("round close F1");
        Assert.StartsWith("F1 is Ana's; they or a coordinator", (await bot.Person("ed").Says("reopen F1")).Headline);
        await ana.Says("round open NIGHTFALL 101 v7");
        Assert.Equal("F2 is open on NIGHTFALL 101 v7 already, so F1 stays closed. Close F2 first.", (await ana.Says("reopen F1")).Headline);
        Assert.StartsWith("There is no F9 that you can see.", (await ana.Says("reopen F9")).Headline);
    }
}
