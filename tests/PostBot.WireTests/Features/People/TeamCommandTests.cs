namespace PostBot.WireTests.Features.People;

public sealed class TeamCommandTests
{
    [Fact]
    public async Task An_empty_team_says_how_to_fill_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var team = await ana.Says("team NIGHTFALL");
        Assert.Equal("Nobody is on NIGHTFALL's team yet", team.Headline);
        Assert.Contains("team NIGHTFALL add @ed editor", team.Text);
    }

    [Fact]
    public async Task Everyone_has_a_line_with_title_role_and_where_they_are()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        await ana.Says("team NIGHTFALL add @ana");
        var team = await bot.Person("ed").Says("team NIGHTFALL");
        Assert.Equal("2 people are on NIGHTFALL's team", team.Headline);
        Assert.Equal(["Ana · admin · Local", "Ed, editor · artist · Local"], team.Text.Split('\n')[1..3]);
    }

    [Fact]
    public async Task A_long_team_is_shown_in_two_steps()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 0; i < 23; i++) await ana.Says($"team NIGHTFALL add @extra{(char)('a' + i)}");
        var team = await ana.Says("team NIGHTFALL");
        Assert.Contains("And 3 more.", team.Text);
        var all = await ana.Presses(team.Message, "Show more");
        for (var i = 0; i < 23; i++) Assert.Contains($"Extra{(char)('a' + i)} ·", all.Text);
    }

    [Fact]
    public async Task A_production_that_does_not_exist_is_answered_with_those_that_do()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("There is no production \"GOTHAM\". There is NIGHTFALL.", (await ana.Says("team GOTHAM")).Headline);
    }
}
