namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundApproveCommandTests
{
    [Fact]
    public async Task All_named_approvers_must_approve()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var name in (string[])["dana", "kim"])
        {
            await bot.Person(name).Says("hello");
            await ana.Says($"role @{name} client");
            await ana.Says($"team NIGHTFALL add @{name} client");
        }
        await ana.Says("round open NIGHTFALL 101 v7 with @dana, @kim approvers @dana, @kim due thu 17:00");
        await bot.Person("dana").Says("note F1 01:02:10:05 trim");
        var first = await bot.Person("dana").Says("approve F1 with notes");
        Assert.Equal("Dana approved NIGHTFALL 101 v7 with 1 note   (F1)", first.Headline);
        Assert.Contains("Still to approve: Kim.", first.Text);
        Assert.StartsWith("Round 1 of 3 is open", (await ana.Says("F1")).Headline);
        Assert.Contains("Everyone who approves has.", (await bot.Person("kim").Says("approve F1")).Text);
        Assert.Equal("Round 1 of 3 is approved on NIGHTFALL 101 v7   (F1)", (await ana.Says("F1")).Headline);
        Assert.Contains("Lock 101", (await ana.Told("Kim approved NIGHTFALL 101 v7")).Buttons);
        Assert.StartsWith("F1 is approved already.", (await bot.Person("kim").Says("approve F1")).Headline);
    }

    [Fact]
    public async Task Who_is_not_named_does_not_approve()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        Assert.StartsWith("You do not approve F1: Dana does. Nothing was changed. To enter an answer for someone: approve F1 for Dana", (await ana.Says("approve F1")).Headline);
        Assert.Equal("Dana approved NIGHTFALL 101 v7   (F1)", (await ana.Says("approve F1 for Dana")).Headline);
    }
}
