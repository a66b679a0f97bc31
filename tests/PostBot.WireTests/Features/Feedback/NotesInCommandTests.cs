namespace PostBot.WireTests.Features.Feedback;

public sealed class NotesInCommandTests
{
    [Fact]
    public async Task Everyones_notes_in_moves_the_round_on_and_tells_who_answers_for_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        var said = await dana.Says("notes in F1");
        Assert.Equal("Dana's notes are in on NIGHTFALL 101 v7   (F1)", said.Headline);
        Assert.Contains("Still waiting for Acme.", said.Text);
        Assert.StartsWith("Dana's notes are in on NIGHTFALL 101 v7", Assert.Single(await ana.Sees()).Text);
        Assert.Contains("Dana (lead and approves): notes in · Acme: waiting", (await ana.Says("F1")).Text);
        Assert.Contains("Everyone has answered.", (await ana.Says("notes in F1 for Acme")).Text);
        Assert.Equal("Round 1 of 3 has all its notes in on NIGHTFALL 101 v7   (F1)", (await ana.Says("F1")).Headline);
        await ana.Says("note F1 01:02:10:05 trim");
        await ana.Says("done N1 v8");
        Assert.Equal("Round 1 of 3 is being addressed on NIGHTFALL 101 v7   (F1)", (await ana.Says("F1")).Headline);
    }

    [Fact]
    public async Task Said_in_passing_it_means_the_same()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        Assert.StartsWith("Dana's notes are in on NIGHTFALL 101 v7", (await dana.Says("that's everything from us")).Headline);
    }

    [Fact]
    public async Task Who_is_no_reviewer_is_told_so()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        Assert.StartsWith("\"Kim\" is not among the reviewers of F1: Dana and Acme.", (await ana.Says("notes in F1 for Kim")).Headline);
        Assert.Equal("A coordinator answers for Acme. Nothing was changed.", (await dana.Says("notes in F1 for Acme")).Headline);
        await ana.Says("close F1");
        Assert.Equal("F1 is closed already. Nothing was changed.", (await dana.Says("notes in F1")).Headline);
    }
}
