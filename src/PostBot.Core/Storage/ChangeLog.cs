using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using PostBot.Domain;

namespace PostBot.Core.Storage;

/// <summary>
/// The row changes of one command as JSON, <c>[{"row":"Booking","id":7,"before":{…},"after":{…}}]</c>: all values of a row that came
/// (<c>before</c> absent) or went (<c>after</c> absent), the changed ones of a row that stayed. Values are as stored. It feeds the audit log and undo.
/// </summary>
internal static class ChangeLog
{
    public static string Write(PostBotDb db, IReadOnlyCollection<IStudioRow> many)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var entry in db.ChangeTracker.Entries<IStudioRow>().Where(Says)) Write(json, entry);
            foreach (var row in many) WriteNew(json, db.Model.FindEntityType(row.GetType())!, row);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The one production whose rows are about to change; null when there is none, or several.</summary>
    public static long? Project(PostBotDb db, IReadOnlyCollection<IStudioRow> many)
    {
        var projects = new HashSet<long>();
        foreach (var entry in db.ChangeTracker.Entries<IStudioRow>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var project = entry.Entity switch
            {
                Domain.Projects.Project own => own.Id,
                Domain.Feedback.Note note => db.Rounds.Find(note.RoundId)?.ProjectId,
                Domain.Bookings.Claim claim => db.Bookings.Find(claim.BookingId)?.ProjectId,
                Domain.Schedules.Nudge nudge => db.Deadlines.Find(nudge.DeadlineId)?.ProjectId,
                Domain.Broadcasts.Recipient recipient => db.Broadcasts.Find(recipient.BroadcastId)?.ProjectId,
                _ => entry.Metadata.FindProperty("ProjectId") is null ? null : entry.Property("ProjectId").CurrentValue as long?,
            };
            if (project is { } known) projects.Add(known);
        }
        foreach (var row in many) if (db.Model.FindEntityType(row.GetType())!.FindProperty("ProjectId")?.PropertyInfo?.GetValue(row) is long known) projects.Add(known);
        return projects.Count == 1 ? projects.First() : null;
    }

    /// <summary>Puts every row back as it was before, in the context; nothing is saved. Says which row stands in the way: it has changed since.</summary>
    public static async Task<InTheWay?> Revert(PostBotDb db, string changes, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(changes);
        await Preload(db, document.RootElement, cancel);
        // Every change here is made through its entry, which knows of it; looking for others at each row would take longer than the undo.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await Revert(db, document.RootElement, cancel);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private static async Task<InTheWay?> Revert(PostBotDb db, JsonElement changes, CancellationToken cancel)
    {
        var types = db.Model.GetEntityTypes().ToDictionary(entity => entity.ClrType.Name, entity => entity.ClrType);
        foreach (var change in changes.EnumerateArray().Reverse())
        {
            var name = change.GetProperty("row").GetString()!;
            var id = change.GetProperty("id").GetInt64();
            var row = await db.FindAsync(types[name], [id], cancel);
            var hasBefore = change.TryGetProperty("before", out var before);
            var hasAfter = change.TryGetProperty("after", out var after);
            if (hasAfter && row is null) return new InTheWay(name, $"\"row\":\"{name}\",\"id\":{id.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
            if (hasAfter && !Matches(db.Entry(row!), after)) return new InTheWay(name, $"\"row\":\"{name}\",\"id\":{id.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
            if (!hasAfter && row is not null) return new InTheWay(name, $"\"row\":\"{name}\",\"id\":{id.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
            if (!hasBefore) db.Remove(row!);
            else if (!hasAfter) Restore(db, types[name], before);
            else Set(db.Entry(row!), before);
        }
        return null;
    }

    /// <summary>Reads the rows of a large change a thousand at a time, so that finding each costs nothing.</summary>
    private static async Task Preload(PostBotDb db, JsonElement changes, CancellationToken cancel)
    {
        if (changes.GetArrayLength() < 100) return;
        var load = typeof(ChangeLog).GetMethod(nameof(Load), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        foreach (var kind in changes.EnumerateArray().GroupBy(change => change.GetProperty("row").GetString()!, change => change.GetProperty("id").GetInt64()))
        {
            var type = db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == kind.Key).ClrType;
            foreach (var ids in kind.Chunk(1_000)) await (Task)load.MakeGenericMethod(type).Invoke(null, [db, ids.ToList(), cancel])!;
        }
    }

    private static Task Load<TRow>(PostBotDb db, List<long> ids, CancellationToken cancel)
        where TRow : class => db.Set<TRow>().Where(row => ids.Contains(EF.Property<long>(row, nameof(IStudioRow.Id)))).LoadAsync(cancel);

    /// <summary>The kind of a row that refers to one that is about to go and does not go with it; null when nothing does.</summary>
    public static async Task<InTheWay?> Dependent(PostBotDb db, CancellationToken cancel)
    {
        var going = db.ChangeTracker.Entries<IStudioRow>().Where(entry => entry.State == EntityState.Deleted).ToList();
        // The one reference without a foreign key, which would cost every booking an index.
        foreach (var unit in going.Select(entry => entry.Entity).OfType<Domain.Projects.Unit>())
        {
            var leaving = going.Count(entry => entry.Entity is Domain.Bookings.Booking booking && booking.UnitId == unit.Id);
            if (await db.Bookings.CountAsync(booking => booking.UnitId == unit.Id, cancel) > leaving) return new InTheWay(nameof(Domain.Bookings.Booking), Reference("UnitId", unit.Id));
        }
        foreach (var kind in going.GroupBy(entry => entry.Metadata))
        {
            foreach (var key in kind.Key.GetReferencingForeignKeys())
            {
                var leaving = going.Where(entry => entry.Metadata == key.DeclaringEntityType).GroupBy(entry => entry.Property(key.Properties[0].Name).OriginalValue as long? ?? 0).ToDictionary(group => group.Key, group => group.Count());
                foreach (var ids in kind.Select(entry => entry.Entity.Id).Chunk(1_000))
                {
                    if (await Count(db, key, ids, cancel) > ids.Sum(id => leaving.GetValueOrDefault(id))) return new InTheWay(key.DeclaringEntityType.ClrType.Name, Reference(key.Properties[0].Name, ids[0]));
                }
            }
        }
        return null;
    }

    private static string Reference(string property, long id) => $"\"{property}\":{id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static async Task<long> Count(PostBotDb db, IForeignKey key, long[] ids, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
#pragma warning disable CA2100 // Table and column names come from our own model, and the ids are numbers.
        command.CommandText = $"""SELECT COUNT(*) FROM "{key.DeclaringEntityType.GetTableName()}" WHERE "{key.Properties[0].GetColumnBaseName()}" IN ({string.Join(',', ids)})""";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>A counter that moves with every change is not what anybody changed.</summary>
    private static bool IsClockwork(IReadOnlyProperty property) => property.Name == nameof(Domain.Projects.Studio.NamesVersion);

    private static bool Says(EntityEntry<IStudioRow> entry) =>
        entry.State != EntityState.Modified || entry.Properties.Any(property => property.IsModified && !IsClockwork(property.Metadata));

    private static void Write(Utf8JsonWriter json, EntityEntry<IStudioRow> entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) return;
        json.WriteStartObject();
        json.WriteString("row", entry.Metadata.ClrType.Name);
        json.WriteNumber("id", entry.Entity.Id);
        if (entry.State != EntityState.Added) WriteValues(json, "before", entry, original: true);
        if (entry.State != EntityState.Deleted) WriteValues(json, "after", entry, original: false);
        json.WriteEndObject();
    }

    /// <summary>A row that came past the change tracker.</summary>
    private static void WriteNew(Utf8JsonWriter json, IEntityType type, IStudioRow row)
    {
        json.WriteStartObject();
        json.WriteString("row", type.ClrType.Name);
        json.WriteNumber("id", row.Id);
        json.WriteStartObject("after");
        foreach (var property in type.GetProperties().Where(property => !IsClockwork(property))) WriteValue(json, property, property.PropertyInfo!.GetValue(row));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, IReadOnlyProperty property, object? value)
    {
        var stored = property.GetValueConverter() is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
        json.WritePropertyName(property.Name);
        switch (stored)
        {
            case null: json.WriteNullValue(); break;
            case string words: json.WriteStringValue(words); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case Enum number: json.WriteNumberValue(Convert.ToInt64(number, null)); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            default: throw new InvalidOperationException($"{property.Name} has a type the change log does not know.");
        }
    }

    private static void WriteValues(Utf8JsonWriter json, string side, EntityEntry entry, bool original)
    {
        json.WriteStartObject(side);
        foreach (var property in entry.Metadata.GetProperties().Where(property => !IsClockwork(property)))
        {
            var value = entry.Property(property.Name);
            if (entry.State == EntityState.Modified && !value.IsModified) continue;
            WriteValue(json, property, original ? value.OriginalValue : value.CurrentValue);
        }
        json.WriteEndObject();
    }

    private static bool Matches(EntityEntry entry, JsonElement values)
    {
        foreach (var value in values.EnumerateObject())
        {
            if (!Equals(entry.Property(value.Name).CurrentValue, Read(entry.Property(value.Name), value.Value))) return false;
        }
        return true;
    }

    private static void Set(EntityEntry entry, JsonElement values)
    {
        foreach (var value in values.EnumerateObject()) entry.Property(value.Name).CurrentValue = Read(entry.Property(value.Name), value.Value);
    }

    private static void Restore(PostBotDb db, Type type, JsonElement values)
    {
        var row = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        var entry = db.Entry(row);
        Set(entry, values);
        entry.State = EntityState.Added;
    }

    private static object? Read(PropertyEntry property, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        var metadata = property.Metadata;
        var type = Nullable.GetUnderlyingType(metadata.ClrType) ?? metadata.ClrType;
        if (metadata.GetValueConverter() is { } converter) return converter.ConvertFromProvider(value.GetInt64());
        if (type.IsEnum) return Enum.ToObject(type, value.GetInt64());
        if (type == typeof(string)) return value.GetString();
        if (type == typeof(bool)) return value.GetBoolean();
        if (type == typeof(int)) return value.GetInt32();
        return value.GetInt64();
    }
}

/// <summary>What stops an undo: the kind of row, and what the change that made it so has in its stored rows.</summary>
internal sealed record InTheWay(string Row, string Mark);
