namespace PostBot.Slack.Install;

/// <summary>An event PostBot listens to. The manifest subscribes to these and to no others.</summary>
/// <param name="Name">As the manifest says it.</param>
/// <param name="Scopes">The bot scopes without which Slack does not send it.</param>
internal sealed record SlackEventType(string Name, params IReadOnlyList<string> Scopes)
{
    public static IReadOnlyList<SlackEventType> All { get; } =
    [
        new("app_mention", "app_mentions:read"),
        new("message.im", "im:history"),
        new("app_uninstalled"),
        new("tokens_revoked"),
    ];
}
