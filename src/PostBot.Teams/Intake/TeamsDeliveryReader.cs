using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PostBot.Core.Delivery;
using PostBot.Teams.Sending;

namespace PostBot.Teams.Intake;

/// <summary>Reads stored activities, and decides which are worth storing: what is not said to us is not kept.</summary>
internal sealed class TeamsDeliveryReader : IDeliveryReader
{
    private const string Greeting = "hello";

    public Surface Surface => Surface.Teams;

    public Reading Read(Delivery delivery) =>
        Activity.Parse(Encoding.UTF8.GetBytes(delivery.Body)) is { } activity ? Read(activity, delivery.Workspace) : new Ignored("not an activity");

    public static Reading Read(Activity activity, string tenant)
    {
        if (TeamsPlaces.Place(activity) is not { } place) return new Ignored("no conversation");
        if (activity.FromId is { } from && from == activity.RecipientId) return new Ignored("our own");
        return activity.Type switch
        {
            "message" => Message(activity, tenant, place),
            "messageUpdate" => Edit(activity, tenant, place),
            "messageReaction" => Reaction(activity, tenant, place),
            "installationUpdate" => Installation(activity, tenant, place),
            "conversationUpdate" => Members(activity, tenant, place),
            _ => new Ignored("not one of ours"),
        };
    }

    /// <summary>
    /// Names a delivery. Teams repeats a message with the same id; a press of a card's button is named by who pressed what where as
    /// well, because its ids are not promised to be unique.
    /// </summary>
    public static string Key(Activity activity, string tenant)
    {
        var words = new List<string?> { tenant, activity.ConversationId, activity.Type, activity.Id ?? activity.Words("timestamp") };
        if (activity.Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            words.AddRange([activity.FromId, activity.ReplyToId, Hash(activity.Value)]);
        }
        // An edit has the id of what it edits.
        if (activity.Type is "messageUpdate") words.Add(activity.Words("timestamp"));
        // A reaction has the id of what it is on.
        if (activity.Type is "messageReaction") words.AddRange([activity.FromId, activity.Words("timestamp"), .. Added(activity)]);
        // Installing tells twice with different ids at times; what it says is the same.
        if (activity.Type is "installationUpdate") words.Add(activity.Action);
        return "teams/" + string.Join('/', words.Select(word => Uri.EscapeDataString(word ?? "")));
    }

    /// <summary>Who pressed what where, however often it is delivered; null for what was typed.</summary>
    public static string? PressOf(Activity activity, string tenant) => activity.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        ? null
        : string.Join('\n', tenant, activity.ConversationId, activity.FromId, activity.ReplyToId, Hash(activity.Value));

    private static string Hash(JsonElement value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.GetRawText())));

    private static Reading Message(Activity activity, string tenant, Place place)
    {
        if (TeamsPlaces.Sender(activity, place) is not { } sender) return new Ignored("nobody said it");
        var incoming = new Incoming(Surface.Teams, tenant, sender, place, "") { Public = place.Kind != PlaceKind.Direct, Key = Key(activity, tenant), Message = Message(tenant, place.Channel, activity.Id) };
        if (CardPress.Read(activity.Value) is { } press)
        {
            return new Said(incoming with { Text = press.Line, Form = press.Form, Reply = ReplyBy.Edit, OnMessage = Message(activity.ReplyToId) });
        }
        if (activity.Value.ValueKind == JsonValueKind.Object && string.IsNullOrEmpty(activity.Text)) return new Ignored("a card that is not ours");
        // With the right to read all messages, Teams sends what people say to each other as well.
        if (place.Kind != PlaceKind.Direct && !MentionText.Names(activity, activity.RecipientId)) return new Ignored("not said to us");
        var (text, files) = (MentionText.Line(activity), Files(activity).ToList());
        return new Said(incoming with { Text = text.Length == 0 && files.Count > 0 ? "import" : text, Reply = ReplyBy.Post, Attached = files });
    }

    /// <summary>A message as notes remember it; null when Teams gave it no id.</summary>
    public static string? Message(string tenant, string conversation, string? id) => string.IsNullOrEmpty(id) ? null : $"teams:{tenant}:{conversation}:{id}";

    /// <summary>Somebody changed what they said; its return after a deletion is none of it.</summary>
    private static Reading Edit(Activity activity, string tenant, Place place)
    {
        if (activity.Words("channelData", "eventType") != "editMessage" || TeamsPlaces.Sender(activity, place) is not { } sender) return new Ignored("no edit");
        return new Edited(new Incoming(Surface.Teams, tenant, sender, place, MentionText.Line(activity))
        {
            Key = Key(activity, tenant),
            Reply = ReplyBy.Post,
            Public = place.Kind != PlaceKind.Direct,
            Message = Message(tenant, place.Channel, activity.Id),
        });
    }

    private static IEnumerable<string> Added(Activity activity) => activity.List("reactionsAdded").Select(one => one.Words("type")).OfType<string>();

    /// <summary>A sign on a message of ours; Teams tells of no others. Its names for signs are free: <c>like</c>, <c>2705_whiteheavycheckmark</c>, the sign itself.</summary>
    private static Reading Reaction(Activity activity, string tenant, Place place)
    {
        Sign? sign = Added(activity).Select(Meaning).FirstOrDefault(meant => meant is not null);
        if (sign is not { } meant || Message(activity.ReplyToId) is not { } on || TeamsPlaces.Sender(activity, place) is not { } sender) return new Ignored("a sign without a meaning");
        return new Reacted(new Incoming(Surface.Teams, tenant, sender, place, "") { Key = Key(activity, tenant), OnMessage = on, Reply = ReplyBy.Edit, Silent = true }, meant);
    }

    /// <summary>A thumb or a heart is a kindness, and does nothing.</summary>
    private static Sign? Meaning(string type) =>
        type.Contains("check", StringComparison.OrdinalIgnoreCase) || type is "✅" or "☑" or "☑️" or "✔" or "✔️" ? Sign.Check
        : type.Contains("eyes", StringComparison.OrdinalIgnoreCase) || type == "👀" ? Sign.Eyes
        : null;

    /// <summary>Files that came with a message in a personal chat; nearly every message has an attachment that only repeats its words.</summary>
    private static IEnumerable<Attached> Files(Activity activity) => activity.List("attachments")
        .Where(file => file.Words("contentType") == TeamsFiles.ContentType)
        .Select(file => new Attached(file.Words("name") ?? "file", file.Field("content").Words("downloadUrl") ?? "", 0));

    /// <summary>A card inserted by hand has no message of ours behind it.</summary>
    public static string? Message(string? replyToId) => replyToId is null or "" or "-1" ? null : replyToId;

    private static Reading Installation(Activity activity, string tenant, Place place)
    {
        var sender = TeamsPlaces.Sender(activity, place);
        return activity.Action switch
        {
            // Whoever adds PostBot for themselves is greeted; a channel is not, and an upgrade is nobody's beginning.
            "add" when place.Kind == PlaceKind.Direct && sender is not null => new Said(new Incoming(Surface.Teams, tenant, sender, place, Greeting) { Key = Key(activity, tenant), Reply = ReplyBy.Post }),
            "add" or "add-upgrade" => new Reachable(Surface.Teams, tenant, place.Kind == PlaceKind.Direct ? sender : null, place),
            // The old version going while a new one comes ("remove-upgrade") takes nobody away.
            "remove" => new Unreachable(Surface.Teams, tenant, place.Kind == PlaceKind.Direct ? sender?.Id : null, place.Channel, "removed PostBot in Teams"),
            _ => new Ignored("an unknown installation update"),
        };
    }

    /// <summary>What became of a channel of a team that PostBot is in: the conversation is the team's, the channel stands beside it. Null for any other update.</summary>
    private static Reading? ChannelChange(Activity activity, string tenant)
    {
        if (activity.Words("channelData", "channel", "id") is not { Length: > 0 } id) return null;
        var place = new Place(id, PlaceKind.Channel, Name: activity.Words("channelData", "channel", "name"), ServiceUrl: activity.ServiceUrl);
        return activity.Words("channelData", "eventType") switch
        {
            "channelRenamed" or "channelRestored" => new Reachable(Surface.Teams, tenant, null, place),
            "channelDeleted" => new Unreachable(Surface.Teams, tenant, null, id, "the channel was deleted in Teams"),
            _ => null,
        };
    }

    /// <summary>Teams says an installation twice, in two types; both mean the same. What other people come and go is not ours to know.</summary>
    private static Reading Members(Activity activity, string tenant, Place place)
    {
        if (ChannelChange(activity, tenant) is { } change) return change;
        var us = activity.RecipientId;
        if (us is null) return new Ignored("nobody we know");
        if (activity.List("membersAdded").Any(member => member.Words("id") == us))
        {
            return new Reachable(Surface.Teams, tenant, place.Kind == PlaceKind.Direct ? TeamsPlaces.Sender(activity, place) : null, place);
        }
        if (activity.List("membersRemoved").Any(member => member.Words("id") == us))
        {
            return new Unreachable(Surface.Teams, tenant, place.Kind == PlaceKind.Direct ? TeamsPlaces.Sender(activity, place)?.Id : null, place.Channel, "removed PostBot in Teams");
        }
        return new Ignored("other people");
    }
}
