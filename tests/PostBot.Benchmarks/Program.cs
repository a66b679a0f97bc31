using System.Globalization;
using PostBot.Benchmarks;

// dotnet run -c Release --project tests/PostBot.Benchmarks -- all | hold | status | start | reading | floor | growth | crowd [--seconds 5] [--callers 32] [--host folder of a published host]
var what = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "all";
var seconds = Option("--seconds", 5);
var callers = Option("--callers", 32);
var published = Array.IndexOf(args, "--host");
if (published >= 0 && published + 1 < args.Length) RunningBot.From = Path.GetFullPath(args[published + 1]);
var rows = new List<string[]>();
if (what is "all" or "reading") rows.Add(Reading.Measure());
if (what is "all" or "floor") rows.AddRange(await Floors.Measure());
if (what is "all" or "growth") rows.AddRange(await Growth.Measure());

await using var bot = await RunningBot.Start();
if (what is "all" or "start")
{
    rows.Add(["start to ready", $"{bot.ReadyAfter.TotalSeconds:0.00} s", "≤ 2 s"]);
    rows.Add(["idle memory", $"{bot.IdleMegabytes:0} MB", "≤ 150 MB"]);
}
if (what is "all" or "hold" or "status" or "crowd")
{
    await Studio.Fill(bot);
    if (what is "all" or "hold") await Measure("hold, durable", Studio.NextHold, "1.5 × peer");
    if (what is "all" or "status") await Measure("status NIGHTFALL", () => "status NIGHTFALL", "≥ 3,000/s");
    if (what is "all" or "crowd")
    {
        var crowd = new Crowd(bot);
        await crowd.Gather();
        rows.Add(await crowd.Broadcast());
        rows.Add(await crowd.Sweep());
    }
}

Console.WriteLine();
foreach (var row in rows) Console.WriteLine($"| {row[0],-28} | {row[1],-44} | {row[2],-12} |");
return 0;

async Task Measure(string name, Func<string> line, string goal)
{
    var load = new SlackLoad(bot.Address, callers);
    await load.Run(line, TimeSpan.FromSeconds(3), perSecond: null);
    var full = await load.Run(line, TimeSpan.FromSeconds(seconds), perSecond: null);
    rows.Add([$"{name}, {callers} callers", $"{full.PerSecond:0}/s  p50 {full.P50:0.0} ms  p99 {full.P99:0.0} ms  failed {full.Failed}", goal]);
    var half = await load.Run(line, TimeSpan.FromSeconds(seconds), full.PerSecond / 2);
    rows.Add([$"{name}, half of that", $"{half.PerSecond:0}/s  p50 {half.P50:0.0} ms  p99 {half.P99:0.0} ms  failed {half.Failed}", "p99 ≤ 30 ms"]);
}

int Option(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
