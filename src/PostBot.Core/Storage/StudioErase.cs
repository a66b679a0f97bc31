using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PostBot.Domain.Projects;

namespace PostBot.Core.Storage;

/// <summary>Deletes a studio with every row that is its own, those that refer to others first.</summary>
internal static class StudioErase
{
    public static async Task<int> Erase(PostBotDb db, long studioId, CancellationToken cancel)
    {
        // What a person looked at last has no studio of its own.
        var gone = await db.Database.ExecuteSqlInterpolatedAsync($"""DELETE FROM "Looks" WHERE "PersonId" IN (SELECT "Id" FROM "People" WHERE "StudioId" = {studioId})""", cancel);
        foreach (var type in DependentsFirst(db.Model))
        {
            var owner = type.ClrType == typeof(Studio) ? "Id" : "StudioId";
#pragma warning disable EF1002 // Names of tables and columns, from the model itself.
            gone += await db.Database.ExecuteSqlRawAsync($"""DELETE FROM "{type.GetTableName()}" WHERE "{owner}" = {studioId}""", cancel);
#pragma warning restore EF1002
        }
        return gone;
    }

    private static List<IEntityType> DependentsFirst(IModel model)
    {
        var left = model.GetEntityTypes().Where(type => type.ClrType == typeof(Studio) || type.FindProperty("StudioId") is not null).ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var free = left.Where(type => !left.Any(other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type))).ToList();
            if (free.Count == 0) throw new InvalidOperationException("Rows refer to each other in a circle.");
            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }
        return ordered;
    }
}
