using NodaTime;
using PostBot.Core.Features.Shots;
using PostBot.Domain.Phrases;
using PostBot.Domain.Shots;

namespace PostBot.UnitTests.Features.Shots;

public sealed class ShotRowsTests
{
    private static readonly PhraseContext phrases = new(Instant.FromUtc(2026, 11, 24, 9, 0), DateTimeZoneProviders.Tzdb["Europe/London"]);

    [Theory]
    [InlineData("A_1,wip,Lee,2026-12-14")]
    [InlineData("shot,status,vendor,due\nA_1,wip,Lee,2026-12-14")]
    [InlineData("\uFEFFdue;vendor;state;shot code\r\n14 Dec;Lee;in progress;a_1\r\n")]
    [InlineData("Shot\tStatus\tVendor\tDue\n\nA_1\tWIP\tLee\t14 Dec 2026\n")]
    public void The_same_row_however_it_is_written(string text)
    {
        var (rows, problems) = ShotRows.Read(text, Commands.World.Names, phrases);
        Assert.Empty(problems);
        Assert.Equal(new ShotRow("A_1", ShotState.Wip, "Lee", Instant.FromUtc(2026, 12, 14, 18, 0)), Assert.Single(rows));
    }

    [Fact]
    public void What_a_row_does_not_say_stays_unsaid()
    {
        var (rows, problems) = ShotRows.Read("A_1\nA_2,,\"Lee, FX\"", Commands.World.Names, phrases);
        Assert.Empty(problems);
        Assert.Equal([new ShotRow("A_1", null, null, null), new ShotRow("A_2", null, "Lee, FX", null)], rows);
    }

    [Fact]
    public void Everything_wrong_is_named_with_row_and_column()
    {
        var (_, problems) = ShotRows.Read("shot,status,due\nA 1,wip,\nA_2,blue,soon\nA_3,wip,\nA_3,wip,", Commands.World.Names, phrases);
        Assert.Equal(["row 2, shot", "row 3, status", "row 3, due", "row 5, shot"], problems.Select(problem => problem.Split(':')[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001,,,\n\"")]
    [InlineData("\"unclosed,wip\nnext,final")]
    public void Junk_is_no_exception(string text) => Assert.DoesNotContain(ShotRows.Read(text, Commands.World.Names, phrases).Rows, row => row.Code.Length == 0);
}
