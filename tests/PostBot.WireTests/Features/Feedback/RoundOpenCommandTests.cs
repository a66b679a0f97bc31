namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundOpenCommandTests
{
    [Fact]
    public async Task A_round_says_which_of_how_many_it_is_where_to_watch_and_until_when()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var opened = await ana.Says("round open NIGHTFALL 101 v7 with @dana, Acme due thu 17:00 link https://review.example/101v7");
        Assert.Equal("Round 1 of 3 is open on NIGHTFALL 101 v7   (F1)", opened.Headline);
        Assert.StartsWith("Watch (https://review.example/101v7)", opened.Text.Split('\n')[1]);
        Assert.Contains("notes due Thu 26 Nov 17:00", opened.Text);
        Assert.Contains("v7 is the current cut of NIGHTFALL 101 now.", opened.Text);
        Assert.Contains("Not known here, so tell them yourself: Acme", opened.Text);
        Assert.Equal(["Add notes", "Show notes", "Close round", "Undo"], opened.Message.Buttons);
        var told = Assert.Single(await bot.Person("dana").Sees());
        Assert.StartsWith("Round 1 of 3 is open on NIGHTFALL 101 v7   (F1)", told.Text);
    }

    [Fact]
    public async Task A_due_time_is_on_the_productions_clock_and_a_day_alone_ends_with_its_working_day()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add COAST \"Coast\" feature 24 America/New_York");
        await ana.Says("reel add COAST R1-R2");
        var opened = await ana.Says("round open COAST R1 v2 due thu");
        Assert.Equal("Round 1 is open on COAST R1 v2   (F1)", opened.Headline);
        Assert.Contains("notes due Thu 26 Nov 18:00", opened.Text);
    }

    [Fact]
    public async Task The_linked_channel_hears_of_a_round_and_its_card_lives()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Says("round open NIGHTFALL 101 v7");
        var posted = Assert.Single(await bot.Person("ed").Sees("nightfall"), message => message.From == "postbot");
        Assert.Contains("No notes yet", posted.Text);
        await ana.Says("note F1 01:02:10:05 trim the pause");
        posted = Assert.Single(await bot.Person("ed").Sees("nightfall"), message => message.Id == posted.Id);
        Assert.True(posted.Edited);
        Assert.Contains("0 of 1 note addressed or verified", posted.Text);
    }

    [Fact]
    public async Task A_round_that_is_open_on_the_same_cut_is_named_and_nothing_is_opened()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var refused = await ana.Says("round open NIGHTFALL 101");
        Assert.Equal("Round 1 is open on NIGHTFALL 101 v7 already: F1. Add notes to it, or close it first.", refused.Headline);
        Assert.Equal(["Add notes", "Show notes"], refused.Message.Buttons);
        Assert.StartsWith("Round 2 of 3", (await ana.Says("round open NIGHTFALL 101 v8")).Headline);
    }

    [Fact]
    public async Task Past_the_included_rounds_it_says_so_and_needs_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        var ana = bot.Person("ana");
        await bot.MoveTo("2026-11-24T09:00:00Z");
        await ana.Says("setup");
        await ana.Says("demo");
        var jo = bot.Person("jo");
        Assert.StartsWith("Round 2 of 2 is open on HARBOUR 60s v6", (await jo.Says("round open HARBOUR 60s v6")).Headline);
        var refused = await jo.Says("round open HARBOUR 60s v7");
        Assert.StartsWith("HARBOUR 60s has used its 2 included rounds; round 3 needs a coordinator. That is ", refused.Headline);
        Assert.EndsWith("Nothing was opened.", refused.Headline);
        Assert.StartsWith("Round 3, past the 2 included, is open on HARBOUR 60s v7", (await ana.Says("round open HARBOUR 60s v7")).Headline);
    }

    [Fact]
    public async Task What_cannot_be_opened_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("You are not on NIGHTFALL's team, so opening a round there needs a coordinator. That is Ana.", (await bot.Person("ed").Says("round open NIGHTFALL 101 v7")).Headline);
        Assert.Equal("The notes would be due in the past, on Mon 23 Nov 17:00. For example: due fri 17:00", (await ana.Says("round open NIGHTFALL 101 v7 due yesterday 17:00")).Headline);
        Assert.StartsWith("Which version?", (await ana.Says("round open NIGHTFALL 101")).Headline);
        Assert.StartsWith("\"javascript:alert(1)\" will not do. Where can it be watched?", (await ana.Says("round open NIGHTFALL 101 v7 link javascript:alert(1)")).Headline);
    }
}
