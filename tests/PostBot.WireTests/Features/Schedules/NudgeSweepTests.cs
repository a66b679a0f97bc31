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
        Assert.Equal(["Done", "Snooze 1 h", "Tomorrow 9:00", "Blocked by…", "Can't make it"], nudge.Buttons);
        Assert.True(nudge.Private);
        await bot.MoveTo("2026-11-30T08:59:00Z");
        Assert.Single(await ed.Sees());
        Assert.Empty(await ana.Sees());
    }

    [Fact]
    public async Task Past_due_it_comes_every_working_morning_then_the_coordinator_hears_then_the_supervisor_and_done_ends_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, cora, priya) = (bot.Person("ed"), bot.Person("cora"), bot.Person("priya"));
        foreach (var person in (Talker[])[ed, cora, priya]) await person.Says("hello");
        await ana.Says("role @cora coordinator");
        await ana.Says("role @priya supervisor");
        await ana.Says("holiday add 1 Dec");
        await cora.Says("due NIGHTFALL 101 picture lock fri 18:00 owner @ed nudge 1d");
        await bot.MoveTo("2026-11-30T09:00:00Z");
        Assert.StartsWith("▲ late: Picture lock on NIGHTFALL 101 was due Fri 27 Nov 18:00, Ed   (D1)", (await Nudges(ed))[^1]);
        await bot.MoveTo("2026-12-02T08:59:00Z");
        Assert.Equal(2, (await Nudges(ed)).Count);
        Assert.Empty(await Nudges(cora));
        await bot.MoveTo("2026-12-02T09:00:00Z");
        Assert.Equal(3, (await Nudges(ed)).Count);
        Assert.StartsWith("Picture lock on NIGHTFALL 101 is 2 working days late, Ed   (D1)", Assert.Single(await Nudges(cora)));
        Assert.Empty(await Nudges(priya));
        await bot.MoveTo("2026-12-04T09:00:00Z");
        Assert.StartsWith("Picture lock on NIGHTFALL 101 is 4 working days late, Ed   (D1)", Assert.Single(await Nudges(priya)));
        Assert.Single(await Nudges(cora));
        await ed.Says("done");
        var before = (await Nudges(ed)).Count;
        await bot.MoveTo("2026-12-20T09:00:00Z");
        Assert.Equal(before, (await Nudges(ed)).Count);
    }

    [Fact]
    public async Task Two_processes_send_the_morning_nudge_and_the_escalation_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("due NIGHTFALL 101 picture lock wed 18:00 owner @ed nudge 1d");
        await bot.MoveTo("2026-11-26T09:00:00Z");
        var before = (await ed.Sees()).Count;
        await using var twin = await bot.Twin();
        foreach (var host in (PostBotApp[])[bot, twin]) host.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 27, 9, 0));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Sweep(i % 2 == 0 ? bot : twin)));
        Assert.Equal(before + 1, (await ed.Sees()).Count);
        Assert.Single(await ana.Sees(), message => message.Text.Contains("2 working days late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_processes_send_each_nudge_once()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 1; i <= 40; i++) await ana.Says($"due NIGHTFALL thing {(char)('Q' + (i / 26))}{(char)('a' + (i % 26))} wed 12:00 nudge 4h");
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
        // The spotting is late since Wednesday: its newest nudge is this morning's.
        Assert.Equal(["Picture lock on NIGHTFALL 101", "▲ late: Spotting on NIGHTFALL 102"], (await ana.Sees()).Select(message => message.Text.Split(" is due")[0].Split(" was due")[0]).Order(StringComparer.Ordinal));
        await Sweep(bot);
        Assert.Equal(2, (await ana.Sees()).Count);
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
        await ana.Says("due NIGHTFALL 101 look book today 18:00 owner @jo");
        await ana.Says("quiet 18:00-10:00");
        await bot.MoveTo("2026-11-26T09:59:00Z");
        // Whoever the production has for its coordinator hears of it, an admin too, in their own hours.
        Assert.DoesNotContain(await ana.Sees(), message => message.Text.StartsWith("Look book on NIGHTFALL 101 is 2", StringComparison.Ordinal));
        Assert.Contains("to a coordinator, since it is late", (await ana.Says("nudges NIGHTFALL")).Text);
        await bot.MoveTo("2026-11-26T10:00:00Z");
        Assert.Single(await ana.Sees(), message => message.Text.StartsWith("Look book on NIGHTFALL 101 is 2 working days late, Jo", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-26T18:00:00Z");
        Assert.DoesNotContain(await bot.Person("dana").Sees(), message => message.Text.Contains("Colour approval", StringComparison.Ordinal));
        var nudge = Assert.Single(await ana.Sees(), message => message.Text.StartsWith("Colour approval on NIGHTFALL 101 is due Fri 27 Nov 18:00, Dana", StringComparison.Ordinal));
        Assert.Equal(["Nudge Dana", "Extend", "Done"], nudge.Buttons);
        Assert.Contains("Dana is outside the studio and was not nudged.", nudge.Text);
    }

    private static async Task<List<string>> Nudges(Talker person) => [.. (await person.Sees()).Select(message => message.Text).Where(text => text.Contains("icture lock", StringComparison.Ordinal) && !text.StartsWith('✓'))];

    private static void Due(PostBotApp app) => app.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 25, 10, 0));

    private static Task<int> Sweep(PostBotApp app) => Task.Run(() => app.Services.GetRequiredService<SweepLog>().Run("nudges", CancellationToken.None));
}
