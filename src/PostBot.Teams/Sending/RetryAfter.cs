namespace PostBot.Teams.Sending;

/// <summary>How long a busy server asks us to wait.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan most = TimeSpan.FromHours(1);

    /// <summary>Seconds or an HTTP date; null when it says neither. Never longer than an hour, never negative.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider real)
    {
        var said = response.Headers.RetryAfter;
        var wait = said?.Delta ?? (said?.Date is { } date ? date - real.GetUtcNow() : null);
        return wait is not { } asked ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > most ? most : asked;
    }
}
