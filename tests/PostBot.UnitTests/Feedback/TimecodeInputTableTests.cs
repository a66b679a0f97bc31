using System.Globalization;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class TimecodeInputTableTests
{
    public static TheoryData<string, string, string, string, string, string[]> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string, string[]>();
        foreach (var row in TimecodeTables.Rows("timecode-input-public.csv"))
        {
            rows.Add(
                row["rate"], row["drop"], row["programme_start"], row["input"], row["result"],
                [row["in_tc"], row["out_tc_exclusive"], row["in_frames_from_start"], row["duration_frames"]]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_an_editor_types_lands_where_the_table_says(
        string rateText, string drop, string start, string input, string result, string[] expected)
    {
        Assert.True(Timecode.TryParse(start, TimecodeTables.Rate(rateText, drop), out var programmeStart, out _));

        var reading = TimecodeInput.Read(input, programmeStart);

        Assert.Equal(result, reading.Kind.ToString(), ignoreCase: true);
        Assert.StartsWith(result, reading.ToMachineLine(), StringComparison.Ordinal);
        if (result != "ok")
            Assert.False(string.IsNullOrEmpty(reading.Sentence));
        if (expected[0].Length > 0)
        {
            Assert.Equal(expected[0], reading.In.ToString());
            Assert.Equal(expected[1], reading.Out?.ToString() ?? "");
            Assert.Equal(expected[2], reading.FromStart.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(expected[3], reading.Duration.ToString(CultureInfo.InvariantCulture));
        }
    }
}
