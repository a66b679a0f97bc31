namespace PostBot.WireTests.Features.Turnovers;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task What_was_checked_is_verified_and_can_be_undone()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var line in (string[])["owner NIGHTFALL 101 sound @tom", "turnover NIGHTFALL 101 v7 to sound", "send U1 as it is"]) await ana.Says(line);
        var tom = bot.Person("tom");
        Assert.StartsWith("✓ done: NIGHTFALL 101 v7 is verified by sound", (await tom.Says("verify U1")).Headline);
        Assert.StartsWith("U1 is verified already.", (await tom.Says("verify U1")).Headline);
        await tom.Says("undo yes");
        Assert.Contains("not received yet", (await tom.Says("U1")).Headline);
    }

    [Fact]
    public async Task What_is_superseded_cannot_be_verified()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var line in (string[])["turnover NIGHTFALL 101 v7 to sound", "send U1 as it is", "cut NIGHTFALL 101 v8"]) await ana.Says(line);
        Assert.Equal("U1 is superseded by v8. Nothing was changed.", (await ana.Says("verify U1")).Headline);
        Assert.Equal("U1 is superseded by v8. Nothing was changed.", (await ana.Says("have U1 all")).Headline);
    }
}
