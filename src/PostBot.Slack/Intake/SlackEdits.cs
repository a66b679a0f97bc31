using System.Text.Json;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>Edits that people make to what they said. Slack tells of unfurls, replies and its own afterthoughts in the same way; those leave the words as they were.</summary>
internal static class SlackEdits
{
    public const string Kind = "edit";

    /// <summary>A message as notes remember it.</summary>
    public static string Message(string workspace, string channel, string ts) => $"slack:{workspace}:{channel}:{ts}";

    /// <summary>The delivery of an edit and the message it is of; null for anything else.</summary>
    public static (Delivery Delivery, string Message)? ToDelivery(JsonElement envelope, string? knownBot)
    {
        if (SlackEvents.Workspace(envelope) is not { } workspace || Read(envelope, "", workspace, knownBot) is not Edited { Incoming.Message: { } message }) return null;
        var now = Now(envelope.Field("event"));
        var key = $"{message}:{now.Field("edited").Words("ts")}";
        return (new Delivery(Surface.Slack, key, workspace, Kind, StoredBody.Write(envelope)), message);
    }

    public static Reading Read(JsonElement envelope, string key, string workspace, string? knownBot)
    {
        var said = envelope.Field("event");
        var (now, bot) = (Now(said), SlackEvents.Bot(envelope, knownBot));
        if (now.Field("edited").Words("ts") is null || said.Words("channel") is not { } channel || now.Words("ts") is not { } ts || now.Words("user") is not { } user) return new Ignored("No edit.");
        if (user == bot || now.Words("bot_id") is not null) return new Ignored("Edited by a program.");
        var text = now.Words("text") ?? "";
        if (said.Field("previous_message").Words("text") == text) return new Ignored("The words stayed.");
        var direct = SlackEvents.IsDirect(said);
        var thread = now.Words("thread_ts") ?? (direct ? null : ts);
        return new Edited(new Incoming(Surface.Slack, workspace, new Sender(user, user), new Place(channel, direct ? PlaceKind.Direct : PlaceKind.Channel, thread), SlackText.Read(text, bot))
        {
            Key = key,
            Reply = ReplyBy.Post,
            Public = !direct,
            Message = Message(workspace, channel, ts),
        });
    }

    /// <summary>The message as it is now, inside the event that tells of the edit.</summary>
    private static JsonElement Now(JsonElement said) => said.Words("subtype") == "message_changed" ? said.Field("message") : said;
}
