using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;

namespace PostBot.WireTests.Features.Schedules;

public sealed class RoundSweepTests
{
    [Fact]
    public async Task Notes_that_are_due_remind_those_inside_and_of_those_outside_a_coordinator_hears()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, dana) = (bot.Person("ed"), bot.Person("dana"));
        await ana.Says("team NIGHTFALL add @ed editor");
        await ana.Says("team NIGHTFALL add @dana client");
        await dana.Says("hello");
        await ana.Says("round open NIGHTFALL 102 v3 with @dana, @ed due thu 17:00");
        Assert.Contains("F1 notes on NIGHTFALL 102 v3, waiting for Dana and Ed", (await ana.Says("nudges NIGHTFALL")).Text);
        await bot.MoveTo("2026-11-25T16:59:00Z");
        Assert.Empty(await About(ed));
        await bot.MoveTo("2026-11-26T17:59:00Z");
        Assert.StartsWith("Your notes on NIGHTFALL 102 v3 are due Thu 26 Nov 17:00   (F1)", Assert.Single(await About(ed)));
        Assert.Empty(await About(ana));

        await using (var twin = await bot.Twin())
        {
            foreach (var host in (PostBotApp[])[bot, twin]) host.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 26, 18, 0));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? bot : twin).Services.GetRequiredService<SweepLog>().Run("rounds", CancellationToken.None))));
        }
        var late = (await ana.Sees()).Single(message => message.Text.Contains("notes on NIGHTFALL 102 v3 are", StringComparison.Ordinal));
        Assert.StartsWith("Dana's notes on NIGHTFALL 102 v3 are 1 h late   (F1, due Thu 26 Nov 17:00)", late.Text);
        Assert.Equal(["Nudge Dana", "Extend to Friday 12:00", "Call", "Notes in"], late.Buttons);
        await bot.MoveTo("2026-11-27T09:00:00Z");
        Assert.StartsWith("▲ late: your notes on NIGHTFALL 102 v3 were due Thu 26 Nov 17:00   (F1)", (await About(ed))[^1]);
        Assert.Equal(2, (await About(ana)).Count);
        await dana.Says("notes in F1");
        await ed.Says("no notes F1");
        var (before, ofEd) = ((await ana.Sees()).Count, (await ed.Sees()).Count);
        await bot.MoveTo("2026-12-04T09:00:00Z");
        Assert.Equal((before, ofEd), ((await ana.Sees()).Count, (await ed.Sees()).Count));
        Assert.DoesNotContain(await dana.Sees(), message => message.Text.Contains("late", StringComparison.Ordinal));

        await ana.Says("settings outsiders themselves");
        await ana.Says("round open NIGHTFALL 103 v1 with @dana due mon 17:00");
        await bot.MoveTo("2026-12-08T10:00:00Z");
        Assert.Contains(await dana.Sees(), message => message.Text.StartsWith("▲ late: your notes on NIGHTFALL 103 v1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_nudged_in_a_session_that_a_client_attends_or_on_a_day_off()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("off @ed thu");
        await ana.Says("due NIGHTFALL 101 conform fri 12:00 owner @ed nudge 1d");
        await ana.Says("due NIGHTFALL 102 picture lock wed 16:00 owner @ed nudge 4h");
        await ed.Says("hold Color 1 wed 10-15 for NIGHTFALL 101 grade attended");
        await bot.MoveTo("2026-11-25T10:00:00Z");
        Assert.StartsWith("Checked in", (await ed.Says("checkin B1")).Headline);
        await bot.MoveTo("2026-11-25T14:59:00Z");
        Assert.Empty(await Nudges(ed));
        await bot.MoveTo("2026-11-25T15:00:00Z");
        Assert.StartsWith("Picture lock on NIGHTFALL 102", Assert.Single(await Nudges(ed)));
        await ed.Says("done D2");
        await bot.MoveTo("2026-11-27T08:59:00Z");
        Assert.DoesNotContain(await Nudges(ed), text => text.StartsWith("Conform", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-27T09:00:00Z");
        Assert.Contains(await Nudges(ed), text => text.StartsWith("Conform on NIGHTFALL 101 is due", StringComparison.Ordinal));
    }

    private static async Task<List<string>> About(Talker person) => [.. (await person.Sees()).Select(message => message.Text).Where(text => text.Contains("notes on NIGHTFALL 102", StringComparison.Ordinal))];

    private static async Task<List<string>> Nudges(Talker person) => [.. (await person.Sees()).Where(message => message.Buttons.Contains("Can't make it")).Select(message => message.Text)];
}
