using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace PostBot.Core.Jobs;

/// <summary>When a sweep ran last and what came of it.</summary>
public sealed record SweepRun(Instant At, int Did, string? Problem);

/// <summary>Runs sweeps by name and remembers how it went. A sweep that throws is tried again at the next wake-up.</summary>
public sealed partial class SweepLog(IEnumerable<ISweep> sweeps, Clock clock, ILogger<SweepLog> log)
{
    private readonly Dictionary<string, ISweep> byName = sweeps.ToDictionary(sweep => sweep.Name);
    private readonly ConcurrentDictionary<string, SweepRun> last = new();

    public IReadOnlyCollection<ISweep> All => byName.Values;

    public SweepRun? Last(string name) => last.GetValueOrDefault(name);

    public async Task<int> Run(string name, CancellationToken cancel)
    {
        try
        {
            var did = await byName[name].Run(cancel);
            last[name] = new SweepRun(clock.Now, did, null);
            return did;
        }
        // One sweep's trouble must not stop the scheduler that wakes the others.
#pragma warning disable CA1031
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Failed(log, name, problem);
            last[name] = new SweepRun(clock.Now, 0, problem.GetType().Name);
            return 0;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The {Sweep} sweep failed; it runs again at its next time.")]
    private static partial void Failed(ILogger log, string sweep, Exception problem);
}
