namespace PostBot.WireTests.Features.Turnovers;

public sealed class TurnoverAddCommandTests
{
    [Fact]
    public async Task An_item_joins_the_list_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("turnover NIGHTFALL 101 v7 to music");
        Assert.Contains("0 of 7 items", (await ana.Says("turnover U1 add \"cue sheet\"")).Headline);
        Assert.Equal("cue sheet is on the list of U1 already. Nothing was changed.", (await ana.Says("turnover U1 add Cue Sheet")).Headline);
        Assert.StartsWith("There is no U7", (await ana.Says("turnover U7 add notes")).Headline);
    }

    [Fact]
    public async Task What_was_verified_has_to_be_verified_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var line in (string[])["turnover NIGHTFALL 101 v7 to music", "have U1 all", "send U1", "received U1", "verify U1"]) await ana.Says(line);
        Assert.StartsWith("NIGHTFALL 101 v7 is received by music, 6 of 7 items", (await ana.Says("turnover U1 add stems 2")).Headline);
    }
}
