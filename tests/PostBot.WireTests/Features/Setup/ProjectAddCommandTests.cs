namespace PostBot.WireTests.Features.Setup;

public sealed class ProjectAddCommandTests
{
    [Fact]
    public async Task A_production_is_added_with_all_its_facts_in_any_order()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var added = await ana.Says("project add HARBOUR commercial \"Harbour, winter\" 25 rounds 2 London");
        Assert.Equal("HARBOUR is on the books: Harbour, winter", added.Headline);
        Assert.Contains("commercial · 25 fps · London · starts at 10:00:00:00 · 2 feedback rounds included", added.Text);
    }

    [Fact]
    public async Task A_name_that_is_taken_or_missing_is_refused()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("There is a production NIGHTFALL already", (await ana.Says("project add nightfall feature")).Headline);
        Assert.StartsWith("What is it called for short? What kind of production is it?", (await ana.Says("project add")).Headline);
        Assert.Contains("needs a coordinator", (await bot.Person("ed").Says("project add SALT feature")).Headline);
    }
}
