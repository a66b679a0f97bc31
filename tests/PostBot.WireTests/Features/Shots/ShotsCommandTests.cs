using System.Globalization;

namespace PostBot.WireTests.Features.Shots;

public sealed class ShotsCommandTests
{
    [Fact]
    public async Task Late_ones_are_in_the_headline_and_final_ones_only_counted()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("import shots NIGHTFALL 101\n101_010_010,final\n101_010_020,wip,Lee FX,2026-11-20\n101_010_030,temp,,2026-12-20");
        var shots = await ana.Says("shots NIGHTFALL 101");
        Assert.Equal("NIGHTFALL 101 vfx: 1 of 3 shots final, 1 late", shots.Headline);
        Assert.Equal(["1 WIP · 1 temp · 1 final", "101_010_020 WIP · Lee FX · was due Fri 20 Nov", "101_010_030 temp · due Sun 20 Dec"], shots.Text.Split('\n')[1..4]);
    }

    [Fact]
    public async Task Many_are_paged_and_none_is_lost()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("import shots NIGHTFALL 101\n" + string.Join('\n', Enumerable.Range(1, 100).Select(number => string.Create(CultureInfo.InvariantCulture, $"101_{number:000}_010,wip"))));
        var page = await ana.Says("shots NIGHTFALL 101");
        var seen = page.Text.Split('\n').Count(line => line.EndsWith("_010 WIP", StringComparison.Ordinal));
        while (page.Message.Buttons.Contains("Show more"))
        {
            page = await ana.Presses(page.Message, "Show more");
            seen += page.Text.Split('\n').Count(line => line.EndsWith("_010 WIP", StringComparison.Ordinal));
        }
        Assert.Equal(100, seen);
    }

    [Fact]
    public async Task A_client_does_not_see_the_shots()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("import shots NIGHTFALL 101\n101_010_010,final");
        await ana.Says("team NIGHTFALL add @dana client");
        Assert.Equal("The shots of NIGHTFALL 101 are for the studio and the vendor who has them.", (await bot.Person("dana").Says("shots NIGHTFALL 101")).Headline);
    }
}
