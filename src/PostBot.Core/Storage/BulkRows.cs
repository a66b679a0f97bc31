using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PostBot.Domain;

namespace PostBot.Core.Storage;

/// <summary>
/// New rows written inside the running transaction past the change tracker, and so past the audit log: many of one kind at once, and those
/// every command writes (audit entry, receipt, outbox). The statements are prepared once for each connection.
/// </summary>
internal static class BulkRows
{
    private const int ManyRows = 500;

    private static readonly ConditionalWeakTable<DbConnection, Dictionary<Type, Prepared>> prepared = [];

    public static void Insert<T>(PostBotDb db, IReadOnlyCollection<T> rows)
        where T : class
    {
        foreach (var row in rows) Insert(db, row);
    }

    public static void Insert(PostBotDb db, object row)
    {
        var connection = db.Database.GetDbConnection();
        var ofConnection = prepared.GetOrCreateValue(connection);
        if (!ofConnection.TryGetValue(row.GetType(), out var insert)) ofConnection[row.GetType()] = insert = new Prepared(db, row.GetType());
        insert.Command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < insert.Columns.Length; i++)
        {
            var (property, stored) = insert.Columns[i];
            insert.Command.Parameters[i].Value = property.GetValue(row) switch
            {
                null => DBNull.Value,
                Enum number => Convert.ToInt64(number, null),
                var value => stored is null ? value : stored(value),
            };
        }
        insert.Command.ExecuteNonQuery();
    }

    /// <summary>
    /// Deletes what the context is about to delete where it is so much that a statement for each row would take seconds: by lists of ids,
    /// those that refer before those they refer to. The context forgets these rows.
    /// </summary>
    public static async Task DeleteMany(PostBotDb db, CancellationToken cancel)
    {
        var going = db.ChangeTracker.Entries<IStudioRow>().Where(entry => entry.State == EntityState.Deleted).ToList();
        if (going.Count < ManyRows) return;
        foreach (var kind in going.GroupBy(entry => entry.Metadata).OrderByDescending(kind => Depth(kind.Key)))
        {
            foreach (var entries in kind.Chunk(1_000))
            {
                // Names of our own model, and numbers.
#pragma warning disable EF1000
                await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{kind.Key.GetTableName()}\" WHERE \"Id\" IN ({string.Join(',', entries.Select(entry => entry.Entity.Id))})", cancel);
#pragma warning restore EF1000
                foreach (var entry in entries) entry.State = EntityState.Detached;
            }
        }
    }

    /// <summary>How many references lead from this kind of row to one that refers to nothing.</summary>
    private static int Depth(IEntityType type) =>
        type.GetForeignKeys().Where(key => key.PrincipalEntityType != type).Select(key => 1 + Depth(key.PrincipalEntityType)).DefaultIfEmpty(0).Max();

    private sealed class Prepared
    {
        public Prepared(PostBotDb db, Type row)
        {
            var type = db.Model.FindEntityType(row)!;
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            var properties = type.GetProperties().ToList();
            Columns = [.. properties.Select(property => (property.PropertyInfo!, property.GetValueConverter()?.ConvertToProvider))];
            Command = db.Database.GetDbConnection().CreateCommand();
            // Names of our own model.
#pragma warning disable CA2100
            Command.CommandText = $"""INSERT INTO "{table.Name}" ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName(table)}\""))}) VALUES ({string.Join(", ", properties.Select((_, i) => $"@p{i}"))})""";
#pragma warning restore CA2100
            for (var i = 0; i < properties.Count; i++)
            {
                var parameter = Command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                Command.Parameters.Add(parameter);
            }
        }

        public DbCommand Command { get; }

        public (System.Reflection.PropertyInfo Property, Func<object?, object?>? Stored)[] Columns { get; }
    }
}
