namespace PostBot.WireTests.Features.Templates;

public sealed class TemplateStatesCommandTests
{
    [Fact]
    public async Task A_state_of_the_house_is_added_with_its_meaning_and_works_at_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var added = await ana.Says("template episodic states grade add \"look dev\" in progress");
        Assert.Equal("grade of episodic productions can be look dev now; it means in progress", added.Headline);
        Assert.Equal("NIGHTFALL 101 grade is look dev", (await ana.Says("set NIGHTFALL 101 grade look dev")).Headline);
        Assert.Contains("● grade look dev", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.Equal("grade of episodic productions can no longer be set to look dev", (await ana.Says("template episodic states colour remove look dev")).Headline);
        Assert.StartsWith("\"look dev\" is not a state of grade.", (await ana.Says("set NIGHTFALL 102 grade look dev")).Headline);
        Assert.Contains("● grade look dev", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task Other_kinds_of_production_keep_their_states()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("template commercial states grade add neutral pass in progress");
        Assert.Contains("is not a state of grade", (await ana.Says("set NIGHTFALL 101 grade neutral pass")).Headline);
    }

    [Theory]
    [InlineData("template episodic states grade add look dev sideways", "What does \"look dev sideways\" mean? End with one of not started, ready, in progress, in review, done, blocked, on hold or waiting. Nothing was changed.")]
    [InlineData("template episodic states polish add shine done", "Episodic productions have no step \"polish\". Their steps are edit, vfx, conform, grade, sound, mix, qc and delivery. For example: template episodic states grade add \"look dev\" in progress")]
    [InlineData("template episodic states grade add set look in progress", "grade can be set look already; it means in progress. Nothing was changed.")]
    [InlineData("template episodic states grade remove sparkle", "grade has no state \"sparkle\" of its own. It has conform, set look, grade pass 1, grade pass 2 and trim pass. Nothing was changed.")]
    public async Task What_will_not_do_is_refused_with_what_would(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(headline, (await ana.Says(line)).Headline);
    }
}
