namespace PostBot.WireTests.Features.Cuts;

public sealed class CutCommandTests
{
    [Fact]
    public async Task A_new_cut_names_everyone_on_the_old_one_and_supersedes_open_turnovers()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var first = await ana.Says("cut NIGHTFALL 101 v7 DC3 https://review.example/101v7");
        Assert.Equal("NIGHTFALL 101 v7, DC3, is registered", first.Headline);
        Assert.Contains("Nobody works on an older cut.", first.Text);
        foreach (var line in (string[])["owner NIGHTFALL 101 sound @tom", "set NIGHTFALL 101 sound editing", "round open NIGHTFALL 101 v7", "turnover NIGHTFALL 101 v7 to sound", "hold Mix A tomorrow 10-18 for NIGHTFALL 101 mix"]) await ana.Says(line);
        var posted = await ana.Says("send U1 as it is");
        var cut = await ana.Says("cut NIGHTFALL 101 v8");
        Assert.Equal("NIGHTFALL 101 v8 is registered", cut.Headline);
        foreach (var said in (string[])["v8 is the current cut now; it was v7.", "Still on v7 or older:", "Steps: sound editing (Tom)", "Booked: mix Wed 25 Nov 10:00–18:00", "Rounds: round 1 on v7 (F1)", "Turned over: v7 to sound, sent (U1)", "Superseded: U1 to sound"]) Assert.Contains(said, cut.Text);
        Assert.Equal("turnover NIGHTFALL 101 v8 to sound", cut.Message.Button("Turn over to sound"));
        Assert.Equal("NIGHTFALL 101 v7 to sound is superseded by v8   (U1)", (await ana.Sees("general")).Single(message => message.Id == posted.Message.Id).Text.Split('\n')[0]);
        Assert.Contains((await bot.Person("tom").Sees()), message => message.Text.StartsWith("NIGHTFALL 101 v7 is superseded by v8", StringComparison.Ordinal));
        await ana.Says("undo yes");
        Assert.Contains("not received yet", (await ana.Says("U1")).Headline);
        Assert.StartsWith("The latest cut of NIGHTFALL 101 is v7, DC3", (await ana.Says("latest NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task An_older_cut_is_kept_but_does_not_become_the_current_one_and_none_is_registered_twice()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("cut NIGHTFALL 101 v7");
        Assert.Contains("The current cut of NIGHTFALL 101 stays v7.", (await ana.Says("cut NIGHTFALL 101 v5 old DC")).Text);
        Assert.StartsWith("NIGHTFALL 101 v7 is registered already, Tue 24 Nov 09:00, Ana. Nothing was changed.", (await ana.Says("cut NIGHTFALL 101 v7")).Headline);
        Assert.StartsWith("Which version?", (await ana.Says("cut NIGHTFALL 101")).Headline);
    }
}
