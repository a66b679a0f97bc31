using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;

namespace PostBot.WireTests.Features.Schedules;

public sealed class DigestCommandTests
{
    [Fact]
    public async Task The_morning_card_comes_on_working_days_and_says_what_today_holds()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var ed = bot.Person("ed");
        Assert.StartsWith("A card every working morning at 08:30", (await ed.Says("digest 08:30", channel: "dm")).Headline);
        await ed.Says("hold Color 2 wed 10-18 for NIGHTFALL 101 grade");
        await ana.Says("due NIGHTFALL 102 lock wed 12:00 owner @ed");
        await bot.MoveTo("2026-11-25T08:30:00Z");
        var card = Assert.Single(await ed.Sees(), message => message.Text.StartsWith("Good morning Ed.", StringComparison.Ordinal));
        Assert.StartsWith("Good morning Ed. Two things today", card.Text);
        Assert.Contains("10:00 NIGHTFALL 101 grade, Color 2, ◌ hold (B3) · 12:00 picture lock NIGHTFALL 102 due (D4)", card.Text);
        await bot.MoveTo("2026-11-30T08:29:00Z");
        Assert.Equal(3, (await ed.Sees()).Count(message => message.Text.StartsWith("Good morning Ed.", StringComparison.Ordinal)));
        Assert.Contains((await ana.Says("digest")).Text.Split('\n'), line => line.StartsWith("Waiting on others: Ed's picture lock NIGHTFALL 102", StringComparison.Ordinal));
        await ed.Presses(card, "Digest off");
        await bot.MoveTo("2026-12-02T10:00:00Z");
        Assert.Equal(3, (await ed.Sees()).Count(message => message.Text.StartsWith("Good morning Ed.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_processes_send_one_morning_card_and_one_that_is_hours_late_is_not_sent()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("digest 08:30", channel: "dm");
        await using var twin = await bot.Twin();
        await Sweep([bot, twin], NodaTime.Instant.FromUtc(2026, 11, 25, 8, 31));
        Assert.Single(await ed.Sees(), message => message.Text.StartsWith("Good morning Ed.", StringComparison.Ordinal));
        await Sweep([bot, twin], NodaTime.Instant.FromUtc(2026, 11, 26, 15, 0));
        Assert.Single(await ed.Sees(), message => message.Text.StartsWith("Good morning Ed.", StringComparison.Ordinal));
    }

    private static async Task Sweep(PostBotApp[] hosts, NodaTime.Instant now)
    {
        foreach (var host in hosts) host.Services.GetRequiredService<Clock>().MoveTo(now);
        await Task.WhenAll(hosts.Concat(hosts).Select(host => Task.Run(() => host.Services.GetRequiredService<SweepLog>().Run("digests", CancellationToken.None))));
    }
}
