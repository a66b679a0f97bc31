using Microsoft.Extensions.Hosting;
using PostBot.Core.Delivery;

namespace PostBot.Core.Jobs;

/// <summary>Sends as soon as a commit says there is something to send, and again when pacing allows.</summary>
internal sealed class RelayPump(OutboxRelay relay, SweepLog sweeps, OutboxSignal signal) : BackgroundService
{
    private static readonly TimeSpan fallback = TimeSpan.FromSeconds(5);

    /// <summary>A burst of commits is one look, not one each; nobody notices a fiftieth of a second.</summary>
    private static readonly TimeSpan gather = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await sweeps.Run("relay", stoppingToken);
            var wait = relay.Wait ?? fallback;
            await signal.Wait(wait < fallback ? wait : fallback, stoppingToken);
            await Task.Delay(gather, stoppingToken);
        }
    }
}

/// <summary>Works deliveries as soon as they are stored.</summary>
internal sealed class InboxPump(SweepLog sweeps, InboxSignal signal) : BackgroundService
{
    private static readonly TimeSpan fallback = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await sweeps.Run("inbox", stoppingToken);
            await signal.Wait(fallback, stoppingToken);
        }
    }
}

/// <summary>Makes pictures as soon as they are asked for.</summary>
internal sealed class PicturePump(SweepLog sweeps, PictureSignal signal) : BackgroundService
{
    private static readonly TimeSpan fallback = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.Wait(fallback, stoppingToken);
            await sweeps.Run("pictures", stoppingToken);
        }
    }
}
