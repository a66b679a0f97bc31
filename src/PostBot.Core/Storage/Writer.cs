using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using PostBot.Core.Jobs;

namespace PostBot.Core.Storage;

/// <summary>
/// The one writer of this process. Jobs queue; those that wait together share one transaction and one disk flush, each inside its own
/// savepoint, so that a job that fails takes no other down. A job's task completes after the commit: what it says is durable.
/// </summary>
internal sealed partial class Writer : IAsyncDisposable
{
    /// <summary>Bounds how long the first of a group waits for the last.</summary>
    private const int LargestGroup = 64;

    private readonly System.Threading.Channels.Channel<Job> jobs = System.Threading.Channels.Channel.CreateBounded<Job>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly Database database;
    private readonly Clock clock;
    private readonly ILogger<Writer> log;
    private readonly SqliteConnection connection;
    private readonly PooledDbContextFactory<PostBotDb> contexts;
    private readonly WriterMemory memory;
    private readonly Task loop;
    private long groups;

    public Writer(Database database, Clock clock, ILogger<Writer> log)
    {
        this.database = database;
        this.clock = clock;
        this.log = log;
        connection = database.OpenForWriting();
        contexts = new PooledDbContextFactory<PostBotDb>(
            new DbContextOptionsBuilder<PostBotDb>().UseSqlite(connection).EnableThreadSafetyChecks(false).Options, poolSize: 4);
        memory = new WriterMemory(connection);
        loop = Task.Run(Loop);
    }

    /// <summary>How many groups were committed since the start: the same number twice means that nobody wrote in between.</summary>
    public long Groups => Interlocked.Read(ref groups);

    /// <summary>Runs the work in a transaction and completes once it is on disk.</summary>
    public async Task<T> Write<T>(Func<WriteSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var job = new Job<T>(work);
        await jobs.Writer.WriteAsync(job, cancel);
        return await job.Result.Task;
    }

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await loop;
        await connection.DisposeAsync();
    }

    private async Task Loop()
    {
        var group = new List<Job>(LargestGroup);
        while (await jobs.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                await RunGroup(group);
            }
            catch (DbException problem)
            {
                GroupFailed(log, group.Count, problem);
                memory.Forget();
                foreach (var job in group) await RunAlone(job);
            }
        }
    }

    /// <summary>Takes waiting jobs until none waits, commits, then tells each. Throws when the transaction itself fails; no job has been told then.</summary>
    private async Task RunGroup(List<Job> group)
    {
        var transaction = connection.BeginTransaction(deferred: false);
        await using (transaction)
        {
            memory.BeginGroup(transaction);
            while (group.Count < LargestGroup && jobs.Reader.TryRead(out var job))
            {
                group.Add(job);
                await RunInSavepoint(job, transaction);
            }
            memory.Flush(transaction);
            await transaction.CommitAsync();
        }
        Interlocked.Increment(ref groups);
        foreach (var job in group) job.Tell();
    }

    private async Task RunAlone(Job job)
    {
        try
        {
            var transaction = connection.BeginTransaction(deferred: false);
            await using (transaction)
            {
                memory.BeginGroup(transaction);
                await RunInSavepoint(job, transaction);
                memory.Flush(transaction);
                await transaction.CommitAsync();
            }
            Interlocked.Increment(ref groups);
        }
        catch (DbException problem)
        {
            memory.Forget();
            job.Failed = problem;
        }
        job.Tell();
    }

    private async Task RunInSavepoint(Job job, SqliteTransaction transaction)
    {
        const string Name = "job";
        transaction.Save(Name);
        memory.BeginJob();
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            await db.Database.UseTransactionAsync(transaction);
            db.Database.AutoSavepointsEnabled = false;
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            db.Clock = clock;
            var session = new WriteSession(db, memory, database.Names);
            await job.Run(session);
            session.WriteAppended();
        }
        // Whatever a job throws is handed to its caller; the group goes on.
#pragma warning disable CA1031
        catch (Exception problem)
#pragma warning restore CA1031
        {
            job.Failed = problem;
            transaction.Rollback(Name);
            memory.RollbackJob();
        }
        transaction.Release(Name);
    }

    private abstract class Job
    {
        public Exception? Failed { get; set; }

        public abstract Task Run(WriteSession session);

        public abstract void Tell();
    }

    private sealed class Job<T>(Func<WriteSession, CancellationToken, Task<T>> work) : Job
    {
        private T? value;
        private List<Action> afterCommit = [];

        public TaskCompletionSource<T> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task Run(WriteSession session)
        {
            Failed = null;
            value = await work(session, CancellationToken.None);
            afterCommit = session.AfterCommit;
        }

        public override void Tell()
        {
            if (Failed is not null)
            {
                Result.SetException(Failed);
                return;
            }
            foreach (var action in afterCommit) action();
            Result.SetResult(value!);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A group of {Count} changes could not be committed; each is tried once more alone.")]
    private static partial void GroupFailed(ILogger log, int count, Exception problem);
}

/// <summary>What one job of the writer works with.</summary>
internal sealed class WriteSession(PostBotDb db, WriterMemory memory, NamesCache names)
{
    public PostBotDb Db => db;

    /// <summary>Run once the transaction is on disk: wake the relay, tell listeners.</summary>
    public List<Action> AfterCommit { get; } = [];

    public NamesCache Names => names;

    /// <summary>Rows that are only ever added and that undo does not know: written at the end, past the change tracker.</summary>
    public List<object> Appended { get; } = [];

    /// <summary>Many new rows at once, each after those it refers to: written at the end, past the change tracker; the audit log and undo know them.</summary>
    public List<Domain.IStudioRow> Many { get; } = [];

    public void WriteAppended()
    {
        foreach (var row in Many) BulkRows.Insert(db, row);
        Many.Clear();
        foreach (var row in Appended) BulkRows.Insert(db, row);
        Appended.Clear();
    }

    /// <summary>Who gave the line that is carried out; null for what happens by itself.</summary>
    public long? CausedById { get; set; }

    /// <summary>The studio whose line is carried out; 0 while none is known.</summary>
    public long StudioId { get; set; }

    /// <summary>Something was put into the outbox: the relay is woken after the commit.</summary>
    public bool Sends { get; set; }

    /// <summary>A row id that no row of any process has.</summary>
    public long NewId() => memory.NewId();

    /// <summary>The next number of a sequence: the letter of a short id, or one of the program's own.</summary>
    public long Next(long studioId, string sequence) => memory.Next(studioId, sequence);
}
