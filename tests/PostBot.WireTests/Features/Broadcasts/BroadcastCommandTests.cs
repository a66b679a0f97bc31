namespace PostBot.WireTests.Features.Broadcasts;

public sealed class BroadcastCommandTests
{
    [Fact]
    public async Task The_preview_says_who_gets_it_and_nobody_gets_anything_yet()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        var before = await bot.Person("ed").Sees();
        var preview = await ana.Says(BroadcastStudio.Line);
        Assert.Equal("This goes to 2 people about NIGHTFALL: 2 in the local chat   (X1)", preview.Headline);
        Assert.Contains("> Mix moved to Thursday 10:00", preview.Text);
        Assert.Equal(["Send as needs an answer", "Send as FYI", "Edit", "Cancel"], preview.Message.Buttons);
        Assert.True(preview.Message.Private);
        Assert.Equal(before.Count, (await bot.Person("ed").Sees()).Count);
    }

    [Theory]
    [InlineData("tell NIGHTFALL Mix moved to Thursday 10:00", "about NIGHTFALL:")]
    [InlineData("announce nightfall 101 Mix moved to Thursday 10:00", "about NIGHTFALL 101:")]
    public async Task It_has_other_names_needs_no_quotes_and_may_be_about_one_episode(string line, string about)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        var preview = await ana.Says(line);
        Assert.Contains(about, preview.Headline);
        Assert.Contains("> Mix moved to Thursday 10:00\n", preview.Text);
    }

    [Fact]
    public async Task The_author_is_not_in_the_audience()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says("team NIGHTFALL add @ana");
        Assert.StartsWith("This goes to 2 people", (await ana.Says(BroadcastStudio.Line)).Headline);
    }

    [Fact]
    public async Task An_empty_audience_says_how_to_add_people()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says(BroadcastStudio.Line);
        Assert.Equal("Nobody is on NIGHTFALL's team, so this would reach no one. Add people first, for example: team NIGHTFALL add @ed editor", refused.Headline);
        await ana.Says("team NIGHTFALL add @ana");
        Assert.StartsWith("Nobody else is on NIGHTFALL's team", (await ana.Says(BroadcastStudio.Line)).Headline);
    }

    [Fact]
    public async Task Words_that_fit_no_message_are_refused_before_anyone_gets_half_of_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        Assert.StartsWith("That is 10000 characters; at most 2000 fit in one message.", (await ana.Says("broadcast NIGHTFALL " + new string('x', 10_000))).Headline);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        Assert.StartsWith("What should they know?", (await ana.Says("broadcast NIGHTFALL")).Headline);
        Assert.StartsWith("What should they know?", (await ana.Says("broadcast NIGHTFALL \" \"")).Headline);
        Assert.StartsWith("About which production?", (await ana.Says("broadcast the mix moved")).Headline);
    }

    [Fact]
    public async Task It_takes_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithTeam();
        Assert.StartsWith("\"broadcast\" needs a coordinator: on NIGHTFALL that is Ana.", (await bot.Person("ed").Says(BroadcastStudio.Line)).Headline);
    }
}
