using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PostBot.Domain;
using PostBot.Domain.People;

namespace PostBot.Core.Storage;

/// <summary>The rows that a change made, as its audit entry names them, as far as they still exist; and what came to stand on them since.</summary>
internal sealed class MadeRows(PostBotDb db)
{
    private readonly Dictionary<IEntityType, HashSet<long>> rows = [];
    private readonly Dictionary<IEntityType, HashSet<long>> since = [];

    public int Count => rows.Values.Sum(ids => ids.Count);

    /// <param name="changes">As <see cref="ChangeLog"/> wrote them; only rows that came are looked at.</param>
    public async Task Add(string changes, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(changes);
        var came = document.RootElement.EnumerateArray().Where(change => !change.TryGetProperty("before", out _));
        foreach (var kind in came.GroupBy(change => change.GetProperty("row").GetString()!, change => change.GetProperty("id").GetInt64()))
        {
            var type = db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == kind.Key);
            Of(rows, type).UnionWith(await Ids(type, "Id", kind, cancel));
        }
    }

    /// <summary>How many rows of each kind refer to these, directly or through each other, and cannot be without them.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Since(CancellationToken cancel)
    {
        var look = rows.Select(pair => (Type: pair.Key, Ids: pair.Value.ToList())).ToList();
        while (look.Count > 0)
        {
            var next = new List<(IEntityType, List<long>)>();
            foreach (var (type, ids) in look)
            {
                foreach (var key in type.GetReferencingForeignKeys().Where(key => key.IsRequired))
                {
                    var found = await Ids(key.DeclaringEntityType, key.Properties[0].Name, ids, cancel);
                    found.RemoveAll(id => Of(rows, key.DeclaringEntityType).Contains(id) || !Of(since, key.DeclaringEntityType).Add(id));
                    if (found.Count > 0) next.Add((key.DeclaringEntityType, found));
                }
            }
            look = next;
        }
        // A claim is part of its booking, an identity of its person: nobody counts them.
        return since.Where(pair => pair.Value.Count > 0 && pair.Key.ClrType.Name is not ("Claim" or "Identity" or "Nudge" or "Recipient")).ToDictionary(pair => pair.Key.ClrType.Name.ToLowerInvariant(), pair => pair.Value.Count);
    }

    /// <summary>Removes them in the context, with what stands on them; nothing is saved. People who have done something since stay, and are named.</summary>
    public async Task<(int Gone, IReadOnlyList<string> Kept)> Remove(long asker, CancellationToken cancel)
    {
        foreach (var (type, ids) in since) Of(rows, type).UnionWith(ids);
        var people = db.Model.FindEntityType(typeof(Person))!;
        var kept = await Busy(Of(rows, people), asker, cancel);
        Of(rows, people).ExceptWith(kept);
        foreach (var (type, ids) in rows.Where(pair => pair.Value.Count > 0).ToList())
        {
            foreach (var id in ids.ToList())
            {
                var row = (await db.FindAsync(type.ClrType, [id], cancel))!;
                if (row is Identity identity && kept.Contains(identity.PersonId)) ids.Remove(id);
                else db.Remove(row);
            }
            foreach (var key in type.GetReferencingForeignKeys().Where(key => !key.IsRequired)) await Unlink(key, [.. ids], cancel);
        }
        var names = await db.People.Where(person => kept.Contains(person.Id)).Select(person => person.Name).OrderBy(name => name).ToListAsync(cancel);
        return (Count, names);
    }

    /// <summary>Those of these people who have changed something themselves, or whom a row that stays names.</summary>
    private async Task<List<long>> Busy(HashSet<long> people, long asker, CancellationToken cancel)
    {
        var all = people.ToList();
        var busy = await db.Audit.Where(entry => all.Contains(entry.PersonId)).Select(entry => entry.PersonId).Distinct().ToListAsync(cancel);
        if (people.Contains(asker)) busy.Add(asker);
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(IStudioRow).IsAssignableFrom(type.ClrType) && type.ClrType != typeof(Identity)))
        {
            foreach (var property in type.GetProperties().Where(property => property.Name is "PersonId" or "OwnerId" or "AuthorId" || property.Name.EndsWith("ById", StringComparison.Ordinal)))
            {
                foreach (var person in all.Except(busy).ToList())
                {
                    if ((await Ids(type, property.Name, [person], cancel)).Exists(id => !Of(rows, type).Contains(id))) busy.Add(person);
                }
            }
        }
        return busy;
    }

    private async Task Unlink(IForeignKey key, List<long> gone, CancellationToken cancel)
    {
        foreach (var id in await Ids(key.DeclaringEntityType, key.Properties[0].Name, gone, cancel))
        {
            if (Of(rows, key.DeclaringEntityType).Contains(id)) continue;
            db.Entry((await db.FindAsync(key.DeclaringEntityType.ClrType, [id], cancel))!).Property(key.Properties[0].Name).CurrentValue = null;
        }
    }

    /// <summary>The ids of the rows of a kind that have one of these values in a column.</summary>
    private async Task<List<long>> Ids(IEntityType type, string column, IEnumerable<long> values, CancellationToken cancel)
    {
        var found = new List<long>();
        foreach (var some in values.Chunk(1_000))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Table and column names come from our own model, and the values are numbers.
            command.CommandText = $"""SELECT "Id" FROM "{type.GetTableName()}" WHERE "{column}" IN ({string.Join(',', some)})""";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) found.Add(reader.GetInt64(0));
        }
        return found;
    }

    private static HashSet<long> Of(Dictionary<IEntityType, HashSet<long>> sets, IEntityType type)
    {
        if (!sets.TryGetValue(type, out var ids)) sets[type] = ids = [];
        return ids;
    }
}
