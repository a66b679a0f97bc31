using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.Core.People;

/// <summary>The channels PostBot has heard from.</summary>
internal static class Places
{
    /// <summary>Notes a channel the first time, and again when its name or its connector address moved, or when nothing could be posted there before.</summary>
    public static void Remember(WriteSession session, Names names, Incoming incoming)
    {
        var place = incoming.Place;
        var known = names.Channel(incoming.Surface, incoming.Workspace, place.Channel);
        if (known is null)
        {
            session.Db.Add(new Channel
            {
                Id = session.NewId(),
                StudioId = names.Studio.Id,
                Surface = incoming.Surface,
                Workspace = incoming.Workspace,
                ExternalId = place.Channel,
                Name = place.Name,
                ServiceUrl = place.ServiceUrl,
            });
            return;
        }
        // A slash command works where PostBot is no member: it says nothing about what can be posted there.
        var back = known.UnreachableWhy is not null && (incoming.Surface != Surface.Slack || incoming.Public);
        if ((place.Name is null || place.Name == known.Name) && (place.ServiceUrl is null || place.ServiceUrl == known.ServiceUrl) && !back) return;
        var row = session.Db.Channels.Find(known.Id)!;
        row.Name = place.Name ?? row.Name;
        row.ServiceUrl = place.ServiceUrl ?? row.ServiceUrl;
        if (back) row.UnreachableWhy = null;
    }
}
