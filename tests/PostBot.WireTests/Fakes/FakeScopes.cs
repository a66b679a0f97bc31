namespace PostBot.WireTests.Fakes;

/// <summary>
/// Which bot scope Slack wants for a method and for an event, written from docs.slack.dev and not from the code under test. The fake Slack
/// grants exactly what the manifests ask for, so a call whose scope is missing fails there as it would in a studio.
/// </summary>
public static class FakeScopes
{
    public static readonly IReadOnlyDictionary<string, string[]> OfMethods = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["auth.test"] = [],
        ["oauth.v2.access"] = [],
        ["apps.connections.open"] = [],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["chat.delete"] = ["chat:write"],
        ["chat.unfurl"] = ["links:write"],
        ["conversations.open"] = ["im:write"],
        ["views.open"] = [],
        ["views.update"] = [],
        ["views.publish"] = [],
        ["users.info"] = ["users:read"],
        ["files.getUploadURLExternal"] = ["files:write"],
        ["files.completeUploadExternal"] = ["files:write"],
    };

    public static readonly IReadOnlyDictionary<string, string[]> OfEvents = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["app_mention"] = ["app_mentions:read"],
        ["message.im"] = ["im:history"],
        ["app_home_opened"] = [],
        ["reaction_added"] = ["reactions:read"],
        ["link_shared"] = ["links:read"],
        ["user_change"] = ["users:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["channel_rename"] = ["channels:read"],
        ["channel_archive"] = ["channels:read"],
        ["channel_unarchive"] = ["channels:read"],
        ["channel_deleted"] = ["channels:read"],
        ["channel_id_changed"] = [],
        ["group_rename"] = ["groups:read"],
        ["group_archive"] = ["groups:read"],
        ["group_unarchive"] = ["groups:read"],
        ["group_deleted"] = ["groups:read"],
        ["app_uninstalled"] = [],
        ["tokens_revoked"] = [],
    };

    /// <summary>Of everything here, of slash commands and shortcuts, and of reading the files that people send.</summary>
    public static IReadOnlyList<string> Needed { get; } =
        [.. OfMethods.Values.Concat(OfEvents.Values).SelectMany(scopes => scopes).Append("commands").Append("files:read").Distinct().Order(StringComparer.Ordinal)];
}
