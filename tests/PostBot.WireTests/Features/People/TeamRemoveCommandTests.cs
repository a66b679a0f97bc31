namespace PostBot.WireTests.Features.People;

public sealed class TeamRemoveCommandTests
{
    [Fact]
    public async Task Someone_taken_off_is_no_longer_listed_and_what_they_own_is_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        await ana.Says("owner NIGHTFALL 101 edit @ed");
        var removed = await ana.Says("team NIGHTFALL remove @ed");
        Assert.Equal("Ed is off NIGHTFALL's team", removed.Headline);
        Assert.Contains("Still theirs: NIGHTFALL 101 edit.", removed.Text);
        Assert.Equal("Nobody is on NIGHTFALL's team yet", (await ana.Says("team NIGHTFALL")).Headline);
    }

    [Fact]
    public async Task A_client_taken_off_no_longer_sees_the_production()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        Assert.Contains("Dana no longer sees NIGHTFALL.", (await ana.Says("team remove NIGHTFALL @dana")).Text);
        Assert.Equal("There is no production that you can see yet", (await bot.Person("dana").Says("status")).Headline);
    }

    [Fact]
    public async Task Who_is_not_on_it_cannot_be_taken_off()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        Assert.Equal("Ed is not on NIGHTFALL's team. Nothing was changed.", (await ana.Says("team NIGHTFALL remove @ed")).Headline);
        Assert.StartsWith("I have not met \"zed\" here.", (await ana.Says("team NIGHTFALL remove @zed")).Headline);
    }

    [Fact]
    public async Task It_takes_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed");
        Assert.StartsWith("\"team remove\" needs a coordinator: on NIGHTFALL that is Ana.", (await bot.Person("ed").Says("team NIGHTFALL remove @ed")).Headline);
    }
}
