using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>Events in which nobody says anything: people and channels that change, and signs put on our messages.</summary>
internal static class SlackNotices
{
    public const string Kind = "notice";

    private const string NotMember = "PostBot was taken out of it: type /invite @postbot there";

    /// <summary>The delivery to store; null for an event that changes nothing for us.</summary>
    /// <param name="knownBot">Our user id; null when it is not known.</param>
    public static Delivery? ToDelivery(JsonElement envelope, string? knownBot)
    {
        if (SlackEvents.Workspace(envelope) is not { } workspace || envelope.Words("event_id") is not { } id) return null;
        var key = $"slack:event:{id}";
        return Read(envelope, key, workspace, knownBot) is Ignored ? null : new(Surface.Slack, key, workspace, Kind, StoredBody.Write(envelope));
    }

    /// <summary>What Slack says of a person after they were answered without it.</summary>
    public static Delivery Late(string workspace, JsonElement user)
    {
        using var envelope = JsonDocument.Parse(new JsonObject { ["event"] = new JsonObject { ["type"] = "user_change", ["user"] = JsonNode.Parse(user.GetRawText()) } }.ToJsonString());
        return new(Surface.Slack, $"slack:late:{Guid.NewGuid():N}", workspace, Kind, StoredBody.Write(envelope.RootElement));
    }

    public static Reading Read(JsonElement envelope, string key, string workspace, string? knownBot)
    {
        var said = envelope.Field("event");
        var channel = said.Field("channel").Words("id") ?? said.Words("channel") ?? "";
        switch (said.Words("type"))
        {
            case "user_change":
                return Person(said.Field("user"), workspace);
            case "channel_rename" or "group_rename":
                return new ChannelChanged(Surface.Slack, workspace, channel, null, said.Field("channel").Words("name"));
            case "channel_id_changed" when said.Words("old_channel_id") is { } old && said.Words("new_channel_id") is { } now:
                return new ChannelChanged(Surface.Slack, workspace, old, now, null);
            case "channel_archive" or "group_archive":
                return new Unreachable(Surface.Slack, workspace, null, channel, "it was archived");
            case "channel_deleted" or "group_deleted":
                return new Unreachable(Surface.Slack, workspace, null, channel, "it was deleted");
            case "channel_unarchive" or "group_unarchive":
                return new Reachable(Surface.Slack, workspace, null, new Place(channel, PlaceKind.Channel));
            case "member_left_channel" when IsBot(said, envelope, knownBot):
                return new Unreachable(Surface.Slack, workspace, null, channel, NotMember);
            case "member_joined_channel" when IsBot(said, envelope, knownBot):
                return new Reachable(Surface.Slack, workspace, null, new Place(channel, PlaceKind.Channel));
            case "reaction_added":
                return Reaction(envelope, said, key, workspace, knownBot);
            default:
                return new Ignored("An event that is not used.");
        }
    }

    private static bool IsBot(JsonElement said, JsonElement envelope, string? knownBot) => said.Words("user") is { } user && user == SlackEvents.Bot(envelope, knownBot);

    private static Reading Person(JsonElement user, string workspace)
    {
        if (user.Words("id") is not { } id) return new Ignored("A change of nobody.");
        var profile = SlackProfile.Read(user, workspace);
        return new PersonChanged(Surface.Slack, workspace, new Sender(id, profile.Name ?? id) { Zone = profile.Zone, IsOutsider = profile.IsOutsider }, profile.IsClosed);
    }

    private static Reading Reaction(JsonElement envelope, JsonElement said, string key, string workspace, string? knownBot)
    {
        Sign? sign = said.Words("reaction") switch
        {
            "white_check_mark" or "heavy_check_mark" or "ballot_box_with_check" => Sign.Check,
            "eyes" => Sign.Eyes,
            _ => null,
        };
        var (item, user, bot) = (said.Field("item"), said.Words("user"), SlackEvents.Bot(envelope, knownBot));
        if (sign is not { } meant || user is null || user == bot || item.Words("type") != "message" || item.Words("channel") is not { } channel || item.Words("ts") is not { } ts) return new Ignored("A sign without a meaning.");
        if (bot is not null && said.Words("item_user") is { } author && author != bot) return new Ignored("A sign on somebody else's message.");
        var incoming = new Incoming(Surface.Slack, workspace, new Sender(user, user), SlackPlaces.Of(channel, null, null), "") { Key = key, OnMessage = ts, Reply = ReplyBy.Edit, Silent = true };
        return new Reacted(incoming, meant);
    }
}
