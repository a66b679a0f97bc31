using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>
/// Sends broadcasts whose time has come, reminds their authors an hour before, and draws receipts anew after deliveries ended. Each in one transaction
/// with its claim, so that two processes do nothing twice.
/// </summary>
internal sealed class BroadcastSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    private const int Batch = 50;

    /// <summary>How long before it goes out its author is reminded.</summary>
    public static readonly Duration Before = Duration.FromHours(1);

    public string Name => "broadcasts";

    /// <summary>Its receipts follow what the relay delivered.</summary>
    public bool FollowsOthers => true;

    public async Task<Instant?> NextDue(Instant after, CancellationToken cancel)
    {
        var later = after + Before;
        var (send, remind) = await database.Read(
            async (db, token) => (await First(db, after, token), await First(db, later, token)), cancel);
        var early = remind is { } at ? at - Before : (Instant?)null;
        return send is { } one && early is { } other ? Instant.Min(one, other) : send ?? early;
    }

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.Now;
        var soon = now + Before;
        var any = await database.Read((db, token) => db.Broadcasts.AnyAsync(row => (row.State == BroadcastState.Scheduled && row.SendAt <= soon) || row.RefreshAt <= now, token), cancel);
        return any ? await writer.Write((session, token) => Take(session, clock.Now, token), cancel) : 0;
    }

    private static Task<Instant?> First(PostBotDb db, Instant after, CancellationToken cancel) =>
        db.Broadcasts.Where(row => row.State == BroadcastState.Scheduled && row.SendAt > after).OrderBy(row => row.SendAt).Select(row => row.SendAt).FirstOrDefaultAsync(cancel);

    private async Task<int> Take(WriteSession session, Instant now, CancellationToken cancel)
    {
        var soon = now + Before;
        var rows = await session.Db.Broadcasts.Where(row => (row.State == BroadcastState.Scheduled && row.SendAt <= soon) || row.RefreshAt <= now).OrderBy(row => row.SendAt).Take(Batch).ToListAsync(cancel);
        foreach (var broadcast in rows)
        {
            var names = await session.Names.Of(session.Db, broadcast.StudioId, cancel);
            if (broadcast.State == BroadcastState.Scheduled && broadcast.SendAt <= now) await Send(session, names, broadcast, now, cancel);
            else if (broadcast.State == BroadcastState.Scheduled) await Remind(session, names, broadcast, now, cancel);
            if (broadcast.RefreshAt > now || broadcast.RefreshAt is null) continue;
            broadcast.RefreshAt = null;
            await Sending.Redraw(session, names, broadcast, copies: false, now, cancel);
        }
        session.AfterCommit.Add(() =>
        {
            if (!session.Sends) return;
            relay.Wake();
            news.Tell();
        });
        await session.Db.SaveChangesAsync(cancel);
        return rows.Count;
    }

    private static async Task Send(WriteSession session, Names names, Broadcast broadcast, Instant now, CancellationToken cancel)
    {
        await Sending.Send(session, names, broadcast, now, cancel);
        await session.Db.SaveChangesAsync(cancel);
        if (names.FindPerson(broadcast.AuthorId) is { } author) Outbox.ToPerson(session, names, author, await BroadcastCard.ForAuthor(new View(session.Db, names, author, now), broadcast, all: false, cancel), now);
    }

    /// <summary>Of the notice that its author was reminded, or need not be.</summary>
    public static string SoonKey(Broadcast broadcast) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BroadcastCard.Id(broadcast)} soon {broadcast.SendAt!.Value.ToUnixTimeMilliseconds()}");

    private static async Task Remind(WriteSession session, Names names, Broadcast broadcast, Instant now, CancellationToken cancel)
    {
        var key = SoonKey(broadcast);
        if (await session.Db.Notices.AnyAsync(row => row.StudioId == broadcast.StudioId && row.Key == key, cancel)) return;
        session.Db.Add(new Notice { Id = session.NewId(), StudioId = broadcast.StudioId, Key = key, At = now });
        if (names.FindPerson(broadcast.AuthorId) is not { } author) return;
        var card = BroadcastCard.Scheduled(new View(session.Db, names, author, now), broadcast, Audience.Of(names, broadcast));
        Outbox.ToPerson(session, names, author, card, now);
    }
}
