namespace PostBot.WireTests.Features.Templates;

public sealed class StepAddCommandTests
{
    [Fact]
    public async Task A_step_takes_its_place_on_every_episode_of_the_production_and_on_those_to_come()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var added = await ana.Says("step add NIGHTFALL adr after sound");
        Assert.Equal("NIGHTFALL has the step adr now", added.Headline);
        Assert.Contains("In order: edit, vfx, conform, grade, sound, adr, mix, qc, delivery", added.Text);
        await ana.Says("episode add NIGHTFALL 105");
        foreach (var episode in (string[])["101", "105"])
        {
            var lines = (await ana.Says($"status NIGHTFALL {episode}")).Text.Split('\n').ToList();
            Assert.Equal(lines.IndexOf("– sound not started") + 1, lines.IndexOf("– adr not started"));
        }
        Assert.Equal("NIGHTFALL 101 adr is cued", (await ana.Says("set NIGHTFALL 101 adr cued")).Headline);
        Assert.Equal("NIGHTFALL 101 adr is in progress", (await ana.Says("set NIGHTFALL 101 looping in progress")).Headline);
    }

    [Fact]
    public async Task It_can_be_undone()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("step add NIGHTFALL titles before qc");
        Assert.Contains("– titles not started", (await ana.Says("status NIGHTFALL 101")).Text);
        await ana.Says("undo");
        Assert.DoesNotContain("titles", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Theory]
    [InlineData("step add NIGHTFALL colour", "NIGHTFALL has grade already. Nothing was added.")]
    [InlineData("step add NIGHTFALL adr after clearance", "NIGHTFALL has no clearance. Its steps are edit, vfx, conform, grade, sound, mix, qc and delivery. Nothing was added.")]
    [InlineData("step add NIGHTFALL a,b", "\"a,b\" will not do as a step: letters and digits, at most 30. Nothing was added.")]
    public async Task What_will_not_do_is_refused(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(headline, (await ana.Says(line)).Headline);
    }
}
