using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NodaTime.Text;
using PostBot.Domain;

namespace PostBot.Core.Storage;

/// <summary>
/// Everything a studio owns as a zip of two files for each kind of row, CSV for spreadsheets and JSON for programs. What only makes the program
/// run is not in it: deliveries, the outbox, files, and whatever is secret.
/// </summary>
internal static class StudioExport
{
    private static readonly UTF8Encoding withMark = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly JsonWriterOptions indented = new() { Indented = true };

    public static string FileName(Instant now) => $"postbot-export-{now.InUtc().Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.zip";

    /// <summary>How many rows it would have.</summary>
    public static async Task<long> Count(PostBotDb db, long studioId, CancellationToken cancel)
    {
        long count = 0;
        foreach (var type in Kinds(db)) count += await Rows(db, type, studioId).LongCountAsync(cancel);
        return count;
    }

    public static async Task Write(PostBotDb db, long studioId, Instant now, Stream to, CancellationToken cancel)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var type in Kinds(db))
        {
            var columns = type.GetProperties().Where(IsShown).ToList();
            var rows = await Rows(db, type, studioId).ToListAsync(cancel);
            await using (var csv = Entry(zip, $"{Name(type)}.csv", now)) await Csv(csv, columns, rows, cancel);
            await using (var json = Entry(zip, $"{Name(type)}.json", now)) Json(json, columns, rows);
        }
    }

    /// <summary>A cell that begins like a formula is made plain text, or a spreadsheet would run what somebody typed.</summary>
    public static string Safe(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + cell : cell;

    private static IEnumerable<IEntityType> Kinds(PostBotDb db) =>
        db.Model.GetEntityTypes().Where(type => typeof(IStudioRow).IsAssignableFrom(type.ClrType) || type.ClrType == typeof(AuditEntry)).OrderBy(type => type.GetTableName(), StringComparer.Ordinal);

    /// <summary>Codes that open something are nobody's to export.</summary>
    private static bool IsShown(IProperty property) => !property.Name.Contains("Secret", StringComparison.Ordinal) && !property.Name.Contains("Token", StringComparison.Ordinal) && !property.Name.EndsWith("Hash", StringComparison.Ordinal);

    private static string Name(IEntityType type) => type.GetTableName()!.ToLowerInvariant();

    private static IQueryable<object> Rows(PostBotDb db, IEntityType type, long studioId) => (IQueryable<object>)typeof(StudioExport)
        .GetMethod(nameof(RowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db, studioId])!;

    private static IQueryable<object> RowsOf<TRow>(PostBotDb db, long studioId)
        where TRow : class
    {
        var owner = typeof(TRow) == typeof(Domain.Projects.Studio) ? "Id" : "StudioId";
        return db.Set<TRow>().AsNoTracking().Where(row => EF.Property<long>(row, owner) == studioId).OrderBy(row => EF.Property<long>(row, "Id"));
    }

    private static Stream Entry(ZipArchive zip, string name, Instant now)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = now.ToDateTimeOffset();
        return entry.Open();
    }

    private static async Task Csv(Stream to, List<IProperty> columns, List<object> rows, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(to, withMark);
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        foreach (var column in columns) csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var column in columns) csv.WriteField(Say(column.PropertyInfo!.GetValue(row)) switch { string words => Safe(words), var value => Convert.ToString(value, CultureInfo.InvariantCulture) });
            await csv.NextRecordAsync();
        }
    }

    private static void Json(Stream to, List<IProperty> columns, List<object> rows)
    {
        using var json = new Utf8JsonWriter(to, indented);
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in columns)
            {
                json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(column.Name));
                JsonSerializer.Serialize(json, Say(column.PropertyInfo!.GetValue(row)));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A stored value as another program reads it: moments and days as ISO 8601, states by name.</summary>
    private static object? Say(object? value) => value switch
    {
        Instant moment => InstantPattern.ExtendedIso.Format(moment),
        LocalDate day => LocalDatePattern.Iso.Format(day),
        Enum state => state.ToString(),
        _ => value,
    };
}
