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
        ["conversations.open"] = ["im:write"],
        ["views.open"] = [],
        ["views.update"] = [],
    };

    public static readonly IReadOnlyDictionary<string, string[]> OfEvents = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["app_mention"] = ["app_mentions:read"],
        ["message.im"] = ["im:history"],
        ["app_uninstalled"] = [],
        ["tokens_revoked"] = [],
    };

    /// <summary>Of everything here, and of slash commands and shortcuts.</summary>
    public static IReadOnlyList<string> Needed { get; } =
        [.. OfMethods.Values.Concat(OfEvents.Values).SelectMany(scopes => scopes).Append("commands").Distinct().Order(StringComparer.Ordinal)];
}
