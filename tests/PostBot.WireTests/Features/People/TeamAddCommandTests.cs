namespace PostBot.WireTests.Features.People;

public sealed class TeamAddCommandTests
{
    [Fact]
    public async Task Someone_new_is_met_put_on_the_team_and_told()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var added = await ana.Says("team NIGHTFALL add @ed editor");
        Assert.Equal("Ed is on NIGHTFALL's team now, as editor", added.Headline);
        Assert.Contains("We had not met before; Ed starts as an artist.", added.Text);
        Assert.StartsWith("You are on NIGHTFALL now, as editor", (await bot.Person("ed").Sees())[^1].Text);
        Assert.Contains("Ed, editor · artist · Local", (await ana.Says("team NIGHTFALL")).Text);
    }

    [Fact]
    public async Task The_words_may_stand_in_another_order_and_the_at_sign_may_be_left_out_for_people_we_know()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        Assert.Equal("Jo is on NIGHTFALL's team now, as colourist", (await ana.Says("team add jo to NIGHTFALL as colourist")).Headline);
    }

    [Fact]
    public async Task Someone_who_comes_as_a_client_is_one_and_hears_nothing_from_us()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("Dana starts as a client.", (await ana.Says("team NIGHTFALL add @dana client")).Text);
        Assert.Empty(await bot.Person("dana").Sees());
    }

    [Fact]
    public async Task The_title_of_client_does_not_take_a_role_away()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        Assert.Contains("Jo is still an artist in the studio", (await ana.Says("team NIGHTFALL add @jo client")).Text);
    }

    [Fact]
    public async Task Who_is_on_it_already_is_not_added_twice_but_may_get_another_title()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        Assert.Equal("Ed is on NIGHTFALL's team already, as editor. Nothing was changed.", (await ana.Says("team NIGHTFALL add @ed editor")).Headline);
        Assert.Equal("Ed is assistant editor on NIGHTFALL now", (await ana.Says("team NIGHTFALL add @ed assistant editor")).Headline);
        Assert.Equal("1 person is on NIGHTFALL's team", (await ana.Says("team NIGHTFALL")).Headline);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_the_form_adds_the_person()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var asked = await ana.Says("team NIGHTFALL add");
        Assert.StartsWith("Who? For example: team NIGHTFALL add @ed editor", asked.Headline);
        using var added = await ana.Submits(asked.Message, new Dictionary<string, string> { ["project"] = "NIGHTFALL", ["who"] = "@ed", ["title"] = "editor" });
        Assert.Contains("Ed is on NIGHTFALL's team now", await added.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task It_takes_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        Assert.StartsWith("\"team add\" needs a coordinator: on NIGHTFALL that is Ana.", (await bot.Person("ed").Says("team NIGHTFALL add @jo")).Headline);
    }
}
