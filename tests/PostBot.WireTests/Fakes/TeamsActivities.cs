using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PostBot.WireTests.Fakes;

/// <summary>Activities as Teams sends them, signed as the Bot Connector signs them.</summary>
public sealed class TeamsActivities(FakeBotConnector connector)
{
    public const string Bot = $"28:{FakeBotConnector.AppId}";
    public const string Channel = "19:d441d38c655c47a0@thread.tacv2";
    public const string Group = "19:0f3c7a51d2@thread.v2";

    private long clock = 1_795_218_964_000;

    public JsonObject Personal(string text, string who = "Ana") => With(Envelope("message", who, Personal(who)), ("text", text), ("textFormat", "plain"), ("attachments", Html(text)));

    /// <summary>The same message after its author changed it.</summary>
    public JsonObject Edit(JsonObject said, string text)
    {
        var edit = Personal(text, "Ana");
        // An edit is told apart from the next one by its moment alone.
        (edit["type"], edit["timestamp"]) = ("messageUpdate", $"2026-11-24T09:00:00.{edit["id"]!.GetValue<string>()[^6..]}Z");
        edit["id"] = said["id"]!.GetValue<string>();
        edit["channelData"]!["eventType"] = "editMessage";
        return edit;
    }

    /// <summary>A file attached in the personal chat.</summary>
    public JsonObject WithFile(string text, string name, string address)
    {
        var activity = Personal(text, "Ana");
        activity["attachments"]!.AsArray().Add(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["contentUrl"] = "https://contoso.sharepoint.com/x/" + name,
            ["name"] = name,
            ["content"] = new JsonObject { ["downloadUrl"] = address, ["uniqueId"] = "1150D938-8870-4044-9F2C-5BBDEBA70C8C", ["fileType"] = "csv" },
        });
        return activity;
    }

    public JsonObject Mention(string text, string? thread = null, string who = "Ana")
    {
        var activity = Envelope("message", who, Conversation("channel", ""));
        var id = activity["id"]!.GetValue<string>();
        activity["conversation"]!["id"] = $"{Channel};messageid={thread ?? id}";
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = Channel };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
        return Mentioning(activity, text);
    }

    public JsonObject GroupMention(string text, string who = "Ana") => Mentioning(Envelope("message", who, Conversation("groupChat", Group)), text);

    /// <summary>An Action.Execute on a card of the bot's.</summary>
    public JsonObject Press(JsonObject data, string on, string? conversation = null, string who = "Ana") => With(
        Envelope("invoke", who, conversation is null ? Personal(who) : Conversation("channel", conversation)),
        ("name", "adaptiveCard/action"),
        ("replyToId", on),
        ("value", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "A button", ["verb"] = "postbot", ["data"] = data }, ["trigger"] = "manual" }));

    public JsonObject Press(string line, string on, string? conversation = null, string who = "Ana") => Press(new JsonObject { ["line"] = line, ["v"] = 1 }, on, conversation, who);

    /// <summary>The same press from a client that does not know Action.Execute.</summary>
    public JsonObject Submit(JsonObject data, string on, string? conversation = null, string who = "Ana")
    {
        var activity = Envelope("message", who, conversation is null ? Personal(who) : Conversation("channel", conversation));
        activity["id"] = $"f:{Guid.NewGuid()}";
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return With(activity, ("replyToId", on), ("value", data));
    }

    /// <summary>The button of a dialog was pressed, or its form sent (task/fetch, task/submit).</summary>
    public JsonObject Task(string name, JsonNode? data, string? on = null, string? conversation = null, string who = "Ana") => With(
        Envelope("invoke", who, conversation is null ? Personal(who) : Conversation("channel", conversation)),
        ("name", name),
        ("replyToId", on),
        ("value", new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } }));

    /// <summary>An invoke of any name.</summary>
    public JsonObject Invoke(string name, JsonNode? value, string? on = null, string? conversation = null, string who = "Ana") => With(
        Envelope("invoke", who, conversation is null ? Personal(who) : Conversation(conversation == Group ? "groupChat" : "channel", conversation)),
        ("name", name),
        ("replyToId", on),
        ("value", value));

    /// <summary>A sign on a message; as Teams sends it, with the message's own id.</summary>
    public JsonObject Reaction(string type, string on, string conversation, string who = "Ana") => With(
        Envelope("messageReaction", who, Conversation("channel", conversation)),
        ("id", on),
        ("replyToId", on),
        ("reactionsAdded", new JsonArray(new JsonObject { ["type"] = type })));

    /// <summary>Somebody looks at a card that has views of their own.</summary>
    public JsonObject Looks(string on, string conversation, string who) => Invoke(
        "adaptiveCard/action",
        new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "postbot.refresh", ["data"] = new JsonObject { ["v"] = 1 } }, ["trigger"] = "automatic" },
        on, conversation, who);

    /// <summary>A search of the message extension, typed so far.</summary>
    public JsonObject Search(string command, string words, string who = "Ana") => Invoke(
        "composeExtension/query",
        new JsonObject { ["commandId"] = command, ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = words }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 } },
        who: who);

    /// <summary>What Teams hands over of a message that somebody chose an action on.</summary>
    public static JsonObject Payload(string html, string author = "Olo", string authorId = "00000000-0000-4000-8000-00000000aaaa") => new()
    {
        ["id"] = "1611060744833",
        ["createdDateTime"] = "2026-11-19T12:52:24.833Z",
        ["deleted"] = false,
        ["linkToMessage"] = $"https://teams.microsoft.com/l/message/{Channel}/1611060744833",
        ["from"] = new JsonObject { ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = authorId, ["displayName"] = author } },
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
        ["attachments"] = new JsonArray(),
        ["mentions"] = new JsonArray(),
    };

    public JsonObject Installed(string action, string who = "Ana", bool inChannel = false)
    {
        var activity = Envelope("installationUpdate", who, inChannel ? Conversation("channel", Channel) : Personal(who));
        activity["id"] = $"f:{Guid.NewGuid()}";
        return With(activity, ("action", action));
    }

    public JsonObject Members(string member, string id, bool inChannel = true, string who = "Ana")
    {
        var activity = Envelope("conversationUpdate", who, inChannel ? Conversation("channel", Channel) : Personal(who));
        return With(activity, (member, new JsonArray(new JsonObject { ["id"] = id })));
    }

    /// <summary>Something happened to a channel; Teams says it in the team's own conversation.</summary>
    public JsonObject ChannelEvent(string eventType, string name)
    {
        var activity = Envelope("conversationUpdate", "Ana", Conversation("channel", "19:team@thread.tacv2"));
        activity["channelData"]!["eventType"] = eventType;
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = Channel, ["name"] = name };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
        return activity;
    }

    public static string ObjectId(string who) => $"00000000-0000-4000-8000-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(who.PadRight(6)))[..12]}";

    public static string MentionId(string who) => $"29:1-{who}";

    public static string Direct(string who) => $"a:1-{who}";

    /// <summary>Claims of a good token for this activity.</summary>
    public static JsonObject Claims(JsonObject activity)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new()
        {
            ["serviceurl"] = activity["serviceUrl"]?.DeepClone(),
            ["nbf"] = now - 3600,
            ["exp"] = now + 3600,
            ["iss"] = FakeBotConnector.Issuer,
            ["aud"] = FakeBotConnector.AppId,
        };
    }

    public static JsonObject Header(string kid, string algorithm = "RS256") => new() { ["alg"] = algorithm, ["kid"] = kid, ["typ"] = "JWT", ["x5t"] = kid };

    public string Token(JsonObject activity) => FakeToken.Sign(Header("k1"), Claims(activity), FakeToken.Rsa(connector.Keys["k1"].Rsa));

    public Posting Post(JsonObject activity) => new(activity.ToJsonString(), $"Bearer {Token(activity)}");

    public static JsonObject With(JsonObject activity, params (string Name, JsonNode? Value)[] members)
    {
        foreach (var (name, value) in members) activity[name] = value;
        return activity;
    }

    private static JsonObject Mentioning(JsonObject activity, string text)
    {
        activity["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "PostBot" }, ["text"] = "<at>PostBot</at>" });
        return With(activity, ("text", $"<at>PostBot</at> {text}"), ("textFormat", "plain"), ("attachments", Html(text)));
    }

    private JsonObject Envelope(string type, string who, JsonObject conversation) => new()
    {
        ["type"] = type,
        ["id"] = Interlocked.Increment(ref clock).ToString(CultureInfo.InvariantCulture),
        ["timestamp"] = "2026-11-24T09:00:00.0597717Z",
        ["localTimezone"] = "Europe/London",
        ["channelId"] = "msteams",
        ["serviceUrl"] = connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = MentionId(who), ["name"] = who, ["aadObjectId"] = ObjectId(who) },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "PostBot" },
        ["conversation"] = conversation,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB", ["country"] = "GB", ["platform"] = "Web", ["timezone"] = "Europe/London" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeBotConnector.TenantId } },
    };

    private static JsonObject Personal(string who) => new() { ["conversationType"] = "personal", ["tenantId"] = FakeBotConnector.TenantId, ["id"] = Direct(who) };

    private static JsonObject Conversation(string type, string id) => new() { ["isGroup"] = true, ["conversationType"] = type, ["tenantId"] = FakeBotConnector.TenantId, ["id"] = id };

    /// <summary>Teams repeats nearly every message as HTML.</summary>
    private static JsonArray Html(string text) => new(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{text}</p>" });
}
