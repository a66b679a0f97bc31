using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Teams;

/// <summary>Whether incoming messages can be checked.</summary>
public enum KeysState
{
    NotLoaded,
    Loaded,

    /// <summary>The last load failed; keys from an earlier one still count.</summary>
    Failing,
}

/// <summary>How Teams is doing, for <c>ping</c>, <c>doctor</c> and the operations page. Real time; nothing here survives a restart.</summary>
public sealed class TeamsConnection(TimeProvider time) : IConnection
{
    private readonly Lock guard = new();
    private long refusedTokens;
    private long foreignTenants;

    public Surface Surface => Surface.Teams;

    public string? Problem { get; private set; }

    public Instant? LastIn => LastActivityIn is { } at ? Instant.FromDateTimeOffset(at) : null;

    public Instant? LastOut => LastMessageOut is { } at ? Instant.FromDateTimeOffset(at) : null;

    public DateTimeOffset? LastActivityIn { get; private set; }

    public DateTimeOffset? LastMessageOut { get; private set; }

    /// <summary>Status and code of the last failure, never a body or a token; null when none happened.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    public KeysState Keys { get; private set; }

    /// <summary>Requests whose token did not hold, since the start.</summary>
    public long RefusedTokens => Interlocked.Read(ref refusedTokens);

    /// <summary>Activities of tenants that are not ours, since the start: received, acknowledged, and nothing else.</summary>
    public long ForeignTenants => Interlocked.Read(ref foreignTenants);

    public Duration? Ahead { get; private set; }

    /// <param name="said">When Teams says it was said; null when it does not.</param>
    internal void Heard(DateTimeOffset? said)
    {
        lock (guard)
        {
            LastActivityIn = time.GetUtcNow();
            if (said is { } at) Ahead = Duration.FromTimeSpan(LastActivityIn.Value - at);
        }
    }

    internal void Sent()
    {
        lock (guard)
        {
            LastMessageOut = time.GetUtcNow();
            Problem = null;
        }
    }

    /// <param name="isConnected">Teams answered, and took this one message not, or not yet.</param>
    internal void Failed(string what, bool isConnected = false)
    {
        lock (guard)
        {
            LastError = what;
            LastErrorAt = time.GetUtcNow();
            Problem = isConnected ? null : $"last error {what}";
        }
    }

    internal void KeysAre(KeysState state)
    {
        lock (guard) Keys = state;
    }

    internal void RefusedToken() => Interlocked.Increment(ref refusedTokens);

    internal void ForeignTenant() => Interlocked.Increment(ref foreignTenants);
}
