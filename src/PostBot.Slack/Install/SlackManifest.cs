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
    public static string Make(Uri? url, bool socket, CommandWords commands)
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
            ["features"] = Features(called, commands),
            ["oauth_config"] = Grants(url),
            ["settings"] = Settings(called, socket),
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
    internal static IReadOnlyList<string> Scopes { get; } =
        [.. SlackMethod.All.SelectMany(method => method.Scopes).Concat(SlackEventType.All.SelectMany(type => type.Scopes)).Append("commands").Append(SlackFiles.ReadScope).Distinct().Order(StringComparer.Ordinal)];

    private static Uri At(Uri url, string path) => new(url.AbsoluteUri.TrimEnd('/') + path);

    private static JsonObject Features(Uri? url, CommandWords commands)
    {
        var slash = new JsonObject { ["command"] = "/post" };
        if (url is not null) slash["url"] = At(url, "/slack/commands").AbsoluteUri;
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
        return features;
    }

    private static JsonObject Shortcut(SlackShortcut shortcut, CommandWords commands) => new()
    {
        ["name"] = shortcut.Name,
        ["type"] = shortcut.OnMessage ? "message" : "global",
        ["callback_id"] = shortcut.Id,
        ["description"] = Core.Cards.Typed.Shorten(commands(shortcut.Verb).Summary, MostDescription),
    };

    private static JsonObject Grants(Uri? url)
    {
        var grants = new JsonObject();
        // The install flow comes back to it; it is also there for a studio that installs by token, whom it does not hurt.
        if (url is not null) grants["redirect_urls"] = new JsonArray(At(url, "/slack/oauth").AbsoluteUri);
        grants["scopes"] = new JsonObject { ["bot"] = new JsonArray([.. Scopes.Select(scope => JsonValue.Create(scope))]) };
        grants["pkce_enabled"] = false;
        return grants;
    }

    private static JsonObject Settings(Uri? url, bool socket)
    {
        var events = new JsonObject();
        var interactivity = new JsonObject { ["is_enabled"] = true };
        if (url is not null)
        {
            events["request_url"] = At(url, "/slack/events").AbsoluteUri;
            interactivity["request_url"] = At(url, "/slack/interactions").AbsoluteUri;
        }
        events["bot_events"] = new JsonArray([.. SlackEventType.All.Select(type => JsonValue.Create(type.Name))]);
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
