using PostBot.Core.Commands;

namespace PostBot.UnitTests.Commands;

/// <summary>Whatever is typed is answered: no line, however broken, breaks the reader.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void No_line_out_of_a_hundred_thousand_throws()
    {
        foreach (var (line, heard) in FuzzLines.Of(100_000))
        {
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
}
