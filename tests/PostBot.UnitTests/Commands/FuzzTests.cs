using System.Diagnostics.CodeAnalysis;
using PostBot.Core.Commands;

namespace PostBot.UnitTests.Commands;

/// <summary>Whatever is typed is answered: no line, however broken, breaks the reader.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A seeded sequence makes a failure repeatable; nothing here is a secret.")]
public sealed class FuzzTests
{
    private const int Lines = 100_000;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz ABCDEFG 0123456789 :;,.-–—/\\\"'“”’()[]{}<>@#!?&+*=_|~`\n\t\r\u200b\u202e\u0301é🙏";

    [Fact]
    public void No_line_out_of_a_hundred_thousand_throws()
    {
        var random = new Random(20261124);
        var seeds = CorpusTests.Lines().Select(row => (string)row[2]).ToList();
        var places = new[] { "dm", "#nightfall", "#harbour", "F5", "#salt B12", "X3", "N31", "D9" };
        var speakers = World.Names.People.Select(person => person.Name).ToList();
        for (var i = 0; i < Lines; i++)
        {
            var line = random.Next(4) switch
            {
                0 => Random(random),
                1 => seeds[random.Next(seeds.Count)] + " " + seeds[random.Next(seeds.Count)],
                _ => Mutated(seeds[random.Next(seeds.Count)], random),
            };
            var heard = World.Hear(speakers[random.Next(speakers.Count)], places[random.Next(places.Length)], line);
            try
            {
                _ = World.Understanding.Of(heard);
                _ = Courtesy.IsAll(line);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Assert.Fail($"{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(line))} «{line}»: {problem}");
            }
        }
    }

    [Theory]
    [InlineData("hold ", "Color 1 ")]
    [InlineData("", "and tell jo ")]
    [InlineData("is ", "101 ")]
    [InlineData("set 101 ", "done ")]
    [InlineData("note F5 ", "01:02:10:05 ")]
    [InlineData("", "\"")]
    [InlineData("", "one oh ")]
    [InlineData("when ", "fri ")]
    public void A_line_of_ten_thousand_characters_is_read_all_the_same(string start, string repeated)
    {
        var line = start + string.Concat(Enumerable.Repeat(repeated, 10_000 / repeated.Length));

        Assert.NotNull(World.Understanding.Of(World.Hear("Ana", "dm", line)));
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
