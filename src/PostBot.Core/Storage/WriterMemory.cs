using Microsoft.Data.Sqlite;

namespace PostBot.Core.Storage;

/// <summary>
/// Ids and counters the writer hands out without asking the database each time. Row ids come in blocks reserved in the database, so two
/// processes never share one; counters are written back once a group. Another process's commit, seen by SQLite's data version, empties it.
/// </summary>
internal sealed class WriterMemory(SqliteConnection connection)
{
    private const int Block = 10_000;
    private const int LowWater = 2_000;

    private readonly Dictionary<(long Studio, string Sequence), (long Next, bool Changed)> counters = [];
    private long nextId;
    private long endOfBlock;
    private bool reservedInJob;
    private long dataVersion = -1;
    private SqliteTransaction? current;

    public void BeginGroup(SqliteTransaction transaction)
    {
        current = transaction;
        using var version = Command("PRAGMA data_version");
        var seen = (long)version.ExecuteScalar()!;
        if (seen != dataVersion) counters.Clear();
        dataVersion = seen;
        if (endOfBlock - nextId < LowWater) Reserve();
        reservedInJob = false;
    }

    public void BeginJob() => reservedInJob = false;

    /// <summary>A number handed out by a job that failed is skipped, which is harmless; a block reserved by it was never reserved.</summary>
    public void RollbackJob()
    {
        if (reservedInJob) nextId = endOfBlock = 0;
        reservedInJob = false;
    }

    public void Forget()
    {
        counters.Clear();
        nextId = endOfBlock = 0;
        dataVersion = -1;
    }

    public long NewId()
    {
        if (nextId == endOfBlock)
        {
            Reserve();
            reservedInJob = true;
        }
        return nextId++;
    }

    public long Next(long studioId, string sequence)
    {
        var key = (studioId, sequence);
        var next = counters.TryGetValue(key, out var known) ? known.Next : Stored(studioId, sequence);
        counters[key] = (next + 1, true);
        return next;
    }

    public void Flush(SqliteTransaction transaction)
    {
        current = transaction;
        foreach (var (key, value) in counters)
        {
            if (!value.Changed) continue;
            Store(key.Studio, key.Sequence, value.Next);
            counters[key] = (value.Next, false);
        }
    }

    private void Reserve()
    {
        var start = Stored(0, "row");
        Store(0, "row", start + Block);
        nextId = start;
        endOfBlock = start + Block;
    }

    private long Stored(long studioId, string sequence)
    {
        using var select = Command("""SELECT "Next" FROM "Counters" WHERE "StudioId" = $studio AND "Name" = $name""");
        select.Parameters.AddWithValue("$studio", studioId);
        select.Parameters.AddWithValue("$name", sequence);
        return select.ExecuteScalar() as long? ?? 1;
    }

    private void Store(long studioId, string sequence, long next)
    {
        using var upsert = Command("""
            INSERT INTO "Counters" ("StudioId", "Name", "Next") VALUES ($studio, $name, $next)
            ON CONFLICT ("StudioId", "Name") DO UPDATE SET "Next" = excluded."Next"
            """);
        upsert.Parameters.AddWithValue("$studio", studioId);
        upsert.Parameters.AddWithValue("$name", sequence);
        upsert.Parameters.AddWithValue("$next", next);
        upsert.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // Every text is a constant of this file.
    private SqliteCommand Command(string text) => new(text, connection, current);
#pragma warning restore CA2100
}
