namespace PostBot.WireTests.Features.People;

public sealed class PeopleCommandTests
{
    [Fact]
    public async Task Everyone_is_listed_with_role_whereabouts_and_productions()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        var people = await ana.Says("people");
        Assert.StartsWith("2 people in ", people.Headline);
        Assert.Equal(["Ana · admin · Local", "Ed · artist · Local · NIGHTFALL (editor)"], people.Text.Split('\n')[1..3]);
    }

    [Fact]
    public async Task Many_people_are_shown_in_two_steps()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 0; i < 24; i++) await bot.Person($"extra{(char)('a' + i)}").Says("hello");
        var people = await ana.Says("people");
        Assert.Contains("And 5 more.", people.Text);
        var all = await ana.Presses(people.Message, "Show more");
        for (var i = 0; i < 24; i++) Assert.Contains($"Extra{(char)('a' + i)} ·", all.Text);
    }

    [Fact]
    public async Task A_client_is_not_shown_the_studios_people()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        var refused = await bot.Person("dana").Says("people");
        Assert.StartsWith("\"people\" is for people in the studio.", refused.Headline);
        Assert.DoesNotContain("Ana", refused.Text);
    }
}
