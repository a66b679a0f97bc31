using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.People;
using PostBot.Core.Storage;

namespace PostBot.Core.Jobs;

/// <summary>Deletes the studio of a workspace that removed the app and did not come back in time.</summary>
internal sealed partial class RetentionSweep(Database database, Writer writer, Clock clock, ILogger<RetentionSweep> log) : ISweep
{
    public string Name => "retention";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        (db, token) => db.Installed.Where(row => row.DeleteAt > after).OrderBy(row => row.DeleteAt).Select(row => row.DeleteAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.Now;
        if (!await database.Read((db, token) => db.Installed.AnyAsync(row => row.DeleteAt <= now, token), cancel)) return 0;
        return await writer.Write(
            async (session, token) =>
            {
                var due = await session.Db.Installed.Where(row => row.DeleteAt <= now).ToListAsync(token);
                foreach (var installed in due) await Forget(session, installed, token);
                await session.Db.SaveChangesAsync(token);
                return due.Count;
            },
            cancel);
    }

    /// <summary>A studio that other workspaces share stays theirs; the installation's own is the only one of its own.</summary>
    private async Task Forget(WriteSession session, Installed installed, CancellationToken cancel)
    {
        session.Db.Remove(installed);
        var (surface, external) = (installed.Surface, installed.Workspace);
        session.Db.RemoveRange(await session.Db.Deliveries.Where(row => row.Surface == surface && row.Workspace == external).ToListAsync(cancel));
        var workspace = await session.Db.Workspaces.FirstOrDefaultAsync(row => row.Surface == installed.Surface && row.ExternalId == installed.Workspace, cancel);
        if (workspace is null) return;
        var studio = workspace.StudioId;
        if (studio == Founding.HomeStudio || await session.Db.Workspaces.AnyAsync(row => row.StudioId == studio && row.Id != workspace.Id, cancel)) return;
        session.Db.ChangeTracker.Entries<Workspace>().ToList().ForEach(entry => entry.State = EntityState.Detached);
        var rows = await StudioErase.Erase(session.Db, studio, cancel);
        session.AfterCommit.Add(() =>
        {
            session.Names.ForgetWorkspaces();
            session.Names.Forget(studio);
        });
        Erased(log, studio, rows);
    }

    [LoggerMessage(1, LogLevel.Information, "Studio {Studio} was deleted with {Rows} rows: its workspace removed PostBot a month ago.")]
    private static partial void Erased(ILogger log, long studio, int rows);
}
