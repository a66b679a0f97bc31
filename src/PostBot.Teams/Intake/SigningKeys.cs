using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PostBot.Teams.Intake;

/// <summary>
/// The Bot Framework's keys, loaded once and again each day. A token with an unknown key may ask for a fresh load, at most one in 30 s,
/// so that forged tokens cannot make us hammer the endpoint. After one good load, keys keep working while the endpoint is down.
/// </summary>
internal sealed partial class SigningKeys : BackgroundService
{
    public static readonly TimeSpan LeastRefresh = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan afterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestLoad = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(5);

    private readonly Uri address;
    private readonly HttpDocumentRetriever documents;
    private readonly TeamsConnection connection;
    private readonly TimeProvider real;
    private readonly ILogger<SigningKeys> log;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private volatile KeySet? current;
    private long? triedAt;

    public SigningKeys(TeamsSettings settings, TeamsHttp http, TeamsConnection connection, TimeProvider real, ILogger<SigningKeys> log)
    {
        address = settings.OpenIdMetadata;
        // The settings allow plain http on loopback alone.
        documents = new HttpDocumentRetriever(http.Client) { RequireHttps = false };
        this.connection = connection;
        this.real = real;
        this.log = log;
    }

    /// <summary>Null when none could be loaded so far: nobody can be checked, so nobody is let in.</summary>
    public async Task<KeySet?> Get(CancellationToken cancel) => current ?? await Load(since: null, afterFailure, cancel);

    /// <summary>Keys loaded after <paramref name="stale"/>; the same ones when it is too early to ask again or the endpoint is down.</summary>
    public async Task<KeySet> Refresh(KeySet stale, CancellationToken cancel) => await Load(stale, LeastRefresh, cancel) ?? stale;

    public override void Dispose()
    {
        oneAtATime.Dispose();
        base.Dispose();
    }

    /// <summary>Warms the keys, so that the first message does not wait for them. Never delays the start.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = afterFailure;
        while (true)
        {
            var before = current;
            var loaded = await Load(before, TimeSpan.Zero, stoppingToken);
            wait = loaded is not null && loaded != before ? daily : wait * 2 < longestWait ? wait * 2 : longestWait;
            await Task.Delay(wait, real, stoppingToken);
            if (wait == daily) wait = afterFailure;
        }
    }

    private async Task<KeySet?> Load(KeySet? since, TimeSpan least, CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            if (current != since) return current;
            if (triedAt is { } tried && real.GetElapsedTime(tried) < least) return current;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(longestLoad);
            var loaded = await OpenIdConnectConfigurationRetriever.GetAsync(address.AbsoluteUri, documents, limit.Token);
            current = KeySet.From(loaded);
            connection.KeysAre(KeysState.Loaded);
            return current;
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException or ArgumentException or JsonException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            connection.KeysAre(KeysState.Failing);
            connection.Failed("the Bot Framework's keys could not be loaded");
            Log.NotLoaded(log, address, problem.GetType().Name);
            return current;
        }
        finally
        {
            triedAt = real.GetTimestamp();
            oneAtATime.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The keys that Teams signs with could not be loaded from {Address} ({Problem}); trying again")]
        public static partial void NotLoaded(ILogger log, Uri address, string problem);
    }
}

/// <summary>Keys by id with the channels each may speak for; a key without endorsements speaks for none.</summary>
internal sealed class KeySet
{
    private readonly Dictionary<string, string[]> endorsements = new(StringComparer.Ordinal);

    public required IReadOnlyCollection<SecurityKey> Keys { get; init; }

    public static KeySet From(OpenIdConnectConfiguration loaded)
    {
        var set = new KeySet { Keys = [.. loaded.SigningKeys] };
        foreach (var key in loaded.JsonWebKeySet?.Keys ?? [])
        {
            // The library holds it as its own kind of JSON array; its text is plain JSON.
            if (key.Kid is null || !key.AdditionalData.TryGetValue("endorsements", out var list) || list is null) continue;
            set.endorsements[key.Kid] = JsonSerializer.Deserialize<string[]>(list.ToString()!) ?? [];
        }
        return set;
    }

    public bool Endorses(string? kid, string channel) => kid is not null && endorsements.TryGetValue(kid, out var channels) && channels.Contains(channel, StringComparer.Ordinal);
}
