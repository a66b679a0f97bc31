namespace PostBot.WireTests.Features.Templates;

public sealed class TemplateCommandTests
{
    [Fact]
    public async Task Every_kind_of_production_has_its_steps()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var list = await ana.Says("template");
        Assert.Equal("Templates for 5 kinds of production", list.Headline);
        Assert.Contains("episodic: edit, vfx, conform, grade, sound, mix, qc, delivery", list.Text);
        Assert.Contains("commercial: edit, vfx, grade, conform, mix, clearance, delivery", list.Text);
        Assert.Equal("template feature", list.Message.Button("Feature"));
    }

    [Fact]
    public async Task One_kind_shows_its_steps_states_and_milestones()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var shown = await ana.Says("template episodic");
        Assert.Equal("Episodic productions go through 8 steps, as shipped", shown.Headline);
        Assert.Contains("edit (also offline, cut, picture, cutting): assembly, editor's cut, director's cut", shown.Text);
        Assert.Contains("Milestones: editor's cut 4 d", shown.Text);
    }

    [Theory]
    [InlineData("feature")]
    [InlineData("episodic")]
    [InlineData("unscripted")]
    [InlineData("commercial")]
    [InlineData("documentary")]
    public async Task Every_kind_can_be_worked_with_and_its_states_mean_something(string kind)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says($"project add SALT {kind} 24");
        await ana.Says("unit add SALT A1");
        foreach (var (state, meaning) in ((string, string)[])
        [
            ("ready", "–"), ("in progress", "●"), ("in review", "◐"), ("blocked", "▲"), ("waiting for the DP", "–"), ("on hold", "–"), ("locked", "✓"), ("needs feedback", "◐"),
        ])
        {
            Assert.StartsWith("SALT A1 edit is ", (await ana.Says($"set SALT A1 edit {state}")).Headline);
            Assert.Contains($"\n{meaning} edit {state.Split(" for ")[0]}", (await ana.Says("status SALT A1")).Text);
            if (state == "locked") await ana.Says("undo yes");
        }
    }
}
