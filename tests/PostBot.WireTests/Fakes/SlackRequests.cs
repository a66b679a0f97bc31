using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostBot.WireTests.Fakes;

/// <summary>Requests as Slack sends them: bytes, headers and signatures. Each has its own trigger and event ids unless a test names them.</summary>
public sealed class SlackRequests(string secret)
{
    public const string Secret = "8f00b204e9800998ecf8427e2f1a5c31";

    private static int counter;

    public SlackRequests() : this(Secret)
    {
    }

    public string Team { get; init; } = FakeSlack.TeamId;

    public string Channel { get; init; } = "C0GENERAL";

    /// <summary>A slash command. <paramref name="text"/> is what the person typed, escaped the way Slack does unless it brings its own tokens.</summary>
    public HttpRequestMessage Slash(string text, string user = "U0ANA", string name = "ana", string? responseUrl = null, string? trigger = null, string channelName = "general", string extra = "")
    {
        var form = $"token=legacy&team_id={Team}&team_domain=studio&channel_id={Channel}&channel_name={channelName}&user_id={user}&user_name={name}&command=%2Fpost"
            + $"&text={Encode(text)}&api_app_id=A0POSTBOT&is_enterprise_install=false"
            + $"&response_url={Encode(responseUrl ?? "https://hooks.slack.com/commands/T0STUDIO/1/abc")}&trigger_id={trigger ?? Next("13345224609.738474920.")}{extra}";
        return WithSignature("/slack/commands", form, FormType);
    }

    /// <summary><c>@PostBot text</c> in a channel.</summary>
    public HttpRequestMessage Mention(string text, string user = "U0ANA", string? ts = null, string? thread = null, string? eventId = null, Action<JsonObject>? change = null) =>
        Event(Said("app_mention", $"<@{FakeSlack.BotUserId}> {text}", user, Channel, ts, thread), eventId, change);

    /// <summary>The same words as a plain message event of the channel, as apps get it that listen to channels too.</summary>
    public HttpRequestMessage ChannelMessage(string text, string user = "U0ANA", string? ts = null, string? eventId = null)
    {
        var said = Said("message", text, user, Channel, ts, null);
        said["channel_type"] = "channel";
        return Event(said, eventId, null);
    }

    public HttpRequestMessage DirectMessage(string text, string user = "U0ANA", string? ts = null, string? eventId = null, Action<JsonObject>? change = null)
    {
        var said = Said("message", text, user, $"D{user}", ts, null);
        said["channel_type"] = "im";
        return Event(said, eventId, change);
    }

    /// <param name="line">The pressed button's value.</param>
    public HttpRequestMessage Press(string line, string message, string user = "U0ANA", string? responseUrl = null, string? trigger = null, Action<JsonObject>? change = null)
    {
        var payload = Interaction("block_actions", user, trigger);
        payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message, ["channel_id"] = Channel, ["is_ephemeral"] = false };
        payload["channel"] = new JsonObject { ["id"] = Channel, ["name"] = "general" };
        payload["message"] = new JsonObject { ["type"] = "message", ["ts"] = message, ["team"] = Team, ["user"] = FakeSlack.BotUserId, ["bot_id"] = "B0POSTBOT" };
        payload["response_url"] = responseUrl ?? "https://hooks.slack.com/actions/T0STUDIO/1/abc";
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = "line-1",
            ["block_id"] = "Xq2",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Press", ["emoji"] = false },
            ["value"] = line,
            ["action_ts"] = "1795600000.000001",
        });
        change?.Invoke(payload);
        return Interaction(payload);
    }

    /// <param name="metadata">The window's private metadata.</param>
    /// <param name="values">Typed values by field name; null for a field left empty.</param>
    public HttpRequestMessage Submit(string metadata, IReadOnlyDictionary<string, string?> values, string user = "U0ANA", string? trigger = null, Action<JsonObject>? change = null)
    {
        var state = new JsonObject();
        foreach (var (field, value) in values) state[field] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = value } };
        var payload = Interaction("view_submission", user, trigger);
        payload["view"] = new JsonObject
        {
            ["id"] = "V0VIEW",
            ["team_id"] = Team,
            ["type"] = "modal",
            ["callback_id"] = "form",
            ["private_metadata"] = metadata,
            ["hash"] = "1795600000.aBc",
            ["state"] = new JsonObject { ["values"] = state },
            ["app_installed_team_id"] = Team,
        };
        payload["response_urls"] = new JsonArray();
        change?.Invoke(payload);
        return Interaction(payload);
    }

    /// <summary>A window filled in: what is in its fields already, with these values over it (an empty one empties the field), each as its own kind of element sends it.</summary>
    public HttpRequestMessage Submit(JsonElement view, IReadOnlyDictionary<string, string> values, string user = "U0ANA") =>
        Submit(view.GetProperty("private_metadata").GetString()!, new Dictionary<string, string?>(), user, change: payload =>
        {
            var state = payload["view"]!["state"]!["values"]!;
            foreach (var block in view.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input"))
            {
                var (name, element) = (block.GetProperty("block_id").GetString()!, block.GetProperty("element"));
                state[name] = new JsonObject { [element.GetProperty("action_id").GetString()!] = State(element, values.GetValueOrDefault(name)) };
            }
        });

    private static JsonObject State(JsonElement element, string? typed)
    {
        var type = element.GetProperty("type").GetString()!;
        JsonNode? Initial(string name) => element.TryGetProperty(name, out var initial) ? JsonNode.Parse(initial.GetRawText()) : null;
        JsonNode? Chosen() => element.GetProperty("options").EnumerateArray().Where(option => option.GetProperty("value").GetString() == typed).Select(option => JsonNode.Parse(option.GetRawText())).SingleOrDefault();
        return type switch
        {
            "static_select" => new JsonObject { ["type"] = type, ["selected_option"] = typed is null ? Initial("initial_option") : Chosen() },
            "checkboxes" => new JsonObject { ["type"] = type, ["selected_options"] = typed is null ? Initial("initial_options") ?? new JsonArray() : Chosen() is { } one ? new JsonArray(one) : [] },
            "datepicker" => new JsonObject { ["type"] = type, ["selected_date"] = typed ?? Initial("initial_date") },
            _ => new JsonObject { ["type"] = type, ["value"] = typed is null ? Initial("initial_value") : typed.Length == 0 ? null : typed },
        };
    }

    /// <summary>A shortcut of the writing box.</summary>
    public HttpRequestMessage Shortcut(string callback, string user = "U0ANA", string? trigger = null)
    {
        var payload = Interaction("shortcut", user, trigger);
        (payload["callback_id"], payload["action_ts"]) = (callback, "1795600000.000001");
        return Interaction(payload);
    }

    /// <summary>A shortcut chosen on a message that somebody wrote.</summary>
    public HttpRequestMessage MessageShortcut(string callback, string text, string ts, string user = "U0ANA", string? thread = null, string? responseUrl = null, string author = "U0DANA")
    {
        var payload = Interaction("message_action", user);
        (payload["callback_id"], payload["action_ts"], payload["message_ts"]) = (callback, "1795600000.000001", ts);
        payload["channel"] = new JsonObject { ["id"] = Channel, ["name"] = "general" };
        payload["message"] = new JsonObject { ["type"] = "message", ["user"] = author, ["ts"] = ts, ["text"] = text, ["team"] = Team, ["blocks"] = new JsonArray() };
        if (thread is not null) payload["message"]!["thread_ts"] = thread;
        payload["response_url"] = responseUrl ?? "https://hooks.slack.com/app/T0STUDIO/1/abc";
        return Interaction(payload);
    }

    /// <summary>What somebody said in the channel reads otherwise now, or Slack says so.</summary>
    public HttpRequestMessage Edited(string text, string ts, string before, string user = "U0DANA") => Event(
        new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["hidden"] = true,
            ["channel"] = Channel,
            ["channel_type"] = "channel",
            ["ts"] = "1795600700.000100",
            ["event_ts"] = "1795600700.000100",
            ["message"] = new JsonObject { ["type"] = "message", ["user"] = user, ["text"] = text, ["ts"] = ts, ["edited"] = new JsonObject { ["user"] = user, ["ts"] = "1795600700.000000" }, ["blocks"] = new JsonArray() },
            ["previous_message"] = new JsonObject { ["type"] = "message", ["user"] = user, ["text"] = before, ["ts"] = ts },
        },
        null, null);

    /// <summary>A button pressed on the App Home.</summary>
    public HttpRequestMessage HomePress(string line, string user = "U0ANA", string? trigger = null)
    {
        var payload = Interaction("block_actions", user, trigger);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V0HOME" };
        payload["view"] = new JsonObject { ["id"] = "V0HOME", ["type"] = "home", ["team_id"] = Team, ["app_installed_team_id"] = Team };
        payload["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "line-1", ["block_id"] = "Xq2", ["value"] = line, ["action_ts"] = "1795600000.000001" });
        return Interaction(payload);
    }

    public HttpRequestMessage HomeOpened(string user = "U0ANA", string tab = "home") =>
        Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = $"D{user}", ["tab"] = tab, ["event_ts"] = "1795600000.000001" }, null, null);

    public HttpRequestMessage Reaction(string name, string channel, string ts, string user = "U0ANA", string author = FakeSlack.BotUserId) =>
        Event(new JsonObject { ["type"] = "reaction_added", ["user"] = user, ["reaction"] = name, ["item_user"] = author, ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel, ["ts"] = ts }, ["event_ts"] = ts }, null, null);

    public HttpRequestMessage Notice(string type, JsonObject said)
    {
        said["type"] = type;
        return Event(said, null, null);
    }

    public HttpRequestMessage UrlVerification(string challenge) =>
        WithSignature("/slack/events", new JsonObject { ["token"] = "legacy", ["challenge"] = challenge, ["type"] = "url_verification" }.ToJsonString(), JsonType);

    /// <summary>Unsigned, as Slack may send it.</summary>
    public static HttpRequestMessage SslCheck(string body = "token=legacy&ssl_check=1") => new(HttpMethod.Post, new Uri("/slack/commands", UriKind.Relative))
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") } },
    };

    public HttpRequestMessage Interaction(JsonObject payload) => WithSignature("/slack/interactions", $"payload={Encode(payload.ToJsonString())}", FormType);

    public JsonObject Interaction(string type, string user, string? trigger = null) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = user, ["username"] = user, ["name"] = user, ["team_id"] = Team },
        ["api_app_id"] = "A0POSTBOT",
        ["token"] = "legacy",
        ["team"] = new JsonObject { ["id"] = Team, ["domain"] = "studio" },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
        ["trigger_id"] = trigger ?? Next("13345224609.738474920."),
    };

    public HttpRequestMessage Event(JsonObject said, string? eventId, Action<JsonObject>? change)
    {
        var envelope = new JsonObject
        {
            ["token"] = "legacy",
            ["team_id"] = Team,
            ["api_app_id"] = "A0POSTBOT",
            ["event"] = said,
            ["type"] = "event_callback",
            ["event_id"] = eventId ?? Next("Ev"),
            ["event_time"] = 1795600000,
            ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = Team, ["user_id"] = FakeSlack.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false }),
            ["is_ext_shared_channel"] = false,
        };
        change?.Invoke(envelope);
        return WithSignature("/slack/events", envelope.ToJsonString(), JsonType);
    }

    /// <summary>Any body, signed now or at another Unix second.</summary>
    public HttpRequestMessage WithSignature(string path, string body, string type, long? second = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = (second ?? TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", Sign(secret, timestamp, bytes));
        return request;
    }

    public static string Sign(string secret, string timestamp, byte[] body) =>
        $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body]))}";

    public const string FormType = "application/x-www-form-urlencoded";

    public const string JsonType = "application/json";

    private static JsonObject Said(string type, string text, string user, string channel, string? ts, string? thread)
    {
        ts ??= Next("1795600000.");
        var said = new JsonObject { ["type"] = type, ["text"] = text, ["user"] = user, ["ts"] = ts, ["team"] = FakeSlack.TeamId, ["channel"] = channel, ["event_ts"] = ts };
        if (thread is not null) said["thread_ts"] = thread;
        return said;
    }

    private static string Encode(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);

    private static string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref counter):000000}");
}
