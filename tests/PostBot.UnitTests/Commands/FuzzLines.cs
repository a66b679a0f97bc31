using System.Diagnostics.CodeAnalysis;
using PostBot.Core.Commands;

namespace PostBot.UnitTests.Commands;

/// <summary>Lines that nobody meant: random ones, and the corpus with letters lost, added, swapped or two lines run together.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A seeded sequence makes a failure repeatable; nothing here is a secret.")]
internal static class FuzzLines
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz ABCDEFG 0123456789 :;,.-–—/\\\"'“”’()[]{}<>@#!?&+*=_|~`\n\t\r\u200b\u202e\u0301é🙏";

    private static readonly string[] places = ["dm", "#nightfall", "#harbour", "F5", "#salt B12", "X3", "N31", "D9"];

    /// <summary>The same lines every time, each as one of the cast says it somewhere.</summary>
    public static IEnumerable<(string Line, Heard Heard)> Of(int count)
    {
        var random = new Random(20261124);
        var seeds = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "lines-own.txt")).Select(row => row.Split('|')[2].Replace("\\n", "\n", StringComparison.Ordinal)).ToList();
        var speakers = World.Names.People.Select(person => person.Name).ToList();
        for (var i = 0; i < count; i++)
        {
            var line = random.Next(4) switch
            {
                0 => Random(random),
                1 => seeds[random.Next(seeds.Count)] + " " + seeds[random.Next(seeds.Count)],
                _ => Mutated(seeds[random.Next(seeds.Count)], random),
            };
            yield return (line, World.Hear(speakers[random.Next(speakers.Count)], places[random.Next(places.Length)], line));
        }
    }

    private static string Random(Random random) => string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

    private static string Mutated(string line, Random random)
    {
        var letters = line.ToList();
        for (var times = random.Next(1, 5); times > 0 && letters.Count > 0; times--)
        {
            var at = random.Next(letters.Count);
            switch (random.Next(4))
            {
                case 0: letters.RemoveAt(at); break;
                case 1: letters.Insert(at, Alphabet[random.Next(Alphabet.Length)]); break;
                case 2: letters[at] = Alphabet[random.Next(Alphabet.Length)]; break;
                default: (letters[at], letters[letters.Count - 1 - at]) = (letters[letters.Count - 1 - at], letters[at]); break;
            }
        }
        return new string([.. letters]);
    }
}
