namespace PostBot.WireTests.Features.Bookings;

public sealed class UsedCommandTests
{
    [Theory]
    [InlineData("used B1 10-19", "Used: Color 1, Wed 25 Nov 10:00–19:00   (B1)", "1 h more than booked.")]
    [InlineData("used B1 11:00-17:30", "Used: Color 1, Wed 25 Nov 11:00–17:30   (B1)", "1 h 30 less than booked.")]
    [InlineData("used B1 as booked", "Used: Color 1, Wed 25 Nov 10:00–18:00   (B1)", "As booked.")]
    public async Task What_was_used_is_kept_beside_what_was_booked(string line, string headline, string more)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 confirm");
        Assert.StartsWith("B1 has not begun yet", (await ana.Says(line)).Headline);
        await bot.MoveTo("2026-11-25T20:00:00Z");
        var used = await ana.Says(line);
        Assert.Equal(headline, used.Headline);
        Assert.Contains(more, used.Text);
        var shown = await ana.Says("B1");
        Assert.Contains("10:00–18:00", shown.Headline);
        Assert.Contains($"used {headline[(headline.LastIndexOf("Nov ", StringComparison.Ordinal) + 4)..headline.IndexOf("   ", StringComparison.Ordinal)]}", shown.Text);
        Assert.DoesNotContain("Move", shown.Message.Buttons);
    }
}
