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
        new("link_shared", "links:read"),
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

    /// <summary>
    /// Every message of every channel PostBot is in, for a studio that wants edits of messages from channels offered as edits of the notes made of them.
    /// Slack sends edits with nothing less. What is said to others is dropped unread.
    /// </summary>
    public static IReadOnlyList<SlackEventType> ForEdits { get; } = [new("message.channels", "channels:history"), new("message.groups", "groups:history")];

    /// <summary>Of no use without an address that links could lead to.</summary>
    public bool NeedsAddress => Name == "link_shared";
}
