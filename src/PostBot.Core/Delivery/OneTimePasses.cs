using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PostBot.Core.Delivery;

/// <summary>What a pass opens: the schedule as one person sees it, or as all may who read one production's channel.</summary>
internal sealed record Pass(long StudioId, long PersonId, long? Only);

/// <summary>Lets our own browser open one page: once, and within half a minute of real time. Kept in memory, for it is this process that opens it.</summary>
public sealed class OneTimePasses(TimeProvider clock)
{
    private static readonly TimeSpan life = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (Pass Pass, DateTimeOffset Until)> passes = new(StringComparer.Ordinal);

    internal string Give(Pass pass)
    {
        foreach (var (old, value) in passes) if (value.Until < clock.GetUtcNow()) passes.TryRemove(old, out _);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        passes[token] = (pass, clock.GetUtcNow() + life);
        return token;
    }

    /// <summary>Null when there is no such pass, when it was used or is too old.</summary>
    internal Pass? Take(string token) => passes.TryRemove(token, out var kept) && clock.GetUtcNow() <= kept.Until ? kept.Pass : null;
}
