using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PostBot.Core.Delivery;
using PostBot.Core.People;

namespace PostBot.Core.Storage;

/// <summary>The names of each studio, kept in memory until the studio's <c>NamesVersion</c> moves. Safe for many readers and the writer at once.</summary>
internal sealed class NamesCache
{
    private readonly ConcurrentDictionary<(Surface, string), long> studios = new();
    private readonly ConcurrentDictionary<long, Names> names = new();

    /// <summary>The studio a workspace belongs to; null when it belongs to none yet.</summary>
    public async Task<long?> Studio(PostBotDb db, Surface surface, string workspace, CancellationToken cancel)
    {
        if (studios.TryGetValue((surface, workspace), out var known)) return known;
        var row = await db.Workspaces.AsNoTracking().FirstOrDefaultAsync(row => row.Surface == surface && row.ExternalId == workspace, cancel);
        if (row is null) return null;
        return studios[(surface, workspace)] = row.StudioId;
    }

    /// <summary>The names as of the database state that <paramref name="db"/> sees.</summary>
    public async Task<Names> Of(PostBotDb db, long studioId, CancellationToken cancel)
    {
        var version = Version(db, studioId);
        if (names.TryGetValue(studioId, out var known) && known.Version == version) return known;
        return names[studioId] = await Names.Load(db, studioId, cancel);
    }

    /// <summary>After a rollback or a reset: what was cached may never have been committed.</summary>
    public void Forget(long studioId) => names.TryRemove(studioId, out _);

    public void ForgetWorkspaces() => studios.Clear();

    private static long Version(PostBotDb db, long studioId)
    {
        using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT "NamesVersion" FROM "Studios" WHERE "Id" = $id""";
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var parameter = command.CreateParameter();
        parameter.ParameterName = "$id";
        parameter.Value = studioId;
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() as long? ?? -1;
    }
}
