namespace PostBot.WireTests.Features.Templates;

public sealed class TemplateStepsCommandTests
{
    [Fact]
    public async Task New_productions_get_the_changed_steps_and_those_that_exist_keep_theirs()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var changed = await ana.Says("template episodic steps edit, colour, lip sync, delivery");
        Assert.Equal("New episodic productions go through edit, grade, lip sync and delivery", changed.Headline);
        Assert.Contains("New: lip sync", changed.Text);
        Assert.Contains("No longer: vfx, conform, sound, mix and qc", changed.Text);
        Assert.Contains("NIGHTFALL keeps its steps", changed.Text);
        await ana.Says("project add DUSK episodic 25");
        await ana.Says("episode add DUSK 1");
        await ana.Says("episode add NIGHTFALL 105");
        Assert.Equal("DUSK 1 lip sync is in progress", (await ana.Says("set DUSK 1 lip sync in progress")).Headline);
        Assert.Equal("DUSK 1 has no vfx. Its steps are edit, grade, lip sync and delivery.", (await ana.Says("set DUSK 1 vfx done")).Headline);
        Assert.Equal("NIGHTFALL 105 vfx is done", (await ana.Says("set NIGHTFALL 105 vfx done")).Headline);
        Assert.Contains("episodic: edit, grade, lip sync, delivery · changed by this studio", (await ana.Says("template")).Text);
    }

    [Fact]
    public async Task It_can_be_undone()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("template episodic steps edit, delivery");
        await ana.Says("undo");
        Assert.Equal("Episodic productions go through 8 steps, as shipped", (await ana.Says("template episodic")).Headline);
    }

    [Theory]
    [InlineData("template episodic steps edit, grade, color", "grade is there twice. Nothing was changed.")]
    [InlineData("template episodic steps edit, <!channel>", "\"<!channel>\" will not do as a step: letters and digits, at most 30. Put commas between steps. Nothing was changed.")]
    [InlineData("template episodic steps edit, vfx, conform, grade, sound, mix, qc, delivery", "Episodic productions go through these steps already. Nothing was changed.")]
    [InlineData("template episodic steps", "Which steps, in the order of work? For example: template episodic steps edit, vfx, conform, grade, sound, mix, qc, delivery")]
    public async Task What_will_not_do_is_refused(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(headline, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task It_takes_a_supervisor()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("cora").Says("who am I");
        await ana.Says("role cora coordinator");
        Assert.StartsWith("\"template\" needs a supervisor.", (await bot.Person("cora").Says("template episodic steps edit, delivery")).Headline);
    }
}
