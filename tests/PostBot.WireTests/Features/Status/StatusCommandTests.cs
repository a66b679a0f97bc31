using System.Globalization;

namespace PostBot.WireTests.Features.Status;

public sealed class StatusCommandTests
{
    [Fact]
    public async Task Without_a_production_it_says_how_to_add_one()
    {
        await using var bot = await PostBotApp.Start();
        var ana = bot.Person("ana");
        await ana.Says("setup");
        var status = await ana.Says("status");
        Assert.Equal("There is no production yet", status.Headline);
        Assert.Contains("For example: project add NIGHTFALL", status.Text);
    }

    [Fact]
    public async Task Every_production_has_one_line_and_the_ones_in_need_come_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add ALPHA feature 24");
        await ana.Says("reel add ALPHA R1");
        Assert.Equal("2 productions, all on track", (await ana.Says("status")).Headline);
        await ana.Says("set NIGHTFALL 102 edit blocked the drive is dead");
        var status = await ana.Says("status");
        Assert.Equal("2 productions, 1 needs you", status.Headline);
        Assert.Equal(["▲ NIGHTFALL at risk: 102 edit blocked, the drive is dead", "– ALPHA not started"], status.Text.Split('\n')[1..3]);
        Assert.Equal("status NIGHTFALL", status.Message.Button("NIGHTFALL"));
    }

    [Fact]
    public async Task A_client_sees_only_their_own_productions()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR commercial 25");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("team NIGHTFALL add @lee vendor");
        await ana.Says("team NIGHTFALL remove @lee");
        var dana = await bot.Person("dana").Says("status");
        Assert.Equal("1 production, all on track", dana.Headline);
        Assert.DoesNotContain("HARBOUR", dana.Text);
        Assert.Equal("There is no production that you can see yet", (await bot.Person("lee").Says("status")).Headline);
    }

    [Fact]
    public async Task Forty_productions_stay_readable_and_none_is_lost()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 1; i < 40; i++) await ana.Says(string.Create(CultureInfo.InvariantCulture, $"project add SHOW-{i} commercial 25"));
        var status = await ana.Says("status");
        Assert.Equal("40 productions, all on track", status.Headline);
        Assert.Contains("And 28 more productions", status.Text);
        var all = await ana.Presses(status.Message, "Show more");
        for (var i = 1; i < 40; i++) Assert.Contains($"SHOW-{i} ", all.Text);
    }

    [Fact]
    public async Task In_a_channel_of_one_production_it_is_about_that_one_unless_the_studio_is_asked_for()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("1 production, all on track", (await ana.Says("status studio")).Headline);
    }
}
