using System.Text.Json;

namespace PostBot.Slack.Sending;

/// <summary>What became of one call.</summary>
/// <param name="Error">Slack's code or one of ours (<c>http_503</c>, <c>timeout</c>); null when it worked.</param>
/// <param name="Body">Slack's answer; undefined when there was none to read.</param>
internal sealed record ApiAnswer(string? Error, JsonElement Body)
{
    /// <summary>Slack was never reached.</summary>
    public const string NoConnection = "no_connection";

    /// <summary>The call went out and nothing came back in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The connection broke after the call went out.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>An answer that says neither yes nor no.</summary>
    public const string BadAnswer = "bad_answer";

    /// <summary>There is no token for this workspace: it was never installed, or its installation is gone.</summary>
    public const string NoToken = "no_token";

    public const string RateLimited = "ratelimited";

    /// <summary>How long Slack asks us to wait; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Slack's own words about what was wrong with our call, without values; null when it said nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>What the token may do; null when Slack does not say.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public bool Worked => Error is null;

    public static ApiAnswer Failed(string error) => new(error, default);
}
