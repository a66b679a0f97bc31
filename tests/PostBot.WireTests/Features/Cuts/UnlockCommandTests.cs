namespace PostBot.WireTests.Features.Cuts;

public sealed class UnlockCommandTests
{
    private static async Task<Talker> Locked(PostBotApp bot)
    {
        var ana = await bot.WithStudio();
        foreach (var line in (string[])
        [
            "cut NIGHTFALL 101 v7", "lock NIGHTFALL 101", "owner NIGHTFALL 101 grade @jo", "owner NIGHTFALL 101 sound @tom", "set NIGHTFALL 101 grade in progress",
            "hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade", "round open NIGHTFALL 101 v7", "turnover NIGHTFALL 101 v7 to sound",
        ]) await ana.Says(line);
        return ana;
    }

    [Fact]
    public async Task It_asks_first_and_lists_what_stands_on_the_cut()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await Locked(bot);
        var asked = await ana.Says("unlock NIGHTFALL 101 network wants the ending shorter");
        Assert.Equal("Unlock NIGHTFALL 101 v7? This stands on it and may have to be done again.", asked.Headline);
        Assert.Contains("Steps: grade in progress (Jo)", asked.Text);
        Assert.Contains("Booked: grade Wed 25 Nov 10:00–18:00 ◌ hold (B1)", asked.Text);
        Assert.Contains("Rounds: round 1 on v7 (F1)", asked.Text);
        Assert.Contains("Turned over: v7 to sound, building (U1)", asked.Text);
        Assert.Contains("✓ edit locked", (await ana.Says("status NIGHTFALL 101")).Text);
        var unlocked = await ana.Presses(asked.Message, "Unlock and tell 1");
        Assert.Equal("NIGHTFALL 101 is unlocked: network wants the ending shorter", unlocked.Headline);
        Assert.Contains("Told: Jo", unlocked.Text);
        Assert.Equal("NIGHTFALL 101 is unlocked: network wants the ending shorter", (await bot.Person("jo").Sees())[^1].Text.Split('\n')[0]);
        Assert.Contains("● edit unlocked, network wants the ending shorter", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task Setting_a_locked_edit_back_asks_as_well()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await Locked(bot);
        var asked = await ana.Says("set NIGHTFALL 101 edit in progress new logo");
        Assert.StartsWith("Unlock NIGHTFALL 101 v7?", asked.Headline);
        Assert.Equal("unlock NIGHTFALL 101 yes new logo", asked.Message.Button("Unlock and tell 1"));
        Assert.Contains("✓ edit locked", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.StartsWith("Unlock NIGHTFALL 101 v7?", (await ana.Says("set NIGHTFALL 101-103 edit in progress")).Headline);
        Assert.Contains("– 102 not started", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task What_is_not_locked_or_not_theirs_is_refused()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await Locked(bot);
        Assert.Equal("NIGHTFALL 102 is not locked: edit is not started. Nothing was changed.", (await ana.Says("unlock NIGHTFALL 102 why not")).Headline);
        Assert.StartsWith("Why is it unlocked?", (await ana.Says("unlock NIGHTFALL 101")).Headline);
        await ana.Says("owner NIGHTFALL 101 edit @ed");
        Assert.StartsWith("NIGHTFALL 101 edit is Ed's", (await bot.Person("jo").Says("unlock NIGHTFALL 101 yes because")).Headline);
    }
}
