using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;

namespace PostBot.WireTests.Features.Schedules;

public sealed class NudgeSweepTests
{
    [Fact]
    public async Task The_owner_gets_each_nudge_once_in_their_direct_messages_and_nobody_else_does()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00 owner @ed nudge 1d");
        await bot.MoveTo("2026-11-26T17:59:00Z");
        Assert.Empty(await ed.Sees());
        await bot.MoveTo("2026-11-26T18:00:00Z");
        var nudge = Assert.Single(await ed.Sees());
        Assert.StartsWith("Picture lock on NIGHTFALL 101 is due Fri 27 Nov 18:00, Ed   (D1)", nudge.Text);
        Assert.Equal(["Done", "Snooze 1 h", "Tomorrow 9:00"], nudge.Buttons);
        Assert.True(nudge.Private);
        await bot.MoveTo("2026-12-10T18:00:00Z");
        Assert.Single(await ed.Sees());
        Assert.Empty(await ana.Sees());
    }

    [Fact]
    public async Task Two_processes_send_each_nudge_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 1; i <= 40; i++) await ana.Says($"due NIGHTFALL thing {(char)('A' + (i / 26))}{(char)('a' + (i % 26))} wed 12:00 nudge 4h");
        await using var twin = await bot.Twin();
        Due(bot);
        Due(twin);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Sweep(i % 2 == 0 ? bot : twin)));
        var nudged = (await ana.Sees()).Select(message => message.Text.Split('\n')[0]).ToList();
        Assert.Equal(40, nudged.Count);
        Assert.Equal(40, nudged.Distinct().Count());
    }

    [Fact]
    public async Task After_downtime_only_the_newest_nudge_of_a_deadline_goes_out_and_what_is_long_past_does_not()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00 nudge 2d 1d 4h");
        await ana.Says("due NIGHTFALL 102 spotting wed 18:00 nudge 4h");
        // No sweep runs on the way: the service was down from Tuesday to Friday.
        bot.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 27, 15, 0));
        await Sweep(bot);
        var nudge = Assert.Single(await ana.Sees());
        Assert.StartsWith("Picture lock", nudge.Text);
        await Sweep(bot);
        Assert.Single(await ana.Sees());
    }

    [Fact]
    public async Task A_nudge_for_someone_outside_the_studio_goes_to_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        await ana.Says("demo");
        await ana.Says("due NIGHTFALL 101 colour approval fri 18:00 owner @dana nudge 1d");
        await bot.MoveTo("2026-11-26T18:00:00Z");
        Assert.DoesNotContain(await bot.Person("dana").Sees(), message => message.Text.Contains("Colour approval", StringComparison.Ordinal));
        Assert.Contains(await bot.Person("priya").Sees(), message => message.Text.StartsWith("Colour approval on NIGHTFALL 101 is due Fri 27 Nov 18:00, Dana", StringComparison.Ordinal));
    }

    private static void Due(PostBotApp app) => app.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 25, 10, 0));

    private static Task<int> Sweep(PostBotApp app) => Task.Run(() => app.Services.GetRequiredService<SweepLog>().Run("nudges", CancellationToken.None));
}
