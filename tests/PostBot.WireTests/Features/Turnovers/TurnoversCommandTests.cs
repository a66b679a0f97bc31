namespace PostBot.WireTests.Features.Turnovers;

public sealed class TurnoversCommandTests
{
    [Fact]
    public async Task Those_on_their_way_come_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("Nothing of NIGHTFALL has been turned over", (await ana.Says("turnovers NIGHTFALL")).Headline);
        foreach (var line in (string[])["turnover NIGHTFALL 101 v7 to sound", "turnover NIGHTFALL 101 v8 to sound", "turnover NIGHTFALL 102 v1 to vfx"]) await ana.Says(line);
        var list = await ana.Says("turnovers NIGHTFALL");
        Assert.Equal("3 turnovers of NIGHTFALL, 2 open", list.Headline);
        Assert.Equal(["U3 102 v1 to vfx, building", "U2 101 v8 to sound, building", "U1 101 v7 to sound, superseded"], list.Text.Split('\n')[1..4]);
        Assert.Equal("2 turnovers of NIGHTFALL 101, 1 open", (await ana.Says("turnovers NIGHTFALL 101")).Headline);
    }
}
