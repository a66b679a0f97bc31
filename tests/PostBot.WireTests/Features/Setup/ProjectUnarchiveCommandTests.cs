namespace PostBot.WireTests.Features.Setup;

public sealed class ProjectUnarchiveCommandTests
{
    [Fact]
    public async Task An_archived_production_comes_back_and_others_are_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Nothing is archived", (await ana.Says("project unarchive NIGHTFALL")).Headline);
        await ana.Says("project archive NIGHTFALL");
        Assert.StartsWith("No archived production is called \"GOTHAM\". There is NIGHTFALL.", (await ana.Says("project unarchive GOTHAM")).Headline);
        Assert.Equal("NIGHTFALL is back", (await ana.Says("project unarchive nightfall")).Headline);
        Assert.Contains("NIGHTFALL", (await ana.Says("status")).Text);
    }
}
