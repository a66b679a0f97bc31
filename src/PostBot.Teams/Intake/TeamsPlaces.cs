using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Teams.Intake;

/// <summary>Where and by whom an activity was said.</summary>
internal static class TeamsPlaces
{
    private const string ThreadMark = ";messageid=";

    /// <summary>Null for activities that name no conversation.</summary>
    public static Place? Place(Activity activity)
    {
        if (activity.ConversationId is not { Length: > 0 } id) return null;
        var kind = Kind(activity, id);
        var mark = id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        var channel = mark < 0 ? id : id[..mark];
        var thread = mark < 0 || kind == PlaceKind.Direct ? null : id[(mark + ThreadMark.Length)..];
        var name = kind == PlaceKind.Direct ? null : activity.Words("channelData", "channel", "name") ?? activity.Words("conversation", "name");
        return new Place(channel, kind, thread, name, activity.ServiceUrl);
    }

    /// <summary>Null for activities that name nobody.</summary>
    public static Sender? Sender(Activity activity, Place place)
    {
        if ((activity.FromObjectId ?? activity.FromId) is not { Length: > 0 } id) return null;
        return new Sender(id, activity.Words("from", "name") ?? "")
        {
            Zone = Zone(activity),
            IsOutsider = IsOutsider(activity),
            DirectChannel = place.Kind == PlaceKind.Direct ? place.Channel : null,
            MentionId = activity.FromId,
        };
    }

    /// <summary>A channel's conversation: the thread is part of the id.</summary>
    public static string Conversation(string channel, string? thread) => thread is null ? channel : channel + ThreadMark + thread;

    /// <summary>The two kinds of id that channels have; chats and meetings end in <c>@thread.v2</c> or <c>@unq.gbl.spaces</c>.</summary>
    public static bool IsChannel(string conversation) =>
        conversation.Contains("@thread.tacv2", StringComparison.OrdinalIgnoreCase) || conversation.Contains("@thread.skype", StringComparison.OrdinalIgnoreCase);

    /// <summary>Splits what a new thread's conversation is called.</summary>
    public static (string Channel, string? Thread) Split(string conversation)
    {
        var mark = conversation.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        return mark < 0 ? (conversation, null) : (conversation[..mark], conversation[(mark + ThreadMark.Length)..]);
    }

    private static PlaceKind Kind(Activity activity, string id) => activity.ConversationType switch
    {
        "personal" => PlaceKind.Direct,
        "groupChat" => PlaceKind.Group,
        "channel" => PlaceKind.Channel,
        // Some senders leave it out.
        _ => IsChannel(id) ? PlaceKind.Channel : activity.IsGroup || id.StartsWith("19:", StringComparison.Ordinal) ? PlaceKind.Group : PlaceKind.Direct,
    };

    private static string? Zone(Activity activity)
    {
        var said = activity.Entities.Where(entity => entity.Words("type") == "clientInfo").Select(entity => entity.Words("timezone")).FirstOrDefault(zone => zone is not null)
            ?? activity.Words("localTimezone");
        return said is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(said) is not null ? said : null;
    }

    /// <summary>Anonymous people have no directory id, and whoever we cannot place gets the least.</summary>
    private static bool IsOutsider(Activity activity)
    {
        if (activity.FromObjectId is null) return true;
        // A guest's name in the directory of the host carries the mark.
        if (activity.Words("from", "userPrincipalName")?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true) return true;
        if ((activity.Words("from", "role") ?? activity.Words("from", "userRole")) is "guest" or "anonymous") return true;
        var theirs = activity.Words("from", "tenantId") ?? activity.Words("channelData", "tenant", "id");
        return theirs is not null && !theirs.Equals(activity.Tenant, StringComparison.OrdinalIgnoreCase);
    }
}
