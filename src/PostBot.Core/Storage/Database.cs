using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace PostBot.Core.Storage;

/// <summary>The SQLite file: opened, migrated, backed up. Every line that knows SQLite is in this folder.</summary>
internal sealed class Database
{
    private readonly string connectionString;
    private readonly PooledDbContextFactory<PostBotDb> readers;

    public Database(string connectionString)
    {
        this.connectionString = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Pooling = true }.ToString();
        readers = new PooledDbContextFactory<PostBotDb>(Options(), poolSize: 64);
    }

    public static System.Data.Common.DbProviderFactory Provider => SqliteFactory.Instance;

    public NamesCache Names { get; } = new();

    /// <summary>The file's path; empty for a database in memory.</summary>
    public string Path => PathOf(connectionString);

    public static string PathOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    public Task<bool> HasStudio(CancellationToken cancel) => Read((db, token) => db.Studios.AnyAsync(token), cancel);

    /// <summary>Brings the file to this program's schema, after a copy of it was put beside the backups.</summary>
    /// <exception cref="NewerSchemaException">The file was written by a newer program.</exception>
    public async Task Prepare(CancellationToken cancel)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        Directory.CreateDirectory(folder);
        CreateForOwnerOnly(Path);
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync(cancel);
            using var mode = connection.CreateCommand();
            mode.CommandText = "PRAGMA journal_mode = WAL";
            await mode.ExecuteNonQueryAsync(cancel);
        }
        await using var db = new PostBotDb(Options());
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown) throw new NewerSchemaException(unknown);
        if (applied.Count == known.Count) return;
        if (applied.Count > 0) Backup(System.IO.Path.Combine(folder, "backups", $"before-{known[^1]}.db"));
        await db.Database.MigrateAsync(cancel);
    }

    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using var pragmas = connection.CreateCommand();
        // FULL: a commit that was answered survives a power cut. The checkpoint bound keeps the log small without running at every other commit.
        pragmas.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Reads from one moment's state; never waits for the writer.</summary>
    public async Task<T> Read<T>(Func<PostBotDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var db = await readers.CreateDbContextAsync(cancel);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var snapshot = connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, cancel);
        return await work(db, cancel);
    }

    /// <summary>When a backup was made last, by whichever process; null when none was.</summary>
    public Instant? LastBackup => File.Exists(BackupMark) ? Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(BackupMark)) : null;

    private string BackupMark => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, "backups", "last");

    /// <summary>A complete copy of the database as of now, readable by its owner only.</summary>
    public void Backup(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        CreateForOwnerOnly(path);
        using var from = new SqliteConnection(connectionString);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(BackupMark)!);
        File.WriteAllText(BackupMark, "");
    }

    /// <summary>Puts a backup in the database's place, after a copy of what is there now was put beside the backups.</summary>
    /// <returns>Where that copy is, or why nothing was done.</returns>
    public (string? KeptAt, string? Problem) Restore(string path, string stamp)
    {
        if (Damage(path) is { } damage) return (null, damage);
        var kept = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, "backups", $"before-restore-{stamp}.db");
        Backup(kept);
        using var from = new SqliteConnection(ReadOnly(path));
        using var to = new SqliteConnection(connectionString);
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return (kept, null);
    }

    /// <summary>Why a file is no whole database of PostBot; null when it is one.</summary>
    public static string? Damage(string path)
    {
        if (!File.Exists(path)) return $"There is no file {path}.";
        try
        {
            using var connection = new SqliteConnection(ReadOnly(path));
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            if (check.ExecuteScalar() as string is not "ok" and var said) return $"{path} is damaged: {said}";
            check.CommandText = """SELECT COUNT(*) FROM sqlite_master WHERE name IN ('__EFMigrationsHistory', 'Studios')""";
            return check.ExecuteScalar() is 2L ? null : $"{path} is a database, but not PostBot's.";
        }
        catch (SqliteException broken)
        {
            return $"{path} cannot be read as a database: {broken.SqliteErrorCode switch { 26 => "it is something else", 11 => "it is damaged", _ => broken.Message }}";
        }
    }

    private static string ReadOnly(string path) => new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    /// <summary>Exact equality of names must not depend on the case people type.</summary>
    private DbContextOptions<PostBotDb> Options() => new DbContextOptionsBuilder<PostBotDb>().UseSqlite(connectionString).EnableThreadSafetyChecks(false).Options;

    private static void CreateForOwnerOnly(string path)
    {
        if (File.Exists(path) || path.Length == 0 || path == ":memory:") return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(path, options);
    }
}

/// <summary>The database was written by a newer PostBot: this one would lose what it does not know.</summary>
public sealed class NewerSchemaException(string migration)
    : InvalidOperationException($"The database was written by a newer PostBot (it knows \"{migration}\"). Start that version, or restore an older backup.");
