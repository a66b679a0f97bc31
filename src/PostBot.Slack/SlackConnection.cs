using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Slack;

/// <summary>What is known of the connection to Slack since this process started; holds no secret.</summary>
public sealed class SlackConnection(TimeProvider real) : IConnection
{
    private long ignored;
    private long unknown;
    private long rejected;
    private volatile Known? known;
    private volatile Skew? ahead;
    private volatile Moment? lastEventIn;
    private volatile Moment? lastMessageOut;
    private volatile Moment? lastError;
    private volatile string? problem;
    private volatile string? socketProblem;

    public Surface Surface => Surface.Slack;

    /// <summary>Nothing comes in, or nothing goes out: an error counts until something goes through again.</summary>
    public string? Problem => socketProblem ?? problem;

    /// <summary>The workspace of the bot token; null until Slack has told.</summary>
    public string? TeamId => known?.TeamId;

    public string? TeamName => known?.TeamName;

    /// <summary>Our own user id there; null until Slack has told.</summary>
    public string? BotUserId => known?.BotUserId;

    /// <summary>When Slack last called us with a good signature; null when it has not.</summary>
    public Instant? LastIn => lastEventIn?.At;

    public Instant? LastOut => lastMessageOut?.At;

    /// <summary>Slack's own code of what last went wrong (<c>invalid_auth</c>, <c>http_503</c>); null when nothing has.</summary>
    public string? LastError => lastError?.What;

    public Instant? LastErrorAt => lastError?.At;

    /// <summary>Signed deliveries of a kind we know and have no use for.</summary>
    public long Ignored => Interlocked.Read(ref ignored);

    /// <summary>Signed deliveries of a kind we do not know.</summary>
    public long Unknown => Interlocked.Read(ref unknown);

    /// <summary>Requests turned away at the door.</summary>
    public long Rejected => Interlocked.Read(ref rejected);

    internal void Learned(string teamId, string? teamName, string? botUserId) => known = new(teamId, teamName, botUserId);

    public Duration? Ahead => ahead?.By;

    internal void EventIn() => lastEventIn = new(Now, "");

    /// <param name="said">When Slack says it sent it, in Unix seconds.</param>
    internal void EventIn(long said)
    {
        EventIn();
        ahead = new(Now - Instant.FromUnixTimeSeconds(said));
    }

    internal void MessageOut()
    {
        lastMessageOut = new(Now, "");
        problem = null;
    }

    internal void Failed(string code)
    {
        lastError = new(Now, code);
        problem = $"last error {code}";
    }

    /// <summary>Slack answered, and took this one message not, or not yet: the connection is well.</summary>
    internal void TurnedDown(string code)
    {
        lastError = new(Now, code);
        problem = null;
    }

    internal void SocketUp() => socketProblem = null;

    /// <param name="why">For people.</param>
    internal void SocketDown(string why) => socketProblem = why;

    internal void CountIgnored() => Interlocked.Increment(ref ignored);

    internal void CountUnknown() => Interlocked.Increment(ref unknown);

    internal void CountRejected() => Interlocked.Increment(ref rejected);

    private Instant Now => Instant.FromDateTimeOffset(real.GetUtcNow());

    private sealed record Known(string TeamId, string? TeamName, string? BotUserId);

    private sealed record Moment(Instant At, string What);

    private sealed record Skew(Duration By);
}
