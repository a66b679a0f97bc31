using System.Diagnostics;
using System.Globalization;
using PostBot.UnitTests.Commands;

namespace PostBot.Benchmarks;

/// <summary>How long one line takes to be understood, over 100,000 random and mutated lines.</summary>
internal static class Reading
{
    public static string[] Measure()
    {
        foreach (var (_, heard) in FuzzLines.Of(20_000)) _ = World.Understanding.Of(heard);
        var times = new List<double>(100_000);
        foreach (var (_, heard) in FuzzLines.Of(100_000))
        {
            var start = Stopwatch.GetTimestamp();
            _ = World.Understanding.Of(heard);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        string At(double share) => times[(int)(times.Count * share)].ToString("0.000", CultureInfo.InvariantCulture);
        return ["understanding a line, 100,000", $"p50 {At(0.5)} ms  p99 {At(0.99)} ms  p99.9 {At(0.999)} ms  worst {times[^1]:0.0} ms", "p99.9 ≤ 5 ms"];
    }
}
