namespace PostBot.WireTests.Features.Templates;

public sealed class StepRemoveCommandTests
{
    [Fact]
    public async Task A_step_that_nobody_has_begun_goes_at_once_and_comes_back_with_undo()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("NIGHTFALL has no vfx any more", (await ana.Says("step remove NIGHTFALL vfx")).Headline);
        Assert.DoesNotContain("vfx", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.StartsWith("NIGHTFALL 101 has no vfx.", (await ana.Says("set NIGHTFALL 101 vfx done")).Headline);
        await ana.Says("undo yes");
        Assert.Contains("– vfx not started", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task Where_work_has_begun_or_is_booked_it_asks_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 102 grade in progress");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var asked = await ana.Says("step remove NIGHTFALL grade");
        Assert.Equal("Remove grade from NIGHTFALL? It is under way on 102, and 1 session is booked for it. Nothing was removed yet.", asked.Headline);
        Assert.Contains("– grade not started", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.Equal("NIGHTFALL has no grade any more", (await ana.Presses(asked.Message, "Remove grade")).Headline);
        Assert.StartsWith("NIGHTFALL has no grade.", (await ana.Says("step remove NIGHTFALL grade")).Headline);
    }
}
