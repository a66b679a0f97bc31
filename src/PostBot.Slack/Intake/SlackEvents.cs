using System.Text.Json;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>Events API envelopes: which are for us, what names them, what they say.</summary>
internal static class SlackEvents
{
    public const string Kind = "event";

    /// <summary>The delivery to store; null when nobody spoke to us, so that other people's talk is never kept.</summary>
    /// <param name="envelope">The verified body.</param>
    /// <param name="knownBot">Our user id as auth.test told it, for envelopes that do not say.</param>
    public static Delivery? ToDelivery(JsonElement envelope, string? knownBot)
    {
        var said = envelope.Field("event");
        var workspace = Workspace(envelope);
        if (workspace is null || WhyNot(said, Bot(envelope, knownBot)) is not null) return null;
        // A mention may arrive as app_mention and as message, with two event ids; what it is about is the same message.
        return new(Surface.Slack, SlackEdits.Message(workspace, said.Words("channel")!, said.Words("ts")!), workspace, Kind, StoredBody.Write(envelope));
    }

    public static Reading Read(JsonElement envelope, string key, string workspace, string? knownBot)
    {
        var said = envelope.Field("event");
        var bot = Bot(envelope, knownBot);
        if (WhyNot(said, bot) is { } why) return new Ignored(why);

        var (channel, user) = (said.Words("channel")!, said.Words("user")!);
        var direct = IsDirect(said);
        var text = SlackText.Read(said.Words("text") ?? "", bot);
        // A mention whose bot we cannot tell is still the word it starts with.
        if (bot is null && said.Words("type") == "app_mention") text = WithoutFirstMention(text);
        // In a channel the answer goes to the thread of what was said, and starts one when there is none.
        var thread = said.Words("thread_ts") ?? (direct ? null : said.Words("ts"));
        var kind = direct ? PlaceKind.Direct : said.Words("channel_type") == "mpim" ? PlaceKind.Group : PlaceKind.Channel;
        var files = Files(said).ToList();
        var profile = said.Field("user_profile");
        var sender = new Sender(user, profile.Words("display_name") ?? profile.Words("real_name") ?? user)
        {
            IsOutsider = IsOutsider(envelope, said, workspace),
            DirectChannel = direct ? channel : null,
        };
        return new Said(new Incoming(Surface.Slack, workspace, sender, new Place(channel, kind, thread), text.Length > 0 ? text : files.Count > 0 ? "import" : "help")
        {
            Key = key,
            Reply = ReplyBy.Post,
            Public = !direct,
            Attached = files,
            Message = SlackEdits.Message(workspace, channel, said.Words("ts")!),
        });
    }

    /// <summary>The installation the event is for: a team's, or a whole organisation's.</summary>
    public static string? Workspace(JsonElement envelope)
    {
        var authorization = envelope.First("authorizations");
        if (authorization.IsTrue("is_enterprise_install") && authorization.Words("enterprise_id") is { } organisation) return organisation;
        return authorization.Words("team_id") ?? envelope.Words("team_id") ?? envelope.Words("enterprise_id");
    }

    public static string? Bot(JsonElement envelope, string? known)
    {
        var authorization = envelope.First("authorizations");
        return authorization.IsTrue("is_bot") ? authorization.Words("user_id") ?? known : known ?? authorization.Words("user_id");
    }

    /// <summary>Why an event is not a person speaking to us; null when it is.</summary>
    private static string? WhyNot(JsonElement said, string? bot)
    {
        var type = said.Words("type");
        if (type is not ("app_mention" or "message")) return "An event that is not used.";
        // Edits, deletions, joins and unfurls come as subtypes; a file or a copy to the channel is still someone speaking.
        if (said.Words("subtype") is not (null or "file_share" or "thread_broadcast") || said.IsTrue("hidden")) return "Not a new message.";
        var user = said.Words("user");
        if (user is null || user == bot || user == "USLACKBOT" || said.Words("bot_id") is not null || said.Words("app_id") is not null) return "Said by a program.";
        if (said.Words("channel") is null || said.Words("ts") is null) return "A message without a place.";
        var toUs = type == "app_mention" || IsDirect(said) || (bot is not null && SlackText.Mentions(said.Words("text") ?? "", bot));
        return toUs ? null : "Not said to us.";
    }

    private static IEnumerable<Attached> Files(JsonElement said) => said.Field("files") is { ValueKind: JsonValueKind.Array } files
        ? files.EnumerateArray().Select(file => new Attached(file.Words("name") ?? "file", file.Words("url_private_download") ?? file.Words("url_private") ?? "", long.TryParse(file.Words("size"), out var size) ? size : 0))
        : [];

    public static bool IsDirect(JsonElement said) =>
        said.Words("channel_type") is { } kind ? kind == "im" : said.Words("channel") is ['D', ..];

    /// <summary>A guest's profile says so where it comes along. In a channel shared with another organisation, whoever cannot be shown to be ours is not.</summary>
    public static bool IsOutsider(JsonElement envelope, JsonElement said, string workspace) =>
        IsGuest(said.Field("user_profile")) ||
        (envelope.IsTrue("is_ext_shared_channel") && (said.Words("user_team") ?? said.Words("team")) is var team && team != workspace && !(IsWide(envelope) && team == envelope.Words("team_id")));

    private static bool IsWide(JsonElement envelope) => envelope.First("authorizations").IsTrue("is_enterprise_install");

    private static bool IsGuest(JsonElement profile) => profile.IsTrue("is_restricted") || profile.IsTrue("is_ultra_restricted") || profile.IsTrue("is_stranger");

    private static string WithoutFirstMention(string text)
    {
        if (!text.StartsWith('@')) return text;
        var end = text.AsSpan().IndexOfAny(' ', '\n');
        return end < 0 ? "" : text[end..].Trim();
    }
}
