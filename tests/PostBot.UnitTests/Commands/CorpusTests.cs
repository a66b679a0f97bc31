namespace PostBot.UnitTests.Commands;

/// <summary>
/// Lines as people type them, each with what it has to be understood as. Where a line may be read in two fair ways, a question back is right; a wrong
/// reading never is. A row is <c>speaker|place|line|meaning</c>, a line break in a line is written <c>\n</c>.
/// </summary>
public sealed class CorpusTests
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
}
