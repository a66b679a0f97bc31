namespace PostBot.WireTests.Features.Around;

public sealed class FindCommandTests
{
    [Fact]
    public async Task Every_word_has_to_occur_in_any_case_and_order()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("cut NIGHTFALL 102 v3");
        await ana.Says("round open NIGHTFALL 102 v3");
        await ana.Says("note F1 Trim the PAUSE, 50% shorter");
        await ana.Says("note F1 the café scene is dark");
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00 owner @ana");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.Contains("N1 ", (await ana.Says("find pause trim")).Text);
        Assert.Contains("N1 ", (await ana.Says("find 50%")).Text);
        Assert.Contains("N2 ", (await ana.Says("find CAFÉ")).Text);
        Assert.Contains("N1 ", (await ana.Says("find 102 pause")).Text);
        Assert.Equal("Nothing you can see has \"pause dark\" in it", (await ana.Says("find pause dark")).Headline);
        Assert.Contains("D1 Picture lock on NIGHTFALL 101", (await ana.Says("find lock picture")).Text);
        Assert.Contains("B1 ", (await ana.Says("find color 1 grade")).Text);
        Assert.Contains("Color 1 · color", (await ana.Says("find color 1")).Text);
        Assert.DoesNotContain("Color 2", (await ana.Says("find color 1")).Text);
        Assert.Contains("Ana · admin", (await ana.Says("find ana")).Text);
        Assert.Contains("NIGHTFALL · Nightfall, series 1", (await ana.Says("find series")).Text);
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Mix A 1 Dec - 31 Dec for NIGHTFALL 101 mix");
        var found = await ana.Says("find nightfall mix");
        Assert.Equal("23 places with \"nightfall mix\", page 1 of 2", found.Headline);
        Assert.Contains("B1 ", (await ana.Presses(found.Message, "Show more")).Text);
    }

    [Fact]
    public async Task An_outsider_finds_nothing_of_other_productions_and_no_people()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SECRET \"Secret film\" feature 24");
        await ana.Says("reel add SECRET R1");
        await ana.Says("hold Color 1 tomorrow 10-18 for SECRET R1 grade");
        await ana.Says("due SECRET R1 secret lock fri 18:00 owner @ana");
        await ana.Says("team NIGHTFALL add @dana client");
        var dana = bot.Person("dana");
        Assert.Equal("Nothing you can see has \"secret\" in it", (await dana.Says("find secret")).Headline);
        Assert.Equal("Nothing you can see has \"ana\" in it", (await dana.Says("find ana")).Headline);
    }
}
