using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Core.Jobs;

/// <summary>Sends what waits in the outbox, until nothing more can go now.</summary>
internal sealed class RelaySweep(OutboxRelay relay) : ISweep
{
    public string Name => "relay";

    public bool FollowsOthers => true;

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => relay.NextDue(after, cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        var rounds = 0;
        while (await relay.Run(cancel) == TimeSpan.Zero) rounds++;
        return rounds;
    }
}

/// <summary>Works what waits in the inbox, until it is empty.</summary>
internal sealed class InboxSweep(InboxWorker worker) : ISweep
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public string Name => "inbox";

    public bool FollowsOthers => true;

    /// <summary>Deliveries are worked as they come; time makes none due.</summary>
    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => Task.FromResult<Instant?>(null);

    public async Task<int> Run(CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            var worked = 0;
            // A delivery that keeps failing is given up after three attempts, so this ends.
            for (var seen = await worker.Run(cancel); seen > 0; seen = await worker.Run(cancel)) worked += seen;
            return worked;
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
