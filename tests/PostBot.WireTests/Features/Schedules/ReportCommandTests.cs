namespace PostBot.WireTests.Features.Schedules;

public sealed class ReportCommandTests
{
    [Fact]
    public async Task The_hot_sheet_shows_the_week_and_comes_to_the_channel_every_week_until_it_is_stopped()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        Assert.StartsWith("No channel is linked to NIGHTFALL", (await ana.Says("report NIGHTFALL weekly fri 16:00", channel: "dm")).Headline);
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        foreach (var line in (string[])["due NIGHTFALL 102 spotting wed 12:00 owner @ed", "due NIGHTFALL 103 turnover thu 12:00 owner @jo", "due NIGHTFALL 104 titles 30 Nov 12:00 owner @jo"]) await ana.Says(line);
        var set = await ana.Says("report NIGHTFALL weekly fri 16:00", channel: "nightfall");
        Assert.StartsWith("The report on NIGHTFALL comes here every Friday at 16:00, first Fri 27 Nov 16:00", set.Headline);
        await bot.MoveTo("2026-11-26T09:00:00Z");
        await ana.Says("done D4");
        Assert.Empty(await Sheets(ana));
        await bot.MoveTo("2026-11-27T16:00:00Z");
        var sheet = Assert.Single(await Sheets(ana));
        Assert.StartsWith("NIGHTFALL, the week: 1 done, 1 late, 1 due in the next 7 days", sheet);
        Assert.Contains("▲ late: 103 turnover was due Thu 26 Nov 12:00, Jo (D5)", sheet);
        Assert.Contains("✓ done: 102 spotting", sheet);
        Assert.Contains("Next: 104 titles Mon 30 Nov 12:00", sheet);
        Assert.Contains("the weekly report, to the channel", (await ana.Says("nudges NIGHTFALL")).Text);
        await bot.MoveTo("2026-12-11T16:00:00Z");
        Assert.Equal(3, (await Sheets(ana)).Count);
        Assert.StartsWith("No more weekly reports on NIGHTFALL", (await ana.Says("report NIGHTFALL off")).Headline);
        await bot.MoveTo("2026-12-19T16:00:00Z");
        Assert.Equal(3, (await Sheets(ana)).Count);
    }

    private static async Task<List<string>> Sheets(Talker ana) => [.. (await ana.Sees("nightfall")).Where(message => message.From == "postbot").Select(message => message.Text).Where(text => text.StartsWith("NIGHTFALL, the week", StringComparison.Ordinal))];
}
