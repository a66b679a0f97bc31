using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;

namespace PostBot.WireTests.Features.Schedules;

public sealed class RemindMeCommandTests
{
    [Fact]
    public async Task A_reminder_comes_when_it_was_asked_for_once_also_with_two_processes()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        var jo = bot.Person("jo");
        var set = await jo.Says("remind me fri 9 call the lab", channel: "dm");
        Assert.Equal("I will remind you on Fri 27 Nov 09:00: call the lab", set.Headline);
        Assert.Contains("Fri 27 Nov 09:00 · your reminder: call the lab", (await jo.Says("nudges", channel: "dm")).Text);
        await using var twin = await bot.Twin();
        foreach (var host in (PostBotApp[])[bot, twin]) host.Services.GetRequiredService<Clock>().MoveTo(NodaTime.Instant.FromUtc(2026, 11, 27, 9, 0));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? bot : twin).Services.GetRequiredService<SweepLog>().Run("reminders", CancellationToken.None))));
        Assert.Single(await jo.Sees(), message => message.Text.StartsWith("Reminder: call the lab", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_span_of_time_will_do_and_the_past_will_not()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("I will remind you on Tue 24 Nov 11:00: check the upload", (await ana.Says("remind me in 2 hours to check the upload")).Headline);
        Assert.StartsWith("That is in the past.", (await ana.Says("remind me yesterday 9:00 call the lab")).Headline);
        await bot.MoveTo("2026-11-24T11:00:30Z");
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("Reminder: check the upload", StringComparison.Ordinal));
    }
}
