using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Posts the weekly reports that are due, once however many processes look. After downtime one that is over a day late is left out; the next comes in its time.</summary>
internal sealed class ReportSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    private const int Batch = 20;

    private static readonly Duration tooLate = Duration.FromDays(1);

    public string Name => "reports";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        (db, token) => db.WeeklyReports.Where(row => row.NextAt > after).OrderBy(row => row.NextAt).Select(row => (Instant?)row.NextAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.Now;
        if (!await database.Read((db, token) => db.WeeklyReports.AnyAsync(row => row.NextAt <= now, token), cancel)) return 0;
        var did = 0;
        for (var taken = Batch; taken == Batch; did += taken) taken = await writer.Write((session, token) => Take(session, clock.Now, token), cancel);
        return did;
    }

    private async Task<int> Take(WriteSession session, Instant now, CancellationToken cancel)
    {
        var due = await session.Db.WeeklyReports.Where(row => row.NextAt <= now).OrderBy(row => row.NextAt).Take(Batch).ToListAsync(cancel);
        foreach (var report in due)
        {
            var names = await session.Names.Of(session.Db, report.StudioId, cancel);
            var project = names.Project(report.ProjectId);
            var late = now - report.NextAt > tooLate;
            report.NextAt = WeeklyReport.Next(now, report.Day, report.Minute, names.ZoneOf(project));
            if (late || project.Archived) continue;
            // The channel may have been linked elsewhere since; then it is none of this production's any more.
            var channels = names.Channels.Where(channel => channel.ProjectId == project.Id && channel.UnreachableWhy is null && (report.ChannelId is null || report.ChannelId == channel.Id)).ToList();
            if (channels.Count == 0) continue;
            var card = await HotSheet.Draw(new View(session.Db, names, null, now) { Only = project.Id, InPublic = true }, project, cancel);
            foreach (var channel in channels) Outbox.ToChannel(session, names, channel, card, now);
        }
        session.AfterCommit.Add(() =>
        {
            if (!session.Sends) return;
            relay.Wake();
            news.Tell();
        });
        await session.Db.SaveChangesAsync(cancel);
        return due.Count;
    }
}
