namespace PostBot.WireTests.Features.Setup;

public sealed class ProjectStartCommandTests
{
    [Fact]
    public async Task The_start_is_offered_where_the_trade_has_another_and_stays_once_notes_are_placed()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var added = await ana.Says("project add TIDE episodic 25 Europe/London");
        Assert.Contains("Does the first frame have 01:00:00:00? UK television often starts at 10:00:00:00.", added.Text);
        Assert.Equal("TIDE starts at 10:00:00:00 now", (await ana.Presses(added.Message, "Start at 10:00:00:00")).Headline);
        Assert.DoesNotContain("Does the first frame", (await ana.Says("project add REEF episodic 25 Europe/London start 01:00:00:00")).Text);
        Assert.Contains("starts at 10:00:00:00", (await ana.Says("project add SPOT commercial 25")).Text);
        await ana.Says("episode add TIDE 1");
        await ana.Says("round open TIDE 1 v1");
        Assert.Equal("Noted: 10:00:10:00 flash   (N1)", (await ana.Says("note F1 frame 250 flash")).Headline);
        Assert.StartsWith("Notes on TIDE are placed from 10:00:00:00 already, N1 first.", (await ana.Says("project start TIDE 01:00:00:00")).Headline);
        Assert.StartsWith("REEF starts at 01:00:00:00 already.", (await ana.Says("project start REEF at 01:00:00:00")).Headline);
    }
}
