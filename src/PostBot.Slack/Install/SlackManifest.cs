using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Install;

/// <summary>How a command is described to people.</summary>
public delegate (string Summary, string Example) CommandWords(string verb);

/// <summary>
/// The app manifest, ready to be pasted where Slack makes an app. It asks for the scopes of the methods and events the code uses, and
/// its texts come from the commands themselves.
/// </summary>
/// <remarks>Schema: github.com/slackapi/manifest-schema, version 2.</remarks>
public static class SlackManifest
{
    private const int MostDescription = 150;

    private static readonly JsonSerializerOptions readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NewLine = "\n",
    };

    /// <param name="url">The public address; null for Socket Mode without one.</param>
    /// <param name="socket">Whether Slack's payloads come by Socket Mode rather than to <paramref name="url"/>.</param>
    /// <param name="edits">Whether edits of channel messages are listened to, see <see cref="SlackEventType.ForEdits"/>.</param>
    public static string Make(Uri? url, bool socket, bool edits, CommandWords commands)
    {
        if (url is null && !socket) throw new ArgumentException("Without an address it has to be Socket Mode.", nameof(url));
        var called = socket ? null : url;
        var manifest = new JsonObject
        {
            ["_metadata"] = new JsonObject { ["major_version"] = 2, ["minor_version"] = 1 },
            ["display_information"] = new JsonObject
            {
                ["name"] = "PostBot",
                ["description"] = "Bookings, feedback rounds and deadlines of a post-production house.",
                ["long_description"] = "PostBot keeps the bookings, feedback rounds, turnovers and deadlines of your productions, and answers where you already talk. Type /post in any channel, mention PostBot in a thread, or write to it directly. It reads only what is said to it. Everything it knows stays in the database of the studio that runs it.",
                ["background_color"] = "#22313f",
            },
            ["features"] = Features(url, called, commands),
            ["oauth_config"] = Grants(url, edits),
            ["settings"] = Settings(url, called, edits),
        };
        return manifest.ToJsonString(readable) + "\n";
    }

    /// <summary>Whether an address can be in a manifest; else why not.</summary>
    public static string? WhyNot(Uri url) =>
        !url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttps ? "Slack calls https addresses only, for example https://postbot.example."
        : url.IsLoopback ? "Slack cannot reach this machine by that address. Give the public one, or use --socket, which needs none."
        : url.Query.Length + url.Fragment.Length + url.UserInfo.Length > 0 ? "Give the address alone, without ?, # or a name before the host."
        : null;

    /// <summary>The bot scopes of what the code calls and listens to.</summary>
    internal static IReadOnlyList<string> Scopes { get; } = ScopesFor(hasAddress: true, edits: false);

    /// <param name="hasAddress">Whether there is an address that links could lead to.</param>
    /// <param name="edits">Whether edits of channel messages are listened to.</param>
    internal static IReadOnlyList<string> ScopesFor(bool hasAddress, bool edits) =>
    [
        .. SlackMethod.All.Where(method => hasAddress || method != SlackMethod.Unfurl).SelectMany(method => method.Scopes)
            .Concat(Events(hasAddress, edits).SelectMany(type => type.Scopes)).Append("commands").Append(SlackFiles.ReadScope).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<SlackEventType> Events(bool hasAddress, bool edits) => SlackEventType.All.Where(type => hasAddress || !type.NeedsAddress).Concat(edits ? SlackEventType.ForEdits : []);

    private static Uri At(Uri url, string path) => new(url.AbsoluteUri.TrimEnd('/') + path);

    /// <param name="called">Where payloads go; null in Socket Mode.</param>
    private static JsonObject Features(Uri? url, Uri? called, CommandWords commands)
    {
        var slash = new JsonObject { ["command"] = "/post" };
        if (called is not null) slash["url"] = At(called, "/slack/commands").AbsoluteUri;
        slash["description"] = "Ask or tell PostBot, privately";
        slash["usage_hint"] = $"help | {commands("status").Example} | {commands("hold").Example}";
        slash["should_escape"] = true;
        var features = new JsonObject
        {
            ["app_home"] = new JsonObject { ["home_tab_enabled"] = SlackMethod.All.Any(method => method.Name == "views.publish"), ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
            ["bot_user"] = new JsonObject { ["display_name"] = "postbot", ["always_online"] = true },
        };
        if (SlackShortcut.All.Count > 0) features["shortcuts"] = new JsonArray([.. SlackShortcut.All.Select(shortcut => Shortcut(shortcut, commands))]);
        features["slash_commands"] = new JsonArray(slash);
        if (url is not null) features["unfurl_domains"] = new JsonArray(url.Host);
        return features;
    }

    private static JsonObject Shortcut(SlackShortcut shortcut, CommandWords commands) => new()
    {
        ["name"] = shortcut.Name,
        ["type"] = shortcut.OnMessage ? "message" : "global",
        ["callback_id"] = shortcut.Id,
        ["description"] = Core.Cards.Typed.Shorten(commands(shortcut.Verb).Summary, MostDescription),
    };

    private static JsonObject Grants(Uri? url, bool edits)
    {
        var grants = new JsonObject();
        // The install flow comes back to it; it is also there for a studio that installs by token, whom it does not hurt.
        if (url is not null) grants["redirect_urls"] = new JsonArray(At(url, "/slack/oauth").AbsoluteUri);
        grants["scopes"] = new JsonObject { ["bot"] = new JsonArray([.. ScopesFor(url is not null, edits).Select(scope => JsonValue.Create(scope))]) };
        grants["pkce_enabled"] = false;
        return grants;
    }

    private static JsonObject Settings(Uri? url, Uri? called, bool edits)
    {
        var socket = called is null;
        var events = new JsonObject();
        var interactivity = new JsonObject { ["is_enabled"] = true };
        if (called is not null)
        {
            events["request_url"] = At(called, "/slack/events").AbsoluteUri;
            interactivity["request_url"] = At(called, "/slack/interactions").AbsoluteUri;
        }
        events["bot_events"] = new JsonArray([.. Events(url is not null, edits).Select(type => JsonValue.Create(type.Name))]);
        return new JsonObject
        {
            ["event_subscriptions"] = events,
            ["interactivity"] = interactivity,
            ["org_deploy_enabled"] = !socket,
            ["socket_mode_enabled"] = socket,
            ["token_rotation_enabled"] = false,
        };
    }
}
