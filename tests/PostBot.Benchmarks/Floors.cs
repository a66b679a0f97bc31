using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PostBot.Benchmarks;

/// <summary>What the commonest questions cost as a studio grows: 1, 40 and 400 productions of 100 episodes with 10 steps each, one caller.</summary>
internal static partial class Floors
{
    private const int Episodes = 100;
    private const int Times = 30;

    public static async Task<IReadOnlyList<string[]>> Measure()
    {
        var rows = new List<string[]>();
        foreach (var productions in (int[])[1, 40, 400])
        {
            await using var bot = await RunningBot.Start();
            var load = new SlackLoad(bot.Address, callers: 1);
            await Fill(load, productions);
            foreach (var line in (string[])["status", "status P1", "status P1 1", "status P1 1 grade", "today"])
            {
                var times = new List<double>();
                for (var i = 0; i < Times + 5; i++)
                {
                    var before = Stopwatch.GetTimestamp();
                    await load.Say(line);
                    if (i >= 5) times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                }
                times.Sort();
                rows.Add([string.Create(CultureInfo.InvariantCulture, $"{line}, {productions} productions"), string.Create(CultureInfo.InvariantCulture, $"p50 {times[Times / 2]:0.0} ms  worst {times[^1]:0.0} ms"), ""]);
            }
        }
        return rows;
    }

    private static async Task Fill(SlackLoad load, int productions)
    {
        foreach (var line in (string[])["setup", "template episodic steps edit, vfx, conform, grade, titles, sound, music, mix, qc, delivery"]) await load.Say(line);
        for (var number = 1; number <= productions; number++) await load.Say(string.Create(CultureInfo.InvariantCulture, $"project add P{number} episodic 24"));
        // A tenth of what one list may hold at a time, so that it fits into one message.
        foreach (var some in Enumerable.Range(1, productions).Chunk(20))
        {
            var rows = some.SelectMany(number => Enumerable.Range(1, Episodes).Select(episode => string.Create(CultureInfo.InvariantCulture, $"P{number},{episode}")));
            var preview = await load.Say("import units\nproject,episode\n" + string.Join('\n', rows));
            await load.Say(Apply().Match(preview).Value);
        }
    }

    [GeneratedRegex("import units apply f[0-9a-f-]+ [0-9a-f]+")]
    private static partial Regex Apply();
}
