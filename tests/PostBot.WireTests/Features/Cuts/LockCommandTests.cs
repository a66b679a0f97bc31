namespace PostBot.WireTests.Features.Cuts;

public sealed class LockCommandTests
{
    [Fact]
    public async Task Locking_is_setting_the_edit_locked_and_offers_what_comes_after()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var locked = await ana.Says("lock NIGHTFALL 101");
        Assert.Equal("NIGHTFALL 101 is locked", locked.Headline);
        Assert.Contains("No cut is registered yet", locked.Text);
        Assert.Equal(["Make vfx ready", "Register the cut", "Tell people", "101", "Undo"], locked.Message.Buttons);
        Assert.Contains("✓ edit locked", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.Equal("NIGHTFALL 101 is locked already. Nothing was changed.", (await ana.Says("lock NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task With_a_cut_it_offers_the_turnover_also_after_set()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("cut NIGHTFALL 101 v7");
        await ana.Says("team NIGHTFALL add @ed editor");
        var locked = await ana.Says("set NIGHTFALL 101 edit locked");
        Assert.Equal("turnover NIGHTFALL 101 v7 to sound", locked.Message.Button("Turn over to sound"));
        Assert.Contains("101 is locked at v7", (await ana.Presses(locked.Message, "Tell people")).Text);
        Assert.Equal("NIGHTFALL 102 is locked", (await bot.Person("ed").Says("lock NIGHTFALL 102")).Headline);
    }

    [Fact]
    public async Task Anothers_edit_is_not_locked_by_an_artist()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 edit @ed");
        Assert.Equal("NIGHTFALL 101 edit is Ed's; they or a coordinator can lock it. Nothing was changed.", (await bot.Person("jo").Says("lock NIGHTFALL 101")).Headline);
    }
}
