namespace PostBot.WireTests.Features.Shots;

public sealed class SetShotCommandTests
{
    [Fact]
    public async Task A_shot_is_set_by_its_code_and_the_step_counts()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("import shots NIGHTFALL 101\n101_020_040,wip\n101_020_050,wip\nNF0100,bid");
        var set = await ana.Says("set 101_020_040 final approved");
        Assert.Equal("101_020_040 is final", set.Headline);
        Assert.Contains("NIGHTFALL 101 vfx: 1 of 3 shots final · it was WIP", set.Text);
        Assert.Equal("NF0100 is CBB", (await ana.Says("set nf0100 could be better")).Headline);
        Assert.Equal("101_020_050 and NF0100 are omit", (await ana.Says("set 101_020_050,nf0100 omit")).Headline.Replace("NF0100 and 101_020_050", "101_020_050 and NF0100", StringComparison.Ordinal));
        Assert.Contains("● vfx 1 of 1, in progress", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.Equal("101_020_040 is final already. Nothing was changed.", (await ana.Says("set 101_020_040 final")).Headline);
    }

    [Fact]
    public async Task What_is_unknown_is_said_and_changes_nothing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("import shots NIGHTFALL 101\n101_020_040,wip");
        Assert.StartsWith("There is no shot 101_999_999 that you can see.", (await ana.Says("set 101_999_999 cbb")).Headline);
        Assert.StartsWith("\"sideways\" is not a state of a shot. It can be bid, awarded, turned over, WIP", (await ana.Says("set 101_020_040 sideways")).Headline);
        Assert.Contains("101_020_040 WIP", (await ana.Says("shots NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task The_same_code_on_two_productions_is_asked_about()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add DUSK episodic 25");
        await ana.Says("episode add DUSK 1");
        await ana.Says("import shots NIGHTFALL 101\nSH_010,wip");
        await ana.Says("import shots DUSK 1\nSH_010,wip");
        var asked = await ana.Says("set SH_010 cbb");
        Assert.StartsWith("Several productions have a shot SH_010.", asked.Headline);
        Assert.Contains("DUSK 1 vfx", (await ana.Presses(asked.Message, "DUSK 1")).Text);
        Assert.Contains("SH_010 WIP", (await ana.Says("shots NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task A_vendor_sets_only_the_shots_they_have()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var lee = bot.Person("lee");
        await lee.Says("who am I");
        await ana.Says("role lee vendor");
        await ana.Says("import shots NIGHTFALL 101\n101_020_040,wip");
        Assert.StartsWith("There is no shot 101_020_040 that you can see.", (await lee.Says("set 101_020_040 final")).Headline);
        await ana.Says("team NIGHTFALL add @lee vfx");
        Assert.StartsWith("The shots of NIGHTFALL 101 are for its owner or a coordinator.", (await lee.Says("set 101_020_040 final")).Headline);
        await ana.Says("owner NIGHTFALL 101 vfx @lee");
        Assert.Equal("101_020_040 is final", (await lee.Says("set 101_020_040 final")).Headline);
    }
}
