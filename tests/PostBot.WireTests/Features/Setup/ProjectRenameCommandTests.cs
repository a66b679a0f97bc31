namespace PostBot.WireTests.Features.Setup;

public sealed class ProjectRenameCommandTests
{
    [Fact]
    public async Task A_production_gets_another_short_name_or_title_and_the_old_one_is_said()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var renamed = await ana.Says("project rename NIGHTFALL to daybreak \"Daybreak, series 1\"");
        Assert.Equal("DAYBREAK is the name now: Daybreak, series 1", renamed.Headline);
        Assert.Contains("Before: NIGHTFALL: Nightfall, series 1", renamed.Text);
        Assert.StartsWith("There is no production \"NIGHTFALL\"", (await ana.Says("status NIGHTFALL 101")).Headline);
        Assert.Equal("DAYBREAK is the name now: Daybreak, series 2", (await ana.Says("project rename DAYBREAK \"Daybreak, series 2\"")).Headline);
        await ana.Says("undo");
        await ana.Says("undo");
        Assert.DoesNotContain("There is no production", (await ana.Says("status NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature");
        Assert.StartsWith("There is a production SALT already", (await ana.Says("project rename NIGHTFALL salt")).Headline);
        Assert.StartsWith("It is NIGHTFALL: Nightfall, series 1 already", (await ana.Says("project rename NIGHTFALL NIGHTFALL")).Headline);
        Assert.Contains("needs a coordinator", (await bot.Person("ed").Says("project rename NIGHTFALL X1")).Headline);
    }
}
