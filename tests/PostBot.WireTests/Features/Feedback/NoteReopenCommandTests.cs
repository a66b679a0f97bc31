namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteReopenCommandTests
{
    [Fact]
    public async Task A_reopened_note_is_work_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Pastes("note F1\none\ntwo\nthree");
        await ana.Says("done N1-N3 v8");
        Assert.Equal("Open again: one   (N1)", (await ana.Says("reopen N1")).Headline);
        Assert.Equal("2 notes are open again on NIGHTFALL 101 v7", (await ana.Says("reopen N2 N3")).Headline);
        Assert.DoesNotContain("v8", (await ana.Says("N1")).Text);
    }

    [Fact]
    public async Task A_client_reopens_their_own_notes_and_no_others()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        await ana.Says("demo");
        var mine = await ana.Says("note F2 trim");
        await ana.Says($"done {mine.Id}");
        var dana = bot.Person("dana");
        Assert.StartsWith("Open again: 01:04:00:00 logo must be on longer", (await dana.Says("reopen N3")).Headline);
        Assert.Equal($"{mine.Id} is not your note; the studio can reopen it. Nothing was changed.", (await dana.Says($"reopen {mine.Id}")).Headline);
    }

    [Fact]
    public async Task What_cannot_be_reopened_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Pastes("note F1\none\ntwo");
        Assert.Equal("N1 is open. Nothing was changed.", (await ana.Says("reopen N1")).Headline);
        Assert.Equal("They are all open. Nothing was changed.", (await ana.Says("reopen N1 N2")).Headline);
        Assert.StartsWith("That is over 200 notes;", (await ana.Says("reopen N1-N999999")).Headline);
        Assert.StartsWith("There is no N9 that you can see.", (await ana.Says("reopen N9")).Headline);
        await ana.Says("round close F1");
        var ed = bot.Person("ed");
        await ed.Says("note F1 too late");
        Assert.Equal("N3 came after F1 closed; a coordinator or Ana takes it in. Nothing was changed.", (await ed.Says("reopen N3")).Headline);
    }
}
