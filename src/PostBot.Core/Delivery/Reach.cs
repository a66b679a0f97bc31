using Microsoft.EntityFrameworkCore;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Who can be reached where: learned when the app is installed, forgotten when it is removed.</summary>
internal sealed class Reach(Writer writer, Clock clock)
{
    private const string AccountClosed = "has no account here any more";

    public Task<bool> Done(long delivery, CancellationToken cancel) => writer.Write((session, token) => Finish(session, delivery, token), cancel);

    /// <summary>The app was installed: the person or channel is known from now on. It is greeted by the first line it says, not before.</summary>
    public Task<bool> Gained(Reachable reachable, long delivery, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            if (await session.Names.Studio(session.Db, reachable.Surface, reachable.Workspace, token) is { } studio)
            {
                var names = await session.Names.Of(session.Db, studio, token);
                var incoming = new Incoming(reachable.Surface, reachable.Workspace, reachable.Sender ?? new Sender("", ""), reachable.Place, "") { Public = true };
                if (reachable.Place.Kind != PlaceKind.Direct) Places.Remember(session, names, incoming);
                else if (reachable.Sender is not null) Meetings.Sender(session, names, incoming, clock.Now);
                Outbox.Renew(session.Db, names.Studio);
            }
            return await Finish(session, delivery, token);
        },
        cancel);

    public Task<bool> Lost(Unreachable unreachable, long delivery, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            if (await session.Names.Studio(session.Db, unreachable.Surface, unreachable.Workspace, token) is { } studio)
            {
                var names = await session.Names.Of(session.Db, studio, token);
                if (unreachable.SenderId is { } id && names.Identity(unreachable.Surface, unreachable.Workspace, id) is { } known)
                {
                    var row = await session.Db.Identities.FindAsync([known.Id], token);
                    row!.UnreachableWhy = unreachable.Why;
                    row.DirectChannel = null;
                    Outbox.Renew(session.Db, names.Studio);
                }
                else if (unreachable.SenderId is null && names.Channel(unreachable.Surface, unreachable.Workspace, unreachable.Channel) is { } channel)
                {
                    (await session.Db.Channels.FindAsync([channel.Id], token))!.UnreachableWhy = unreachable.Why;
                    Outbox.Renew(session.Db, names.Studio);
                }
            }
            return await Finish(session, delivery, token);
        },
        cancel);

    public Task<bool> Changed(PersonChanged changed, long delivery, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            if (await session.Names.Studio(session.Db, changed.Surface, changed.Workspace, token) is { } studio)
            {
                var names = await session.Names.Of(session.Db, studio, token);
                if (names.Identity(changed.Surface, changed.Workspace, changed.Sender.Id) is { } known)
                {
                    Meetings.Changed(session, names, known, changed.Sender);
                    if (changed.Left != (known.UnreachableWhy == AccountClosed)) (await session.Db.Identities.FindAsync([known.Id], token))!.UnreachableWhy = changed.Left ? AccountClosed : null;
                    Outbox.Renew(session.Db, names.Studio);
                }
            }
            return await Finish(session, delivery, token);
        },
        cancel);

    /// <summary>What was posted under the old id is found under the new one: its cards go on living.</summary>
    public Task<bool> Changed(ChannelChanged changed, long delivery, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            if (await session.Names.Studio(session.Db, changed.Surface, changed.Workspace, token) is { } studio)
            {
                var names = await session.Names.Of(session.Db, studio, token);
                if (names.Channel(changed.Surface, changed.Workspace, changed.Channel) is { } channel)
                {
                    var row = (await session.Db.Channels.FindAsync([channel.Id], token))!;
                    row.Name = changed.Name ?? row.Name;
                    if (changed.NewId is { } id) await Move(session, row, id, token);
                    Outbox.Renew(session.Db, names.Studio);
                }
            }
            return await Finish(session, delivery, token);
        },
        cancel);

    private static async Task Move(WriteSession session, Channel channel, string id, CancellationToken cancel)
    {
        var (surface, workspace, old) = (channel.Surface, channel.Workspace, channel.ExternalId);
        // Somebody may have spoken there already: that row gives way to the one that knows the production.
        if (await session.Db.Channels.FirstOrDefaultAsync(row => row.Surface == surface && row.Workspace == workspace && row.ExternalId == id, cancel) is { } newer)
        {
            session.Db.Remove(newer);
            await session.Db.SaveChangesAsync(cancel);
        }
        channel.ExternalId = id;
        channel.UnreachableWhy = null;
        foreach (var row in await session.Db.Outbox.Where(row => row.Surface == surface && row.Workspace == workspace && row.Channel == old).ToListAsync(cancel)) (row.Channel, row.Destination) = (id, row.Destination == old ? id : row.Destination);
    }

    private static async Task<bool> Finish(WriteSession session, long delivery, CancellationToken cancel)
    {
        var row = await session.Db.Deliveries.FindAsync([delivery], cancel);
        row!.State = DeliveryState.Done;
        row.Body = "";
        await session.Db.SaveChangesAsync(cancel);
        return true;
    }
}
