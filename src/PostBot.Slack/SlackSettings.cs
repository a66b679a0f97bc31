namespace PostBot.Slack;

/// <summary><c>PostBot:Slack</c> of the settings.</summary>
public sealed class SlackSettings
{
    public string? SigningSecret { get; init; }

    /// <summary>Accepted beside <see cref="SigningSecret"/> while the secret is being changed.</summary>
    public string? PreviousSigningSecret { get; init; }

    public string? BotToken { get; init; }

    public string? AppToken { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Its host counts as one of Slack's.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    public bool IsOn => SigningSecret is not null || AppToken is not null;

    /// <summary>One clear line for each value that cannot be right; never the value itself. Empty when PostBot may start.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        AddSecretProblem(problems, nameof(SigningSecret), SigningSecret, "it is on the app's Basic Information page");
        AddSecretProblem(problems, nameof(PreviousSigningSecret), PreviousSigningSecret, "leave it out when no secret is being changed");
        AddSecretProblem(problems, nameof(ClientSecret), ClientSecret, "it is on the app's Basic Information page");
        AddTokenProblem(problems, nameof(BotToken), BotToken, "xoxb-", "xoxe.xoxb-");
        AddTokenProblem(problems, nameof(AppToken), AppToken, "xapp-");
        if (PreviousSigningSecret is not null && SigningSecret is null) problems.Add($"{Name(nameof(PreviousSigningSecret))} is set without {Name(nameof(SigningSecret))}.");
        if (BotToken is not null && !IsOn) problems.Add($"{Name(nameof(BotToken))} is set, but nothing can come in: add {Name(nameof(SigningSecret))}, or {Name(nameof(AppToken))} for Socket Mode.");
        if (string.IsNullOrWhiteSpace(ClientId) != string.IsNullOrWhiteSpace(ClientSecret)) problems.Add($"{Name(nameof(ClientId))} and {Name(nameof(ClientSecret))} go together: set both or neither.");
        if (ApiUrlProblem() is { } problem) problems.Add($"{Name(nameof(ApiUrl))} {problem}");
        return problems;
    }

    private string? ApiUrlProblem()
    {
        if (!ApiUrl.IsAbsoluteUri) return "must be a whole address such as https://slack.com/api/.";
        if (ApiUrl.Scheme != Uri.UriSchemeHttps && !(ApiUrl.Scheme == Uri.UriSchemeHttp && ApiUrl.IsLoopback)) return "must start with https:// (plain http only on this machine).";
        return ApiUrl.Query.Length > 0 || ApiUrl.Fragment.Length > 0 || ApiUrl.UserInfo.Length > 0 ? "must be an address without ?, # or a name before the host." : null;
    }

    private static void AddSecretProblem(List<string> problems, string name, string? value, string hint)
    {
        if (value is null) return;
        if (string.IsNullOrWhiteSpace(value)) problems.Add($"{Name(name)} is blank: {hint}.");
        else if (value.AsSpan().Trim().Length != value.Length) problems.Add($"{Name(name)} has blanks around it: remove them.");
    }

    private static void AddTokenProblem(List<string> problems, string name, string? value, params IReadOnlyList<string> starts)
    {
        if (value is null) return;
        if (!starts.Any(start => value.StartsWith(start, StringComparison.Ordinal))) problems.Add($"{Name(name)} does not look like one: it starts with {string.Join(" or ", starts)}.");
        else if (value.AsSpan().ContainsAny(" \t\r\n")) problems.Add($"{Name(name)} holds blanks or line breaks: remove them.");
    }

    private static string Name(string property) => $"PostBot:Slack:{property}";
}
