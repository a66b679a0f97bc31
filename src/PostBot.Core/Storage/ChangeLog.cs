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
    public static string Write(PostBotDb db)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var entry in db.ChangeTracker.Entries<IStudioRow>().Where(Says)) Write(json, entry);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Puts every row back as it was before, in the context; nothing is saved. Says which row stands in the way: it has changed since.</summary>
    public static async Task<string?> Revert(PostBotDb db, string changes, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(changes);
        foreach (var change in document.RootElement.EnumerateArray().Reverse())
        {
            var name = change.GetProperty("row").GetString()!;
            var type = db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == name);
            var id = change.GetProperty("id").GetInt64();
            var row = await db.FindAsync(type.ClrType, [id], cancel);
            var hasBefore = change.TryGetProperty("before", out var before);
            var hasAfter = change.TryGetProperty("after", out var after);
            if (hasAfter && row is null) return name;
            if (hasAfter && !Matches(db.Entry(row!), after)) return name;
            if (!hasAfter && row is not null) return name;
            if (!hasBefore) db.Remove(row!);
            else if (!hasAfter) Restore(db, type.ClrType, before);
            else Set(db.Entry(row!), before);
        }
        return null;
    }

    /// <summary>The kind of a row that refers to one that is about to go and does not go with it; null when nothing does.</summary>
    public static async Task<string?> Dependent(PostBotDb db, CancellationToken cancel)
    {
        var going = db.ChangeTracker.Entries<IStudioRow>().Where(entry => entry.State == EntityState.Deleted).ToList();
        foreach (var entry in going)
        {
            // The one reference without a foreign key, which would cost every booking an index.
            if (entry.Entity is Domain.Projects.Unit unit && await db.Bookings.AnyAsync(booking => booking.UnitId == unit.Id, cancel)) return nameof(Domain.Bookings.Booking);
            foreach (var key in entry.Metadata.GetReferencingForeignKeys())
            {
                var leaving = going.Count(other => other.Metadata == key.DeclaringEntityType && Equals(other.Property(key.Properties[0].Name).OriginalValue, entry.Entity.Id));
                if (await Count(db, key, entry.Entity.Id, cancel) > leaving) return key.DeclaringEntityType.ClrType.Name;
            }
        }
        return null;
    }

    private static async Task<long> Count(PostBotDb db, IForeignKey key, long id, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
#pragma warning disable CA2100 // Table and column names come from our own model.
        command.CommandText = $"""SELECT COUNT(*) FROM "{key.DeclaringEntityType.GetTableName()}" WHERE "{key.Properties[0].GetColumnBaseName()}" = $id""";
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        parameter.ParameterName = "$id";
        parameter.Value = id;
        command.Parameters.Add(parameter);
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

    private static void WriteValues(Utf8JsonWriter json, string side, EntityEntry entry, bool original)
    {
        json.WriteStartObject(side);
        foreach (var property in entry.Metadata.GetProperties().Where(property => !IsClockwork(property)))
        {
            var value = entry.Property(property.Name);
            if (entry.State == EntityState.Modified && !value.IsModified) continue;
            var current = original ? value.OriginalValue : value.CurrentValue;
            var stored = property.GetValueConverter() is { } converter && current is not null ? converter.ConvertToProvider(current) : current;
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
