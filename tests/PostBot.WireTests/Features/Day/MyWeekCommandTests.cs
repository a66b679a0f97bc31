namespace PostBot.WireTests.Features.Day;

public sealed class MyWeekCommandTests
{
    [Fact]
    public async Task My_week_has_what_waits_for_me_and_pages_instead_of_cutting()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-11-23T08:00:00Z");
        for (var hour = 9; hour < 20; hour++)
        {
            await ana.Says($"hold Color 1 tomorrow {hour}-{hour + 1} for NIGHTFALL 101 grade");
            await ana.Says($"hold Color 2 thu {hour}-{hour + 1} for NIGHTFALL 102 grade");
        }
        var week = await ana.Says("my week");
        Assert.Equal("Week 48, Mon 23 Nov–Sun 29 Nov: 22 things for you, 22 wait for you", week.Headline);
        Assert.Contains("And 2 more", week.Text);
        Assert.Contains("to confirm: Color 1 Tue 24 Nov 09:00–10:00 ◌ hold (B1)", week.Text);
        Assert.DoesNotContain("· B22", week.Text);
        Assert.Contains("· B22", (await ana.Presses(week.Message, "Show more")).Text);
    }
}
