using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PostBot.Teams.Intake;

/// <summary>
/// The keys that one OpenID document names. A token with an unknown key may ask for a fresh load, at most one in 30 s, so that forged tokens
/// cannot make us hammer the endpoint. After one good load, keys keep working while the endpoint is down or answers nonsense.
/// </summary>
/// <param name="heard">Told after every load whether it went well.</param>
internal sealed partial class KeyStore(Uri address, TeamsHttp http, TimeProvider real, Action<bool> heard, ILogger log) : IDisposable
{
    public static readonly TimeSpan LeastRefresh = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan afterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestLoad = TimeSpan.FromSeconds(8);

    // The settings allow plain http on loopback alone.
    private readonly HttpDocumentRetriever documents = new(http.Client) { RequireHttps = false };
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private volatile KeySet? current;
    private long? triedAt;

    public KeySet? Current => current;

    /// <summary>Null when none could be loaded so far: nobody can be checked, so nobody is let in.</summary>
    public async Task<KeySet?> Get(CancellationToken cancel) => current ?? await Load(since: null, afterFailure, cancel);

    /// <summary>Keys loaded after <paramref name="stale"/>; the same ones when it is too early to ask again or the endpoint is down.</summary>
    public async Task<KeySet> Refresh(KeySet stale, CancellationToken cancel) => await Load(stale, LeastRefresh, cancel) ?? stale;

    /// <summary>Loads unless somebody else did since, or tried less than <paramref name="least"/> ago.</summary>
    public async Task<KeySet?> Load(KeySet? since, TimeSpan least, CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            if (current != since) return current;
            if (triedAt is { } tried && real.GetElapsedTime(tried) < least) return current;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(longestLoad);
            var loaded = KeySet.From(await OpenIdConnectConfigurationRetriever.GetAsync(address.AbsoluteUri, documents, limit.Token));
            // A document without keys would lock everybody out; what was good is still better.
            if (loaded.Keys.Count == 0 && current is not null) throw new InvalidOperationException("The document names no keys.");
            current = loaded;
            heard(true);
            return current;
        }
        // Whatever the endpoint sends must not stop us: the library throws exceptions of its own for documents that are not JSON.
#pragma warning disable CA1031
        catch (Exception problem) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            heard(false);
            Log.NotLoaded(log, address, problem.GetType().Name);
            return current;
        }
        finally
        {
            triedAt = real.GetTimestamp();
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The keys that Microsoft signs with could not be loaded from {Address} ({Problem}); trying again")]
        public static partial void NotLoaded(ILogger log, Uri address, string problem);
    }
}

/// <summary>Keys by id with the channels each may speak for; a key without endorsements speaks for none.</summary>
internal sealed class KeySet
{
    private readonly Dictionary<string, string[]> endorsements = new(StringComparer.Ordinal);

    public required IReadOnlyCollection<SecurityKey> Keys { get; init; }

    /// <summary>Who the document says it speaks for; Entra's holds <c>{tenantid}</c>.</summary>
    public required string Issuer { get; init; }

    public static KeySet From(OpenIdConnectConfiguration loaded)
    {
        var set = new KeySet { Keys = [.. loaded.SigningKeys], Issuer = loaded.Issuer ?? "" };
        foreach (var key in loaded.JsonWebKeySet?.Keys ?? [])
        {
            // The library holds it as its own kind of JSON array; its text is plain JSON.
            if (key.Kid is null || !key.AdditionalData.TryGetValue("endorsements", out var list) || list is null) continue;
            var channels = JsonFields.Parse(list.ToString()!);
            if (channels.ValueKind == JsonValueKind.Array) set.endorsements[key.Kid] = [.. channels.EnumerateArray().Where(channel => channel.ValueKind == JsonValueKind.String).Select(channel => channel.GetString()!)];
        }
        return set;
    }

    public bool Endorses(string? kid, string channel) => kid is not null && endorsements.TryGetValue(kid, out var channels) && channels.Contains(channel, StringComparer.Ordinal);
}
