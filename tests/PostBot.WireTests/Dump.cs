using System.Globalization;
using PostBot.Core;

namespace PostBot.WireTests;

/// <summary>What the database holds, row by row, read beside the running program.</summary>
internal static class Dump
{
    /// <summary>Every row of a table as <c>Column=value</c> words.</summary>
    public static IReadOnlyList<string> Of(PostBotApp bot, string table, params string[] without)
    {
        using var connection = CoreServices.JobStoreProvider.CreateConnection()!;
        connection.ConnectionString = $"Data Source={Path.Combine(bot.Folder, "postbot.db")};Mode=ReadOnly;Pooling=False";
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names are the test's own.
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Where(column => !without.Contains(reader.GetName(column)))
                .Select(column => $"{reader.GetName(column)}={Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)}")));
        }
        return rows;
    }

    /// <summary>The tables there are, but for those named.</summary>
    public static IReadOnlyList<string> Tables(PostBotApp bot, params string[] without)
    {
        return [.. Of(bot, "sqlite_master").Select(row => row.Split(' ').Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]))
            .Where(row => row["type"].First() == "table").Select(row => row["name"].First()).Where(name => !without.Contains(name) && !name.StartsWith("sqlite_", StringComparison.Ordinal) && !name.StartsWith("__", StringComparison.Ordinal))];
    }
}
