namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteDoneCommandTests
{
    [Fact]
    public async Task A_done_note_says_in_which_cut_and_its_author_is_told_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var ed = bot.Person("ed");
        var noted = await ed.Says("note F1 01:02:10:05 trim the pause");
        Assert.Equal("✓ done in v8: 01:02:10:05 trim the pause   (N1)", (await ana.Says("done N1 v8")).Headline);
        var told = Assert.Single(await ed.Sees());
        Assert.StartsWith("Ana marked your note done in v8: 01:02:10:05 trim the pause   (N1)", told.Text);
        var edited = Assert.Single(await ed.Sees("general"), message => message.Id == noted.Message.Id);
        Assert.True(edited.Edited);
        Assert.StartsWith("✓ done in v8", edited.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 1 note addressed or verified", (await ana.Says("F1")).Text);
    }

    [Fact]
    public async Task Ranges_and_lists_are_done_at_once_and_each_author_gets_one_message()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var ed = bot.Person("ed");
        await ed.Pastes("note F1\none\ntwo\nthree\nfour\nfive\nsix");
        await ana.Says("done N2");
        Assert.Equal("✓ 4 notes done in v8 on NIGHTFALL 101 v7", (await ana.Says("done N1-N4, 6 v8")).Headline);
        Assert.Equal(2, (await ed.Sees()).Count);
        Assert.StartsWith("Ana marked 4 of your notes done in v8", (await ed.Sees())[^1].Text);
        Assert.Contains("1 of 6 notes is open", (await ana.Says("notes F1 open")).Headline);
    }

    [Fact]
    public async Task Nobody_is_told_of_their_own_action()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Says("note F1 trim");
        await ana.Says("done N1");
        Assert.Empty(await ana.Sees());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Pastes("note F1\none\ntwo");
        Assert.StartsWith("There is no N3 that you can see.", (await ana.Says("done N1-N3")).Headline);
        Assert.StartsWith("There is no N8 or N9 that you can see.", (await ana.Says("done N8 N9")).Headline);
        Assert.StartsWith("That is over 200 notes;", (await ana.Says("done N1-N999999")).Headline);
        await ana.Says("done N2-N1 v8");
        Assert.Equal("N1 was done already: ✓ done in v8. Nothing was changed.", (await ana.Says("done N1")).Headline);
        Assert.Equal("All 2 were done already. Nothing was changed.", (await ana.Says("done N1 N2")).Headline);
    }
}
