namespace PostBot.WireTests.Features.Setup;

public sealed class ResourceSetCommandTests
{
    [Fact]
    public async Task What_a_room_needs_around_a_session_nobody_else_can_have_and_a_tag_finds_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("resource add \"Mix B\" mix");
        Assert.Equal("Mix A: 30 min to prepare · 15 min to reset · tags atmos and dolby vision", (await ana.Says("resource set Mix A prep 30m reset 15m tags atmos, dolby vision")).Headline);
        Assert.StartsWith("Mix A is like that already", (await ana.Says("resource set Mix A prep 30m")).Headline);
        var firm = await ana.Says("hold Mix A thu 10-14 for NIGHTFALL 101 confirm");
        Assert.Equal("Confirmed: Mix A, Thu 26 Nov 10:00–14:00, NIGHTFALL 101   (B1)", firm.Headline);

        var taken = await ana.Says("hold Mix A thu 14-16 for NIGHTFALL 102");
        Assert.StartsWith("Mix A is taken on Thu 26 Nov 14:00–16:00", taken.Headline);
        Assert.Contains("Mix A 14:45–16:45", taken.Message.Buttons);
        Assert.StartsWith("Held, not confirmed: Mix A, Thu 26 Nov 14:45–16:45", (await ana.Presses(taken.Message, "Mix A 14:45–16:45")).Headline);
        Assert.Contains("free 09:00–09:30, 14:15–18:00", (await ana.Says("free Mix A thu")).Text);
        Assert.StartsWith("Mix A is taken on Thu 26 Nov 09:00–10:00", (await ana.Says("move B2 thu 9-10")).Headline);

        Assert.StartsWith("Mix A has time on Fri 27 Nov", (await ana.Says("free mix atmos fri")).Headline);
        Assert.Equal("Mix A: no time to prepare or reset, no tags", (await ana.Says("resource set Mix A prep none reset none tags none")).Headline);
        Assert.StartsWith("2 of 2 rooms have time", (await ana.Says("free mix fri")).Headline);
        Assert.StartsWith("What changes?", (await ana.Says("resource set Mix A")).Headline);
        Assert.StartsWith("At most 4 hours", (await ana.Says("resource set Mix A prep 5h")).Headline);
    }
}
