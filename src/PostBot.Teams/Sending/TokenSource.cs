namespace PostBot.Teams.Sending;

/// <summary>Outgoing tokens: kept until five minutes before they end, asked for by one caller while the others wait.</summary>
internal abstract class TokenSource(TimeProvider real) : IDisposable
{
    private static readonly TimeSpan early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private Granted? current;
    private long grantedAt;

    /// <param name="refused">A token the connector did not take: another one is asked for, once for all who hold it.</param>
    public async Task<TokenAnswer> Get(string? refused, CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            if (current is { } kept && kept.Token != refused && real.GetElapsedTime(grantedAt) < kept.Life - early) return kept;
            var asked = real.GetTimestamp();
            var answer = await Ask(refused is not null, cancel);
            current = answer as Granted;
            grantedAt = asked;
            return answer;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <param name="fresh">A cache further away must not answer.</param>
    protected abstract Task<TokenAnswer> Ask(bool fresh, CancellationToken cancel);

    protected virtual void Dispose(bool disposing) => oneAtATime.Dispose();
}

/// <summary>The playground checks nothing, and nothing secret is sent to it.</summary>
internal sealed class NoToken(TimeProvider real) : TokenSource(real)
{
    protected override Task<TokenAnswer> Ask(bool fresh, CancellationToken cancel) => Task.FromResult<TokenAnswer>(new Granted(null, TimeSpan.MaxValue));
}
