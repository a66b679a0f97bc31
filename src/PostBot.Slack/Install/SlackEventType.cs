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
        new("app_home_opened"),
        new("reaction_added", "reactions:read"),
        new("user_change", "users:read"),
        new("member_joined_channel", "channels:read", "groups:read"),
        new("member_left_channel", "channels:read", "groups:read"),
        new("channel_rename", "channels:read"),
        new("channel_archive", "channels:read"),
        new("channel_unarchive", "channels:read"),
        new("channel_deleted", "channels:read"),
        new("channel_id_changed"),
        new("group_rename", "groups:read"),
        new("group_archive", "groups:read"),
        new("group_unarchive", "groups:read"),
        new("group_deleted", "groups:read"),
        new("app_uninstalled"),
        new("tokens_revoked"),
    ];
}
