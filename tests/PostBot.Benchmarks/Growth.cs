using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using PostBot.Core;

namespace PostBot.Benchmarks;

/// <summary>What commands and the schedule page cost with 1,000, 100,000 and 1,000,000 bookings, each on a database of its own, and the query plans that explain it.</summary>
internal static class Growth
{
    private const int Rooms = 200;
    private const int Repeats = 400;

    /// <summary>Monday; the weeks before it are filled as far back as the number needs.</summary>
    private static readonly DateTime week = new(2031, 6, 2, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<List<string[]>> Measure()
    {
        var sizes = (int[])[1_000, 100_000, 1_000_000];
        var columns = new List<Dictionary<string, double>>();
        foreach (var size in sizes) columns.Add(await Of(size, last: size == sizes[^1]));
        return [.. columns[0].Keys.Select(name => (string[])[name, $"{string.Join("  ", columns.Select(column => $"{column[name]:0.00} ms"))}  grows × {columns[^1][name] / columns[0][name]:0.00}", "≤ 1.3 ×"])];
    }

    private static async Task<Dictionary<string, double>> Of(int size, bool last)
    {
        var folder = Directory.CreateTempSubdirectory("postbot-growth-").FullName;
        await using (var bot = await RunningBot.Start(folder))
        {
            var load = new SlackLoad(bot.Address, callers: 1);
            foreach (var line in (string[])["setup", "project add NIGHTFALL episodic 23.976 Europe/London rounds 3", "episode add NIGHTFALL 101-110"]) await load.Say(line);
            for (var room = 0; room < Rooms; room++) await load.Say(string.Create(CultureInfo.InvariantCulture, $"resource add \"Room {room}\" room{room / 4}"));
            await load.Say("hold Room 0 2032-01-05 10:00-10:30 for NIGHTFALL 101 grade");
        }
        Fill(Path.Combine(folder, "data", "postbot.db"), size);
        await using var filled = await RunningBot.Start(folder, deletes: true);
        if (last) Plans(Path.Combine(folder, "data", "postbot.db"));
        var ask = new SlackLoad(filled.Address, callers: 1);
        var day = week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var next = 0;
        var times = new Dictionary<string, double>
        {
            ["book"] = await ask.Median(() => string.Create(CultureInfo.InvariantCulture, $"book Room {next % Rooms} {week.AddDays(next / Rooms % 5):yyyy-MM-dd} {20 + (next++ / Rooms / 5 % 3)}:00-{20 + ((next - 1) / Rooms / 5 % 3)}:30 for NIGHTFALL 101 grade"), Repeats),
            ["free room1 (a week)"] = await ask.Median(() => $"free room1 {day} for 5 days", Repeats),
            ["bookings Room 7, a week"] = await ask.Median(() => $"bookings Room 7 {day} for 5 days", Repeats),
            ["bookings NIGHTFALL, a week"] = await ask.Median(() => $"bookings NIGHTFALL {day} for 5 days", Repeats / 4),
        };
        times["schedule page, that week"] = await Page(filled, ask, $"from={day}");
        times["page of 4 weeks, 5,000"] = await Page(filled, ask, $"from={week.AddDays(-7):yyyy-MM-dd}&weeks=4");
        return times;
    }

    /// <summary>The median time to the first byte of the page behind a personal link; at a thousand bookings, four weeks are no fuller than one.</summary>
    private static async Task<double> Page(RunningBot bot, SlackLoad ask, string shown)
    {
        var said = await ask.Answer("board");
        var at = said.IndexOf("board?key=", StringComparison.Ordinal);
        if (at < 0) return double.NaN;
        var key = said.Substring(at + "board?key=".Length, 40);
        using var http = new HttpClient { BaseAddress = bot.Address };
        var times = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await http.GetAsync(new Uri($"/board?key={key}&{shown}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await response.Content.ReadAsByteArrayAsync();
        }
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>
    /// Copies of the one booking there is: one a day in each room in the week that is asked for, whatever the size, so that only what lies behind grows:
    /// weeks of five a day in each room, as many as it takes.
    /// </summary>
    private static void Fill(string file, int size)
    {
        using var connection = Open($"Data Source={file};Pooling=False");
        using var command = connection.CreateCommand();
        var start = new DateTimeOffset(week).ToUnixTimeMilliseconds();
        // Every room and hour once, the newest weeks first; the first thousand are the week that is asked for.
#pragma warning disable CA2100 // Numbers of our own.
        command.CommandText = $$"""
            CREATE TEMP TABLE Place AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {{size}})
                SELECT i, {{start}} + CASE WHEN i < 1000 THEN (i / 200) * 86400000 + 36000000
                    ELSE (4 - (i / 1000) % 5) * 86400000 - ((i + 4000) / 5000) * 604800000 + (9 + (i / 200) % 5 * 2) * 3600000 END AS StartAt,
                       (SELECT Id FROM Resources WHERE Name = 'Room ' || (i % 200)) AS ResourceId, 900000000000 + i * 2 AS Id FROM n;
            CREATE TEMP TABLE One AS SELECT * FROM Bookings LIMIT 1;
            CREATE TEMP TABLE Its AS SELECT * FROM Claims LIMIT 1;
            """;
        command.ExecuteNonQuery();
        Copy(connection, "Bookings", "One", new() { ["Id"] = "Place.Id", ["Number"] = "10 + Place.i", ["StartAt"] = "Place.StartAt", ["EndAt"] = "Place.StartAt + 5400000", ["State"] = "1" });
        Copy(connection, "Claims", "Its", new() { ["Id"] = "Place.Id + 1", ["BookingId"] = "Place.Id", ["ResourceId"] = "Place.ResourceId", ["StartAt"] = "Place.StartAt", ["EndAt"] = "Place.StartAt + 5400000", ["State"] = "1" });
        command.CommandText = $"""UPDATE Counters SET Next = {size + 100} WHERE Name = 'B'; ANALYZE;""";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Copy(DbConnection connection, string table, string from, Dictionary<string, string> values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        var columns = new List<string>();
        using (var reader = command.ExecuteReader()) while (reader.Read()) columns.Add(reader.GetString(0));
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"{from}.\"{column}\"")))} FROM Place, {from}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>How SQLite finds what the commands ask for.</summary>
    private static void Plans(string file)
    {
        using var connection = Open($"Data Source={file};Mode=ReadOnly;Pooling=False");
        var rooms = string.Join(", ", Enumerable.Range(1, Rooms));
        foreach (var (what, sql) in (IEnumerable<(string, string)>)
        [
            ("book, free: what touches a slot", """SELECT * FROM "Claims" WHERE "ResourceId" = 1 AND "StartAt" < 5 AND "StartAt" > 2 AND "EndAt" > 4 AND "State" <> 3"""),
            ("bookings of a room", """SELECT * FROM "Claims" c JOIN "Bookings" b ON c."BookingId" = b."Id" WHERE c."StudioId" = 1 AND c."StartAt" < 5 AND c."StartAt" > 2 AND c."EndAt" > 4 AND c."State" <> 3 AND c."ResourceId" = 1 AND b."StartAt" < 5 AND b."StartAt" > 2 ORDER BY c."StartAt" LIMIT 500"""),
            ("bookings of a production", $"""SELECT * FROM "Claims" c JOIN "Bookings" b ON c."BookingId" = b."Id" WHERE c."StudioId" = 1 AND c."StartAt" < 5 AND c."StartAt" > 2 AND c."EndAt" > 4 AND c."State" <> 3 AND c."ResourceId" IN ({rooms}) AND b."StartAt" < 5 AND b."StartAt" > 2 AND b."ProjectId" = 1 ORDER BY c."StartAt" LIMIT 500"""),
            ("schedule page", $"""SELECT * FROM "Claims" c JOIN "Bookings" b ON c."BookingId" = b."Id" WHERE c."ResourceId" IN ({rooms}) AND c."StartAt" < 5 AND c."StartAt" > 2 AND c."EndAt" > 4 AND c."State" <> 3 ORDER BY c."StartAt", c."Id" LIMIT 5001"""),
        ])
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of our own.
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
#pragma warning restore CA2100
            Console.WriteLine(what);
            using var reader = command.ExecuteReader();
            while (reader.Read()) Console.WriteLine($"    {reader.GetString(3).Replace($"IN ({rooms})", "IN (…)", StringComparison.Ordinal)}");
        }
    }

    private static DbConnection Open(string where)
    {
        var connection = CoreServices.JobStoreProvider.CreateConnection()!;
        connection.ConnectionString = where;
        connection.Open();
        return connection;
    }
}
