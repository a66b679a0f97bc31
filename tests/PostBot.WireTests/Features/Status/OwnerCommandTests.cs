namespace PostBot.WireTests.Features.Status;

public sealed class OwnerCommandTests
{
    [Fact]
    public async Task A_step_given_to_someone_shows_their_name_and_tells_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var given = await ana.Says("owner NIGHTFALL 101 grade @jo");
        Assert.Equal("NIGHTFALL 101 grade is Jo's now", given.Headline);
        Assert.Contains("Jo is not on NIGHTFALL's team", given.Text);
        Assert.Equal("NIGHTFALL 101 grade is yours now", (await bot.Person("jo").Sees())[^1].Text.Split('\n')[0]);
        Assert.Equal("Jo is on NIGHTFALL's team now", (await ana.Presses(given.Message, "Add to the team")).Headline);
        Assert.Contains("– grade not started (Jo)", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task An_artist_takes_what_nobody_owns_and_no_more()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        Assert.Equal("NIGHTFALL 101 edit is Ed's now", (await ed.Says("owner NIGHTFALL 101 edit me")).Headline);
        Assert.Equal("You can take a step that nobody owns; giving it to others needs a coordinator. NIGHTFALL 101 edit stays as it is.", (await jo.Says("owner NIGHTFALL 101 edit me")).Headline);
        Assert.StartsWith("You can take a step that nobody owns", (await ed.Says("owner NIGHTFALL 101 grade @jo")).Headline);
    }

    [Fact]
    public async Task Who_has_it_already_is_not_given_it_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 grade @jo");
        Assert.Equal("NIGHTFALL 101 grade is Jo's already. Nothing was changed.", (await ana.Says("owner NIGHTFALL 101 grade @jo")).Headline);
    }

    [Theory]
    [InlineData("owner HARBOUR 60s qc @jo", "HARBOUR 60s has no qc.")]
    [InlineData("owner HARBOUR 60s grade", "Who takes it?")]
    public async Task What_does_not_exist_or_is_missing_is_said(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR commercial 25");
        await ana.Says("spot add HARBOUR 60s");
        Assert.StartsWith(headline, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task Several_episodes_are_given_at_once_and_their_new_owner_hears_it_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 102 edit @ed");
        var before = (await bot.Person("ed").Sees()).Count;
        var given = await ana.Says("owner NIGHTFALL 101-104 edit @ed");
        Assert.Equal("NIGHTFALL 101, 103 and 104 edit are Ed's now", given.Headline);
        var told = await bot.Person("ed").Sees();
        Assert.Equal(before + 1, told.Count);
        Assert.Equal("NIGHTFALL 101, 103 and 104 edit are yours now", told[^1].Text.Split('\n')[0]);
        Assert.Contains("– 104 edit not started (Ed)", (await ana.Says("status NIGHTFALL edit")).Text);
    }
}
