using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.WireTests.Faults;

/// <summary>A year of a big house through the clock, with two outages, against a calculation that shares nothing with the program.</summary>
public sealed class YearTests
{
    /// <summary>One ends on a Saturday night, when nobody may be disturbed; one on a Wednesday, at ten in London.</summary>
    private static readonly (Instant From, Instant Until)[] outages =
    [
        (Instant.FromUtc(2027, 3, 10, 14, 7), Instant.FromUtc(2027, 3, 13, 3, 0)),
        (Instant.FromUtc(2027, 9, 13, 6, 7), Instant.FromUtc(2027, 9, 15, 9, 15)),
    ];

    [Fact]
    public async Task Every_nudge_of_a_year_comes_once_at_a_permitted_hour_and_none_is_lost()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-12-01T08:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        foreach (var day in YearWorld.Holidays) await ana.Says($"holiday add {day:uuuu-MM-dd}");
        var world = await Fill(bot);
        var done = await Live(bot, world);

        var expected = world.All.SelectMany(owed => YearByHand.Of(owed, done[owed.Deadline.Id], outages, YearWorld.End).Select(nudge => (owed.Deadline, owed.Owner, nudge.At, nudge.Above))).ToList();
        var (nudges, above) = await Said(bot);
        Assert.Equal([], Differences([.. expected.Select(one => $"D{one.Deadline.Number} {one.Owner.Person.Name} {one.At}")], [.. nudges.Select(one => $"{one.Subject} {one.Person} {one.At}")]));
        var owners = world.Owners.ToDictionary(owner => owner.Person.Name);
        Assert.Equal([], nudges.Where(one => !YearByHand.MayBe(owners[one.Person], one.At)).Take(5).Select(one => $"{one.Person} {one.At}"));
        var escalated = expected.Where(one => one.Above > 0).Select(one => (one.Deadline, Hears: world.Owners[one.Above == 2 ? YearWorld.FirstSupervisor : 0], one.At))
            .Select(one => (one.Deadline.Number, one.Hears, At: YearByHand.Heard(one.Hears, one.At, done[one.Deadline.Id], outages, YearWorld.End))).Where(one => one.At is not null).ToList();
        Assert.Equal([], Differences([.. escalated.Select(one => $"D{one.Number} {one.Hears.Person.Name} {one.At}")], [.. above.Select(one => $"{one.Subject} {one.Person} {one.At}")]));
        Assert.InRange(escalated.Count, 100, 5_000);
        Assert.InRange(nudges.Count, 3_000, 10_000);
        Assert.Equal([HoldClockState.Lapsed], await Read(bot, (db, token) => db.HoldClocks.Select(clock => clock.State).Distinct().ToListAsync(token)));
    }

    private static List<string> Differences(HashSet<string> expected, List<string> actual)
    {
        var seen = new HashSet<string>();
        var twice = actual.Where(one => !seen.Add(one)).ToList();
        return [.. twice.Take(5).Select(one => $"twice: {one}"), .. expected.Except(seen).Order(StringComparer.Ordinal).Take(5).Select(one => $"missing: {one}"), .. seen.Except(expected).Order(StringComparer.Ordinal).Take(5).Select(one => $"not expected: {one}")];
    }

    private static Task<YearWorld> Fill(PostBotApp bot) => bot.Services.GetRequiredService<Writer>().Write(
        async (session, token) =>
        {
            var studio = await session.Db.Studios.SingleAsync(token);
            var world = new YearWorld(session.NewId, studio.Id);
            session.Appended.AddRange(world.Rows);
            Outbox.Renew(session.Db, studio);
            await session.Db.SaveChangesAsync(token);
            return world;
        },
        CancellationToken.None);

    /// <summary>Week after week: what is done by then is said to be done. Returns when each was.</summary>
    private static async Task<Dictionary<long, Instant>> Live(PostBotApp bot, YearWorld world)
    {
        var done = world.All.ToDictionary(owed => owed.Deadline.Id, _ => Instant.MaxValue);
        var (clock, travel) = (bot.Services.GetRequiredService<Clock>(), bot.Services.GetRequiredService<TimeTravel>());
        var next = 0;
        for (var week = YearWorld.Start + Duration.FromDays(6); week <= YearWorld.End; week += Duration.FromDays(7))
        {
            if (next < outages.Length && outages[next].From < week)
            {
                await travel.MoveTo(outages[next].From, CancellationToken.None);
                // Nothing runs on the way.
                clock.MoveTo(outages[next++].Until);
            }
            await travel.MoveTo(Instant.Max(week, clock.Now), CancellationToken.None);
            var over = world.All.Where(owed => owed.DoneAt <= week && done[owed.Deadline.Id] == Instant.MaxValue).ToList();
            foreach (var owed in over) done[owed.Deadline.Id] = week;
            await Done(bot, [.. over.Select(owed => owed.Deadline.Id)]);
        }
        await travel.MoveTo(YearWorld.End, CancellationToken.None);
        return done;
    }

    private static Task<bool> Done(PostBotApp bot, List<long> ids) => bot.Services.GetRequiredService<Writer>().Write(
        async (session, token) =>
        {
            foreach (var deadline in await session.Db.Deadlines.Where(row => ids.Contains(row.Id)).ToListAsync(token)) deadline.State = DeadlineState.Done;
            await session.Db.SaveChangesAsync(token);
            return true;
        },
        CancellationToken.None);

    /// <summary>The nudges by owner, to the quarter of an hour in which they came, and those by which somebody above was told.</summary>
    private static async Task<(List<(string Subject, string Person, Instant At)> Nudges, List<(string Subject, string Person, Instant At)> Above)> Said(PostBotApp bot)
    {
        var names = await Read(bot, (db, token) => db.People.ToDictionaryAsync(person => person.Id, person => person.Name, token));
        var rows = await Read(bot, (db, token) => db.Outbox.Where(row => row.Kind == SendKind.Post && row.PersonId != null && row.Subject != null && row.Subject.Substring(0, 1) == "D").Select(row => new { row.Subject, row.PersonId, row.Face, row.QueuedAt }).ToListAsync(token));
        var said = rows.Select(row => (row.Face, One: (row.Subject!, names[row.PersonId!.Value], Quarter(row.QueuedAt)))).ToList();
        return ([.. said.Where(row => row.Face == "nudge").Select(row => row.One)], [.. said.Where(row => row.Face is null).Select(row => row.One)]);
    }

    /// <summary>Real time runs on at every stop of the clock; a slow machine needs seconds there.</summary>
    private static Instant Quarter(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 900 * 900);

    private static Task<T> Read<T>(PostBotApp bot, Func<PostBotDb, CancellationToken, Task<T>> work) => bot.Services.GetRequiredService<Database>().Read(work, CancellationToken.None);
}
