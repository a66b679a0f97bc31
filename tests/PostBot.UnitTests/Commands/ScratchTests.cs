using System.Globalization;
using CsvHelper;
namespace PostBot.UnitTests.Commands;
public sealed class ScratchTests
{
    [Fact]
    public void Own()
    {
        File.WriteAllLines("/tmp/own2.out", File.ReadAllLines("/tmp/own2.txt").Select(l => l.Split('|')).Select(p => $"{p[0]}|{p[1]}|{p[2]}|{Meaning.Of(World.Understanding.Of(World.Hear(p[0], p[1], p[2].Replace("\\n", "\n"))))}"));
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Fixtures", "lines-public.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var output = new List<string>();
        while (csv.Read())
        {
            if (csv.Parser.Row == 1) { csv.ReadHeader(); continue; }
            var speaker = csv.GetField(1)!.Split(' ')[0];
            var kind = csv.GetField(2)!;
            var channel = kind.Contains("NIGHTFALL") ? "#nightfall" : kind.Contains("HARBOUR") || kind.Contains("Harbour") ? "#harbour" : kind.Contains("SALT") ? "#salt" : "dm";
            if (kind.Contains("under ")) channel += " " + kind[(kind.IndexOf("under ") + 6)..].Split(' ')[0];
            var understood = World.Understanding.Of(World.Hear(speaker, channel, csv.GetField(3)!));
            output.Add($"{csv.GetField(0)}|{speaker}|{channel}|{csv.GetField(3)!.Replace("\n", "\\n")}|{Meaning.Of(understood)}   <<< {csv.GetField(4)} {csv.GetField(5)}");
        }
        File.WriteAllLines("/tmp/public.out", output);
    }
}
