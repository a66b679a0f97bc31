using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PostBot.Core;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Benchmarks;

/// <summary>Ten thousand people with a hundred thousand deadlines, written beside the running program: what its sweeps and its broadcasts have to cope with.</summary>
internal sealed class Crowd(RunningBot bot)
{
    private const int People = 10_000;
    private const int Nudges = 100_000;

    private readonly List<long> people = [];

    /// <summary>Who works at any hour of any day, so that the day of the measurement does not matter.</summary>
    public async Task Gather()
    {
        var load = new SlackLoad(bot.Address, callers: 1);
        foreach (var line in (string[])["settings recipients 100000", "project add CROWD feature 24"]) await load.Say(line);
        Change("""UPDATE "Studios" SET "WorkingDays" = 127, "DayStart" = 0, "DayEnd" = 1440""");
        var (studio, project, team) = (Number("""SELECT MIN("Id") FROM "Studios" """), Number("""SELECT "Id" FROM "Projects" WHERE "Code" = 'CROWD'"""), Words("""SELECT "Workspace" FROM "Identities" LIMIT 1"""));
        await Write(session =>
        {
            for (var i = 0; i < People; i++)
            {
                var (id, number) = (session.NewId(), i.ToString("00000", CultureInfo.InvariantCulture));
                people.Add(id);
                session.Appended.Add(new Person { Id = id, StudioId = studio, Name = $"Person {number}", Role = Role.Artist, RoleGiven = true });
                session.Appended.Add(new Identity { Id = session.NewId(), StudioId = studio, PersonId = id, Surface = Surface.Slack, Workspace = team, ExternalId = $"UCROWD{number}", DirectChannel = $"DCROWD{number}" });
                session.Appended.Add(new TeamMember { Id = session.NewId(), StudioId = studio, ProjectId = project, PersonId = id, Title = "" });
            }
        });
        Change("""UPDATE "Studios" SET "NamesVersion" = "NamesVersion" + 1""");
    }

    public async Task<string[]> Broadcast()
    {
        var load = new SlackLoad(bot.Address, callers: 1);
        await load.Say("broadcast CROWD The server is down until 13:00");
        var watch = Stopwatch.StartNew();
        await load.Say(string.Create(CultureInfo.InvariantCulture, $"broadcast send X{Number("""SELECT MAX("Number") FROM "Broadcasts" """)}"));
        var sent = watch.Elapsed;
        return ["broadcast to 10,000, queued", $"{sent.TotalSeconds:0.00} s, {Number("""SELECT COUNT(*) FROM "Outbox" WHERE "RecipientId" IS NOT NULL""")} in the outbox", "≤ 2 s"];
    }

    public async Task<string[]> Sweep()
    {
        var (studio, project) = (Number("""SELECT MIN("Id") FROM "Studios" """), Number("""SELECT "Id" FROM "Projects" WHERE "Code" = 'CROWD'"""));
        var due = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(45);
        for (var part = 0; part < 10; part++)
        {
            await Write(session =>
            {
                for (var i = 0; i < Nudges / 10; i++)
                {
                    var deadline = new Deadline { Id = session.NewId(), StudioId = studio, Number = 1_000_000 + (part * Nudges / 10) + i, ProjectId = project, Title = "thing", DueAt = due + Duration.FromDays(1), OwnerId = people[i % People], SetById = people[0] };
                    session.Appended.Add(deadline);
                    session.Appended.Add(new Nudge { Id = session.NewId(), StudioId = studio, DeadlineId = deadline.Id, Step = "1d", FireAt = due });
                }
            });
        }
        const string Left = """SELECT COUNT(*) FROM "Nudges" WHERE "State" = 0 AND "Step" = '1d'""";
        // Commands go on meanwhile, at a pace that a busy studio would not reach.
        var load = new SlackLoad(bot.Address, callers: 8);
        while (Number(Left) == Nudges) await Task.Delay(20);
        var watch = Stopwatch.StartNew();
        var meanwhile = load.Run(Studio.NextHold, TimeSpan.FromSeconds(10), perSecond: 50);
        while (Number(Left) > 0) await Task.Delay(100);
        var took = watch.Elapsed;
        var commands = await meanwhile;
        return ["100,000 due nudges, queued", $"{took.TotalSeconds:0.0} s  holds meanwhile p50 {commands.P50:0.0} ms  p99 {commands.P99:0.0} ms  failed {commands.Failed}", "≤ 20 s, p99 ≤ 100 ms"];
    }

    private string ConnectionString => $"Data Source={Path.Combine(bot.Folder, "data", "postbot.db")}";

    private async Task Write(Action<WriteSession> rows)
    {
        await using var writer = new Writer(new Database(ConnectionString), new Clock(TimeProvider.System), NullLogger<Writer>.Instance);
        await writer.Write(
            (session, _) =>
            {
                rows(session);
                return Task.FromResult(true);
            },
            CancellationToken.None);
    }

    private long Number(string query) => Convert.ToInt64(Ask(query), CultureInfo.InvariantCulture);

    private string Words(string query) => Convert.ToString(Ask(query), CultureInfo.InvariantCulture)!;

    private void Change(string statement) => Ask(statement);

    private object? Ask(string text)
    {
        using var connection = CoreServices.JobStoreProvider.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
