using NodaTime;
using PostBot.Core.Storage;

namespace PostBot.Core.Jobs;

/// <summary>Moves the product's clock forward as time itself would: it stops at every due moment on the way and runs the sweeps there.</summary>
public sealed class TimeTravel
{
    private const string OffsetSetting = "clock-offset-ms";

    private readonly SweepLog sweeps;
    private readonly Clock clock;
    private readonly Writer writer;
    private readonly Database database;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private long seen;

    internal TimeTravel(SweepLog sweeps, Clock clock, Writer writer, Database database)
    {
        this.sweeps = sweeps;
        this.clock = clock;
        this.writer = writer;
        this.database = database;
    }

    /// <summary>False when the moment is in the past: time does not run backwards.</summary>
    public async Task<bool> MoveTo(Instant target, CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            if (target < clock.Now) return false;
            await RunAll(cancel);
            var reached = clock.Now;
            // Only what becomes due later is waited for: what stays due (a platform that does not answer) must not hold time still.
            var coming = new Dictionary<ISweep, Instant?>();
            while (await Next(coming, reached, cancel) is { } next && next <= target)
            {
                clock.MoveTo(reached = next);
                await Stop(coming, reached, cancel);
            }
            if (clock.Now < target) clock.MoveTo(target);
            await RunAll(cancel);
            await Remember(cancel);
            return true;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>At start: the offset of the last run, so that a demo's time goes on.</summary>
    internal async Task Restore(CancellationToken cancel)
    {
        var stored = await database.Read(async (db, token) => (await db.Settings.FindAsync([OffsetSetting], token))?.Value, cancel);
        if (stored is not null && long.TryParse(stored, out var milliseconds)) clock.SetOffset(Duration.FromMilliseconds(milliseconds));
    }

    private async Task RunAll(CancellationToken cancel)
    {
        foreach (var sweep in sweeps.All) await sweeps.Run(sweep.Name, cancel);
    }

    /// <summary>The next moment at which something is due. What somebody else wrote since the last stop may have made another one.</summary>
    private async Task<Instant?> Next(Dictionary<ISweep, Instant?> coming, Instant after, CancellationToken cancel)
    {
        if (coming.Count == 0 || writer.Groups != seen) foreach (var sweep in sweeps.All) coming[sweep] = await sweep.NextDue(after, cancel);
        seen = writer.Groups;
        return coming.Values.Min();
    }

    /// <summary>Runs what is due here and what that leads to: a year has thousands of stops, so only what can have changed is asked again.</summary>
    private async Task Stop(Dictionary<ISweep, Instant?> coming, Instant now, CancellationToken cancel)
    {
        var due = sweeps.All.Where(sweep => coming[sweep] == now).ToList();
        var did = 0;
        foreach (var sweep in due) did += await sweeps.Run(sweep.Name, cancel);
        var after = did == 0 ? [] : sweeps.All.Where(sweep => sweep.FollowsOthers).ToList();
        foreach (var sweep in after) await sweeps.Run(sweep.Name, cancel);
        foreach (var sweep in due.Union(after)) coming[sweep] = await sweep.NextDue(now, cancel);
        seen = writer.Groups;
    }

    private Task<bool> Remember(CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            var value = ((long)clock.Offset.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var row = await session.Db.Settings.FindAsync([OffsetSetting], token);
            if (row is null) session.Db.Add(new Setting { Name = OffsetSetting, Value = value });
            else row.Value = value;
            await session.Db.SaveChangesAsync(token);
            return true;
        },
        cancel);
}
