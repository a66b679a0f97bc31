namespace PostBot.Slack.Socket;

/// <summary>How long the other side may be silent.</summary>
internal sealed record SocketPatience
{
    /// <summary>A ping goes out this often.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A peer that has not answered a ping by then is gone, whatever the operating system thinks of the connection.</summary>
    public TimeSpan Pong { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From opening to hello.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Slack closes a link about ten seconds after its warning; what still comes on it until then is worked.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromSeconds(15);
}
