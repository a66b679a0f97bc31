namespace PostBot.WireTests.Features.Turnovers;

public sealed class SendCommandTests
{
    [Fact]
    public async Task What_is_incomplete_is_sent_only_as_it_is()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 sound @tom");
        await ana.Says("turnover NIGHTFALL 101 v7 to sound");
        await ana.Says("have U1 aaf, edl, guide, handles, marker, omf, production, quicktime, reports");
        var asked = await ana.Says("send U1");
        Assert.Equal("1 item of U1 is missing. Nothing was sent.", asked.Headline);
        Assert.Contains("Missing: spec sheet", asked.Text);
        Assert.Equal("NIGHTFALL 101 v7 is turned over to sound, 9 of 10 items, not received yet   (U1)", (await ana.Presses(asked.Message, "Send as it is")).Headline);
        Assert.Contains("Received", (await bot.Person("tom").Sees())[^1].Buttons);
        Assert.Equal("U1 is sent already. Nothing was changed.", (await ana.Says("send U1")).Headline);
    }

    [Fact]
    public async Task What_is_complete_goes_at_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("turnover NIGHTFALL 101 v7 to sound");
        var all = await ana.Says("have U1 all");
        Assert.StartsWith("NIGHTFALL 101 v7 is turned over to sound, 10 of 10 items", (await ana.Presses(all.Message, "Send")).Headline);
    }
}
