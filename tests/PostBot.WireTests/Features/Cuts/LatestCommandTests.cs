namespace PostBot.WireTests.Features.Cuts;

public sealed class LatestCommandTests
{
    [Fact]
    public async Task Version_date_and_link_come_first_and_the_older_ones_after()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("cut NIGHTFALL 102 v2");
        await bot.Advance("PT1H");
        await bot.Person("ed").Says("cut NIGHTFALL 102 v3 DC1 https://review.example/102v3");
        var latest = await ana.Says("latest NIGHTFALL 102");
        Assert.Equal("The latest cut of NIGHTFALL 102 is v3, DC1, Tue 24 Nov 10:00, Ed", latest.Headline);
        Assert.Contains("https://review.example/102v3", latest.Text);
        Assert.Contains("before: v2, Tue 24 Nov 09:00, Ana", latest.Text);
    }

    [Fact]
    public async Task A_cut_that_only_a_round_knows_has_the_rounds_date_and_link()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 102 v4 link https://review.example/102v4");
        var latest = await ana.Says("latest NIGHTFALL 102");
        Assert.Equal("The latest cut of NIGHTFALL 102 is v4, in review since Tue 24 Nov 09:00 (F1)", latest.Headline);
        Assert.Contains("https://review.example/102v4", latest.Text);
        Assert.Equal("No cut of NIGHTFALL 103 is registered yet. For example: cut NIGHTFALL 103 v1", (await ana.Says("latest NIGHTFALL 103")).Headline);
    }
}
