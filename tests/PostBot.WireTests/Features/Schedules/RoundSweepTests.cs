using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;
using PostBot.WireTests.Features.Feedback;

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
        await ed.Says("remind me wed 11:00 call the lab");
        await ana.Says("due NIGHTFALL 101 conform fri 12:00 owner @ed nudge 1d");
        await ana.Says("due NIGHTFALL 102 picture lock wed 16:00 owner @ed nudge 4h");
        await ed.Says("hold Color 1 wed 10-15 for NIGHTFALL 101 grade attended");
        await bot.MoveTo("2026-11-25T10:00:00Z");
        Assert.StartsWith("Checked in", (await ed.Says("checkin B1")).Headline);
        await ed.Says("digest 11:30");
        await bot.MoveTo("2026-11-25T14:59:00Z");
        Assert.Empty(await Nudges(ed));
        static bool Own(Message message) => message.Text.StartsWith("Reminder", StringComparison.Ordinal) || message.Text.StartsWith("Good", StringComparison.Ordinal);
        Assert.DoesNotContain(await ed.Sees(), Own);
        await bot.MoveTo("2026-11-25T15:00:00Z");
        Assert.Equal(["Good afternoon Ed", "Reminder: call the lab"], (await ed.Sees()).Where(Own).Select(message => message.Text.Split('\n')[0].Split('.')[0]).Order(StringComparer.Ordinal));
        await ed.Says("digest off");
        Assert.StartsWith("Picture lock on NIGHTFALL 102", Assert.Single(await Nudges(ed)));
        await ed.Says("done D2");
        await bot.MoveTo("2026-11-27T08:59:00Z");
        Assert.DoesNotContain(await Nudges(ed), text => text.StartsWith("Conform", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-27T09:00:00Z");
        Assert.Contains(await Nudges(ed), text => text.StartsWith("Conform on NIGHTFALL 101 is due", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_without_an_answer_comes_back_every_morning_to_its_author_or_to_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        await jo.Says("hello");
        await dana.Says("note F1 01:02:10:05 use the other take");
        await jo.Says("note F1 01:03:00:00 sky is too blue");
        await ed.Says("query N1 which take.");
        await ed.Says("query N2 how blue?");
        Assert.Contains("N2 Ed asks: how blue?, waiting for Jo", (await ana.Says("nudges NIGHTFALL")).Text);
        await bot.MoveTo("2026-11-25T08:59:00Z");
        Assert.Empty(await Asked(ana));
        await using (var twin = await bot.Twin())
        {
            foreach (var host in (PostBotApp[])[bot, twin]) host.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 25, 9, 0));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? bot : twin).Services.GetRequiredService<SweepLog>().Run("rounds", CancellationToken.None))));
        }
        var mine = Assert.Single(await jo.Sees(), message => message.Text.StartsWith("Ed still asks about your note on NIGHTFALL 101 v7: how blue?   (N2)", StringComparison.Ordinal));
        Assert.Equal(["Answer", "Show it"], mine.Buttons);
        Assert.StartsWith("Dana has not answered Ed's question on NIGHTFALL 101 v7: which take?   (N1)", Assert.Single(await Asked(ana)));
        Assert.DoesNotContain(await dana.Sees(), message => message.Text.Contains("still asks", StringComparison.Ordinal));
        var preview = await ana.Says("nudge N1");
        Assert.Contains("Ed would like to know about your note \"use the other take\" on NIGHTFALL 101 v7: which take?", preview.Text);
        await ana.Presses(preview.Message, "Send to Dana");
        Assert.Contains(await dana.Sees(), message => message.Text.StartsWith("Hello Dana, Ed would like to know", StringComparison.Ordinal));

        // Of those inside who let it lie a coordinator hears too, once.
        await dana.Says("reply N1 take 3");
        Assert.StartsWith("Nobody waits for an answer about N1.", (await ana.Says("nudge N1")).Headline);
        await bot.MoveTo("2026-11-27T09:00:00Z");
        Assert.StartsWith("Jo has not answered Ed's question on NIGHTFALL 101 v7: how blue?   (N2)", (await Asked(ana))[^1]);
        await ana.Says("round close F1");
        await bot.MoveTo("2026-11-30T09:00:00Z");
        Assert.Equal(4, (await jo.Sees()).Count(message => message.Text.Contains("still asks", StringComparison.Ordinal)));
        Assert.Equal(2, (await Asked(ana)).Count);
        await jo.Says("done N2");
        await bot.MoveTo("2026-12-02T09:00:00Z");
        Assert.Equal(4, (await jo.Sees()).Count(message => message.Text.Contains("still asks", StringComparison.Ordinal)));
    }

    private static async Task<List<string>> Asked(Talker person) => [.. (await person.Sees()).Select(message => message.Text).Where(text => text.Contains("has not answered", StringComparison.Ordinal))];

    private static async Task<List<string>> About(Talker person) => [.. (await person.Sees()).Select(message => message.Text).Where(text => text.Contains("notes on NIGHTFALL 102", StringComparison.Ordinal))];

    private static async Task<List<string>> Nudges(Talker person) => [.. (await person.Sees()).Where(message => message.Buttons.Contains("Can't make it")).Select(message => message.Text)];
}
