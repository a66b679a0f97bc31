using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PostBot.Teams.Intake;

/// <summary>The Bot Framework's keys, loaded at the start and again each day.</summary>
internal sealed class SigningKeys : BackgroundService
{
    private static readonly TimeSpan daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan afterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(5);

    private readonly TimeProvider real;

    public SigningKeys(TeamsSettings settings, TeamsHttp http, TeamsConnection connection, TimeProvider real, ILogger<SigningKeys> log)
    {
        this.real = real;
        Store = new KeyStore(settings.OpenIdMetadata, http, real, Heard, log);

        void Heard(bool well)
        {
            connection.KeysAre(well ? KeysState.Loaded : KeysState.Failing);
            if (!well) connection.Failed("the Bot Framework's keys could not be loaded");
        }
    }

    public KeyStore Store { get; }

    public override void Dispose()
    {
        Store.Dispose();
        base.Dispose();
    }

    /// <summary>Warms the keys, so that the first message does not wait for them. Never delays the start.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = afterFailure;
        while (true)
        {
            var before = Store.Current;
            var loaded = await Store.Load(before, TimeSpan.Zero, stoppingToken);
            wait = loaded is not null && loaded != before ? daily : wait * 2 < longestWait ? wait * 2 : longestWait;
            await Task.Delay(wait, real, stoppingToken);
            if (wait == daily) wait = afterFailure;
        }
    }
}
