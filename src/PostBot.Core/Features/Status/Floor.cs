using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <param name="Shots">How many shots it counts, <paramref name="ShotsFinal"/> of them final; null when nobody counts them.</param>
internal sealed record StepFact(long UnitId, string Name, int SortOrder, StepMeaning Meaning, string Said, string Remark, long? OwnerId, int? Shots = null, int ShotsFinal = 0)
{
    /// <summary>The trade's own word where there is one.</summary>
    public string Word => Said.Length > 0 ? Said : Pipeline.Word(Meaning);

    public bool IsActive => Meaning is StepMeaning.InProgress or StepMeaning.InReview or StepMeaning.Blocked or StepMeaning.Waiting;
}

internal sealed record RoundFact(long UnitId, long Number, int Ordinal, Instant? DueAt, bool IsOpen, int OpenNotes);

/// <param name="DueAt">The estimate.</param>
/// <param name="ContractAt">What was promised on paper; null when nothing was.</param>
internal sealed record DeadlineFact(long ProjectId, long? UnitId, long Number, string Title, Instant DueAt, long? OwnerId, Instant? ContractAt = null)
{
    /// <summary>It is expected after what was promised.</summary>
    public bool IsForecastLate => ContractAt < DueAt;
}

/// <summary>How many steps a production has.</summary>
internal sealed record StepCounts(int All, int Done, int NotStarted);

internal sealed record SessionFact(long ProjectId, long? UnitId, string? Step, long Number, Instant StartAt, Instant EndAt, BookingState State, long? ResourceId);

/// <summary>
/// Where everything stands on some productions, read in one go: the busiest question there is. Plain SQL, because four compiled queries cost
/// three times as much; each part is bounded by an index.
/// </summary>
internal sealed class Floor
{
    /// <summary>How far ahead sessions are looked for.</summary>
    public const int Days = 14;

    /// <summary>No rule of risk looks further ahead: ten working days, with a fortnight of holidays among them.</summary>
    private const int SoonDays = 28;

    private const int MostSessions = 300;
    private const int MostDeadlines = 500;

    private readonly Dictionary<long, List<StepFact>> steps = [];
    private readonly Dictionary<long, List<RoundFact>> rounds = [];
    private readonly Dictionary<long, List<DeadlineFact>> deadlines = [];
    private readonly Dictionary<long, List<SessionFact>> sessions = [];
    private readonly Dictionary<long, StepCounts> counts = [];

    /// <summary>Open ones, the earliest first.</summary>
    public List<DeadlineFact> Deadlines { get; } = [];

    /// <summary>What runs now or begins within <see cref="Days"/>, the earliest first.</summary>
    public List<SessionFact> Sessions { get; } = [];

    /// <summary>Of a floor that was loaded in brief.</summary>
    public StepCounts CountsOf(long projectId) => counts.GetValueOrDefault(projectId) ?? new StepCounts(0, 0, 0);

    public List<StepFact> StepsOf(long unitId) => steps.GetValueOrDefault(unitId) ?? [];

    public List<RoundFact> RoundsOf(long unitId) => rounds.GetValueOrDefault(unitId) ?? [];

    public List<DeadlineFact> DeadlinesOf(long unitId) => deadlines.GetValueOrDefault(unitId) ?? [];

    public List<SessionFact> SessionsOf(long unitId) => sessions.GetValueOrDefault(unitId) ?? [];

    /// <summary>What a person may see of it: someone from outside only the deadlines they owe, a vendor no rounds. Takes the rest away.</summary>
    public Floor For(Person reader)
    {
        if (Policy.IsInside(reader)) return this;
        Deadlines.RemoveAll(deadline => deadline.OwnerId != reader.Id);
        foreach (var ofUnit in deadlines.Values) ofUnit.RemoveAll(deadline => deadline.OwnerId != reader.Id);
        if (reader.Role == Role.Vendor) rounds.Clear();
        return this;
    }

    /// <summary>Without every step: only those that are blocked, and those of units with a deadline soon; enough for one line a production.</summary>
    public static Task<Floor> LoadBrief(PostBotDb db, IEnumerable<Project> projects, Instant now, CancellationToken cancel) => Load(db, projects, now, brief: true, cancel);

    public static Task<Floor> Load(PostBotDb db, IEnumerable<Project> projects, Instant now, CancellationToken cancel) => Load(db, projects, now, brief: false, cancel);

    private static async Task<Floor> Load(PostBotDb db, IEnumerable<Project> projects, Instant now, bool brief, CancellationToken cancel)
    {
        var floor = new Floor();
        var ids = string.Join(',', projects.Select(project => project.Id.ToString(CultureInfo.InvariantCulture)));
        if (ids.Length == 0) return floor;
        var command = db.Database.GetDbConnection().CreateCommand();
        await using (command)
        {
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            // Row ids only; nothing a person typed is part of the text.
#pragma warning disable CA2100
            command.CommandText = Text(ids, brief);
#pragma warning restore CA2100
            Add(command, "$now", now.ToUnixTimeMilliseconds());
            Add(command, "$earliest", (now - Duration.FromDays(1)).ToUnixTimeMilliseconds());
            Add(command, "$latest", (now + Duration.FromDays(Days)).ToUnixTimeMilliseconds());
            if (brief) Add(command, "$soon", (now + Duration.FromDays(SoonDays)).ToUnixTimeMilliseconds());
            var rows = await command.ExecuteReaderAsync(CommandBehavior.Default, cancel);
            await using (rows)
            {
                await floor.Read(rows, cancel);
                if (brief) await floor.ReadCounts(rows, cancel);
            }
        }
        return floor;
    }

    private static string Text(string ids, bool brief) => $"""
        SELECT "UnitId", "Name", "SortOrder", "Meaning", "Word", "Remark", "OwnerId", "Shots", "ShotsFinal" FROM "Steps" WHERE "ProjectId" IN ({ids}){(brief ? Telling(ids) : "")};
        SELECT "UnitId", "Number", "Ordinal", "DueAt", "State",
            (SELECT COUNT(*) FROM "Notes" WHERE "Notes"."RoundId" = "Rounds"."Id" AND "Notes"."State" = 0) FROM "Rounds" WHERE "ProjectId" IN ({ids});
        SELECT "ProjectId", "UnitId", "Number", "Title", "DueAt", "OwnerId", "ContractAt" FROM "Deadlines"
            WHERE "ProjectId" IN ({ids}) AND "State" = 0 ORDER BY "DueAt" LIMIT {MostDeadlines};
        SELECT "ProjectId", "UnitId", "Step", "Number", "StartAt", "EndAt", "State",
            (SELECT "ResourceId" FROM "Claims" WHERE "Claims"."BookingId" = "Bookings"."Id" ORDER BY "Claims"."Id" LIMIT 1) FROM "Bookings"
            WHERE "ProjectId" IN ({ids}) AND "StartAt" >= $earliest AND "StartAt" < $latest AND "EndAt" > $now AND "State" < 2 ORDER BY "StartAt" LIMIT {MostSessions};
        {(brief ? Counts(ids) : "")}
        """;

    private static string Telling(string ids) => $"""
         AND ("Meaning" = {(int)StepMeaning.Blocked} OR "UnitId" IN (SELECT "UnitId" FROM "Deadlines" WHERE "ProjectId" IN ({ids}) AND "State" = 0 AND "DueAt" < $soon AND "UnitId" IS NOT NULL))
        """;

    private static string Counts(string ids) => $"""
        SELECT "ProjectId", COUNT(*), SUM("Meaning" = {(int)StepMeaning.Done}), SUM("Meaning" = {(int)StepMeaning.NotStarted}) FROM "Steps" WHERE "ProjectId" IN ({ids}) GROUP BY "ProjectId";
        """;

    private async Task Read(DbDataReader rows, CancellationToken cancel)
    {
        while (await rows.ReadAsync(cancel))
        {
            var unit = rows.GetInt64(0);
            Of(steps, unit).Add(new StepFact(unit, rows.GetString(1), rows.GetInt32(2), (StepMeaning)rows.GetInt32(3), rows.GetString(4), rows.GetString(5), Maybe(rows, 6), (int?)Maybe(rows, 7), rows.GetInt32(8)));
        }
        await rows.NextResultAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var unit = rows.GetInt64(0);
            Of(rounds, unit).Add(new RoundFact(unit, rows.GetInt64(1), rows.GetInt32(2), (RoundState)rows.GetInt32(4) == RoundState.Open ? At(Maybe(rows, 3)) : null, (RoundState)rows.GetInt32(4) is RoundState.Open or RoundState.NotesIn or RoundState.Addressing, rows.GetInt32(5)));
        }
        await rows.NextResultAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var deadline = new DeadlineFact(rows.GetInt64(0), Maybe(rows, 1), rows.GetInt64(2), rows.GetString(3), Instant.FromUnixTimeMilliseconds(rows.GetInt64(4)), Maybe(rows, 5), At(Maybe(rows, 6)));
            Deadlines.Add(deadline);
            if (deadline.UnitId is { } unit) Of(deadlines, unit).Add(deadline);
        }
        await rows.NextResultAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var session = new SessionFact(
                rows.GetInt64(0), Maybe(rows, 1), await rows.IsDBNullAsync(2, cancel) ? null : rows.GetString(2), rows.GetInt64(3),
                Instant.FromUnixTimeMilliseconds(rows.GetInt64(4)), Instant.FromUnixTimeMilliseconds(rows.GetInt64(5)), (BookingState)rows.GetInt32(6), Maybe(rows, 7));
            Sessions.Add(session);
            if (session.UnitId is { } unit) Of(sessions, unit).Add(session);
        }
    }

    private async Task ReadCounts(DbDataReader rows, CancellationToken cancel)
    {
        await rows.NextResultAsync(cancel);
        while (await rows.ReadAsync(cancel)) counts[rows.GetInt64(0)] = new StepCounts(rows.GetInt32(1), rows.GetInt32(2), rows.GetInt32(3));
    }

    private static List<T> Of<T>(Dictionary<long, List<T>> facts, long unit)
    {
        if (!facts.TryGetValue(unit, out var list)) facts[unit] = list = [];
        return list;
    }

    private static long? Maybe(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    private static Instant? At(long? milliseconds) => milliseconds is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
