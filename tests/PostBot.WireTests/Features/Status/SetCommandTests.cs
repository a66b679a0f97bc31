namespace PostBot.WireTests.Features.Status;

public sealed class SetCommandTests
{
    [Fact]
    public async Task A_state_of_several_words_is_understood_and_the_rest_is_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var set = await ana.Says("set NIGHTFALL 101 grade in review waiting for the DP");
        Assert.Equal("NIGHTFALL 101 grade is in review, waiting for the DP", set.Headline);
        Assert.Contains("◐ in review · it was not started", set.Text);
        Assert.Contains("◐ 101 grade in review, waiting for the DP", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task The_trades_own_words_are_kept_as_they_are_said()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("NIGHTFALL 101 edit is director's cut", (await ana.Says("set nightfall 101 cut Director’s Cut")).Headline);
        Assert.Contains("● edit director's cut", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task Setting_one_done_offers_to_make_the_next_ready()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var done = await ana.Says("set NIGHTFALL 101 grade done");
        Assert.Equal("set NIGHTFALL 101 sound ready", done.Message.Button("Make sound ready"));
        Assert.Equal("NIGHTFALL 101 sound is ready", (await ana.Presses(done.Message, "Make sound ready")).Headline);
    }

    [Fact]
    public async Task An_unknown_state_names_the_known_ones_and_changes_nothing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says("set NIGHTFALL 101 grade sideways");
        Assert.StartsWith("\"sideways\" is not a state of grade. It can be not started, ready, in progress, in review, done, blocked, on hold, waiting, conform", refused.Headline);
        Assert.Equal("set NIGHTFALL 101 grade in review", refused.Message.Button("in review"));
        Assert.Contains("– 101 not started", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task A_negation_changes_nothing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("Nothing was changed.", (await ana.Says("set NIGHTFALL 101 edit not locked")).Headline);
    }

    [Fact]
    public async Task What_is_so_already_is_said_and_not_set_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 grade blocked no drive");
        Assert.Equal("NIGHTFALL 101 grade is blocked already. Nothing was changed.", (await ana.Says("set NIGHTFALL 101 grade blocked no drive")).Headline);
        Assert.Equal("NIGHTFALL 101 grade is blocked, no scans", (await ana.Says("set NIGHTFALL 101 grade blocked no scans")).Headline);
    }

    [Fact]
    public async Task An_artist_sets_their_own_steps_and_those_nobody_owns_but_not_anothers()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        await ana.Says("owner NIGHTFALL 101 grade @jo");
        Assert.Equal("NIGHTFALL 101 edit is in progress", (await ed.Says("set NIGHTFALL 101 edit in progress")).Headline);
        Assert.Equal("NIGHTFALL 101 grade is Jo's; they or a coordinator can set it. Nothing was changed.", (await ed.Says("set NIGHTFALL 101 grade done")).Headline);
        Assert.Equal("NIGHTFALL 101 grade is done", (await jo.Says("set NIGHTFALL 101 grade done")).Headline);
        Assert.Equal("NIGHTFALL 101 grade is fixes", (await ana.Says("set NIGHTFALL 101 grade fixes")).Headline);
    }

    [Fact]
    public async Task A_step_that_this_kind_of_production_lacks_is_not_invented()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR commercial 25");
        await ana.Says("spot add HARBOUR 60s");
        Assert.Equal("HARBOUR 60s has no qc. Its steps are edit, vfx, grade, conform, mix, clearance and delivery.", (await ana.Says("set HARBOUR 60s qc done")).Headline);
    }

    [Theory]
    [InlineData("set NIGHTFALL 101", "Which step of NIGHTFALL 101?")]
    [InlineData("set NIGHTFALL", "Which episode of NIGHTFALL?")]
    [InlineData("set NIGHTFALL 999 grade done", "NIGHTFALL has no episode \"999\"")]
    [InlineData("set NIGHTFALL 101 grade", "Where is it now?")]
    public async Task What_is_missing_is_asked_for(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith(headline, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task A_client_cannot_set_anything()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        Assert.StartsWith("\"set\" is for people in the studio.", (await bot.Person("dana").Says("set NIGHTFALL 101 grade done")).Headline);
    }

    [Fact]
    public async Task Several_episodes_are_set_at_once_by_range_or_list()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 102 grade in progress");
        var set = await ana.Says("set NIGHTFALL 101-103 grade in progress");
        Assert.Equal("NIGHTFALL 101 and 103 grade are in progress", set.Headline);
        Assert.Contains("So already: 102", set.Text);
        Assert.Equal("NIGHTFALL 101, 103 and 104 mix are done", (await ana.Says("set NIGHTFALL 101, 103 and 104 mix done")).Headline);
        Assert.Equal("NIGHTFALL 101, 102, 103 and 104 sound are ready", (await ana.Says("set NIGHTFALL all sound ready")).Headline);
        Assert.Contains("– 102 sound ready", (await ana.Says("status NIGHTFALL sound")).Text);
        Assert.StartsWith("Which step of NIGHTFALL 101 and 102?", (await ana.Says("set NIGHTFALL 101-102")).Headline);
    }

    [Fact]
    public async Task Several_episodes_are_all_set_or_none()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 102 grade @jo");
        Assert.StartsWith("NIGHTFALL 102 grade is Jo's", (await bot.Person("ed").Says("set NIGHTFALL 101-103 grade done")).Headline);
        Assert.Equal("NIGHTFALL grade: 4 not started", (await ana.Says("status NIGHTFALL grade")).Headline);
    }

    [Fact]
    public async Task Who_owns_a_step_is_told_when_it_becomes_ready_and_not_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 sound @tom");
        var done = await ana.Says("set NIGHTFALL 101 grade done");
        Assert.Contains("Next is sound, not started (Tom).", done.Text);
        await ana.Presses(done.Message, "Make sound ready");
        var tom = await bot.Person("tom").Sees();
        Assert.Equal("NIGHTFALL 101 sound is ready for you", tom[^1].Text.Split('\n')[0]);
        await ana.Says("set NIGHTFALL 101 sound ready bring headphones");
        Assert.Equal(tom.Count, (await bot.Person("tom").Sees()).Count);
        Assert.Equal("NIGHTFALL 101 sound is in progress", (await bot.Person("tom").Presses(tom[^1], "Start sound")).Headline);
    }

    [Fact]
    public async Task Waiting_for_something_is_said_as_people_say_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("NIGHTFALL 101 grade is waiting for the scans", (await ana.Says("set NIGHTFALL 101 grade waiting for the scans")).Headline);
        Assert.Contains("– 101 grade waiting for the scans", (await ana.Says("status NIGHTFALL")).Text);
    }
}
