namespace PostBot.WireTests.Features.Setup;

public sealed class ProjectArchiveCommandTests
{
    [Fact]
    public async Task An_archived_production_is_gone_from_lists_and_its_channel_and_undo_brings_both_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("link NIGHTFALL");
        var archived = await ana.Says("project archive NIGHTFALL");
        Assert.Equal("NIGHTFALL is archived", archived.Headline);
        Assert.StartsWith("This channel is not linked", (await ana.Says("unlink")).Headline);
        Assert.StartsWith("There is no production yet", (await ana.Says("episode add NIGHTFALL 109")).Headline);
        await ana.Presses(archived.Message, "Undo");
        Assert.StartsWith("NIGHTFALL has 5 episodes now", (await ana.Says("episode add NIGHTFALL 109")).Headline);
        Assert.StartsWith("This channel is no longer NIGHTFALL's", (await ana.Says("unlink")).Headline);
    }

    [Fact]
    public async Task One_with_work_ahead_asks_first_and_its_nudges_stop()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        await ana.Says("due NIGHTFALL 101 lock thu 18:00 owner @ed");
        var asked = await ana.Says("project archive NIGHTFALL");
        Assert.StartsWith("NIGHTFALL has 1 session to come and 1 open deadline.", asked.Headline);
        Assert.Equal("NIGHTFALL is archived", (await ana.Presses(asked.Message, "Archive it")).Headline);
        await bot.MoveTo("2026-11-26T17:00:00Z");
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.StartsWith("Lock on", StringComparison.Ordinal));
    }
}
