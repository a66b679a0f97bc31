using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace PostBot.UnitTests.Commands;

/// <summary>
/// Lines as people type them, each with what it has to be understood as. Where a line may be read in two fair ways, a question back is right; a wrong
/// reading never is. A row is <c>speaker|place|line|meaning</c>, a line break in a line is written <c>\n</c>.
/// </summary>
public sealed partial class CorpusTests
{
    public static TheoryData<string, string, string, string> Lines()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "lines-own.txt")))
        {
            var cells = row.Split('|');
            rows.Add(cells[0], cells[1], cells[2].Replace("\\n", "\n", StringComparison.Ordinal), cells[3]);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_understood_as_it_was_meant(string speaker, string place, string line, string meaning) =>
        Assert.Equal(meaning, Meaning.Of(World.Understanding.Of(World.Hear(speaker, place, line))));

    /// <summary>The public lines with the speaker and place of their table; what each has to be understood as stands beside it, by id.</summary>
    public static TheoryData<string, string, string, string, string> PublicLines()
    {
        var meanings = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "lines-public-meaning.txt")).Select(row => row.Split('|', 2)).ToDictionary(cells => cells[0], cells => cells[1].Replace("\\n", "\n", StringComparison.Ordinal));
        var rows = new TheoryData<string, string, string, string, string>();
        using var table = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "Fixtures", "lines-public.csv")), CultureInfo.InvariantCulture);
        table.Read();
        table.ReadHeader();
        while (table.Read())
        {
            var id = table.GetField("id")!;
            rows.Add(id, table.GetField("speaker_role")!.Split(' ')[0], Place(table.GetField("channel_kind")!), table.GetField("text")!, meanings[id]);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(PublicLines))]
    public void A_public_line_is_understood_as_its_table_says(string id, string speaker, string place, string line, string meaning) =>
        Assert.Equal($"{id} {meaning}", $"{id} {Meaning.Of(World.Understanding.Of(World.Hear(speaker, place, line)))}");

    /// <summary><c>slack channel #nightfall (linked NIGHTFALL)</c> is <c>#nightfall</c>, <c>slack thread under F5</c> is <c>F5</c>.</summary>
    private static string Place(string kind) =>
        PublicPlace().Match(kind) is { Success: true } place ? place.Groups["thread"].Success ? place.Groups["thread"].Value : $"#{place.Groups["code"].Value.ToLowerInvariant()}" : "dm";

    [GeneratedRegex(@"under (?<thread>[A-Z]\d+)|\(linked (?<code>\w+)\)")]
    private static partial Regex PublicPlace();
}
