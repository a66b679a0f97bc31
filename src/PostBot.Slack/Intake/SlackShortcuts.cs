using System.Text.Json;
using PostBot.Core.Delivery;
using PostBot.Slack.Install;

namespace PostBot.Slack.Intake;

/// <summary>Chosen shortcuts: each is the beginning of a command. One on a message takes that message's words, stays in its thread and links back to it.</summary>
internal static class SlackShortcuts
{
    public const string Kind = "shortcut";

    /// <summary>The delivery to store; null for a shortcut that is none of ours.</summary>
    public static Delivery? ToDelivery(JsonElement payload)
    {
        if (Chosen(payload) is null || SlackInteractions.Workspace(payload) is not { } workspace || payload.Field("user").Words("id") is null) return null;
        var press = payload.Words("trigger_id") ?? $"{payload.Words("action_ts")}:{payload.Field("user").Words("id")}";
        return new(Surface.Slack, $"slack:act:{press}", workspace, Kind, StoredBody.Write(payload));
    }

    /// <param name="triggered">A window may still be opened for it.</param>
    public static Reading Read(JsonElement payload, string key, string workspace, bool triggered)
    {
        var user = payload.Field("user");
        if (Chosen(payload) is not { } shortcut || user.Words("id") is not { } person) return new Ignored("A shortcut that is none of ours.");
        var sender = SlackInteractions.Sender(user, person, workspace);
        var window = triggered ? Window.MayOpen : Window.None;
        if (!shortcut.OnMessage) return new Said(new Incoming(Surface.Slack, workspace, sender, new Place(person, PlaceKind.Direct), shortcut.Verb) { Key = key, Reply = ReplyBy.Post, Window = window });
        var (channel, message) = (payload.Field("channel"), payload.Field("message"));
        if (channel.Words("id") is not { } place || (payload.Words("message_ts") ?? message.Words("ts")) is not { } ts) return new Ignored("A message without a place.");
        var thread = message.Words("thread_ts");
        var text = SlackText.Read(message.Words("text") ?? "", null);
        return new Said(new Incoming(Surface.Slack, workspace, sender, SlackPlaces.Of(place, channel.Words("name"), thread ?? ts), $"{shortcut.Verb} {text}".Trim())
        {
            Key = key,
            Reply = ReplyBy.Post,
            Beside = true,
            ResponseUrl = payload.Words("response_url"),
            Window = window,
            Message = SlackEdits.Message(workspace, place, ts),
            Author = Author(message, person),
            Link = Permalink(payload.Field("team").Words("domain"), place, ts, thread),
        });
    }

    private static SlackShortcut? Chosen(JsonElement payload) => SlackShortcut.All.FirstOrDefault(shortcut => shortcut.Id == payload.Words("callback_id"));

    /// <summary>Who wrote the message; null for the presser's own and for what a program posted.</summary>
    private static Sender? Author(JsonElement message, string presser) =>
        message.Words("bot_id") is null && message.Words("user") is { } author && author != presser && SlackIds.IsPerson(author) ? new Sender(author, author) : null;

    /// <summary>As Slack's own "copy link" writes it; null when an id could not be part of an address.</summary>
    private static string? Permalink(string? domain, string channel, string ts, string? thread)
    {
        if (domain is null || !domain.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') || !SlackIds.IsId(channel) || !IsTs(ts) || (thread is not null && !IsTs(thread))) return null;
        var link = $"https://{domain}.slack.com/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}";
        return thread is null || thread == ts ? link : $"{link}?thread_ts={thread}&cid={channel}";
    }

    private static bool IsTs(string ts) => ts.All(character => char.IsAsciiDigit(character) || character == '.');
}
