namespace PostBot.WireTests.Features.Setup;

public sealed class HolidaysCommandTests
{
    [Fact]
    public async Task Past_ones_are_behind_a_button()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("No holidays are set. The studio works Mon to Fri.", (await ana.Says("holidays")).Headline);
        await ana.Says("holiday add 25 Dec \"Christmas Day\"");
        await ana.Says("holiday add 1 Jan \"New Year's Day\"");
        await bot.MoveTo("2026-12-28T09:00:00Z");
        var listed = await ana.Says("holidays");
        Assert.DoesNotContain("· Christmas Day", listed.Text);
        Assert.Contains("Fri 1 Jan 2027 · New Year's Day", listed.Text);
        Assert.Contains("Fri 25 Dec · Christmas Day", (await ana.Presses(listed.Message, "Show all")).Text);
    }
}
