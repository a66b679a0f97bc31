namespace PostBot.Teams;

/// <summary>The one HTTP client of this surface: no redirects (a token must not follow one), no cookies, answers of at most 1 MiB, 30 s.</summary>
internal sealed class TeamsHttp : IDisposable
{
    private readonly SocketsHttpHandler handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public TeamsHttp(TimeSpan? timeout = null) => Client = new HttpClient(handler, disposeHandler: false)
    {
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = 1 << 20,
    };

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}
