using FsCheck;
using FsCheck.Fluent;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class TimecodeTests
{
    public static TheoryData<string> Rates() => [.. FrameRate.All.Select(rate => rate.Label)];

    [Theory]
    [InlineData("29.97 DF")]
    [InlineData("59.94 DF")]
    public void Every_frame_of_a_drop_frame_hour_reads_back_from_its_label(string label)
    {
        var rate = Rate(label);
        for (var frames = 0L; frames <= rate.FramesPerHour; frames++)
        {
            Assert.True(Timecode.TryParse(new Timecode(frames, rate).ToString(), rate, out var timecode, out _));
            Assert.Equal(frames, timecode.Frames);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Every_second_of_the_day_reads_back_and_its_last_frame_is_followed_by_the_next_second(string label)
    {
        var rate = Rate(label);
        for (var second = 0; second < 86400; second++)
        {
            var last = Parse($"{second / 3600:00}:{second / 60 % 60:00}:{second % 60:00}:{rate.Nominal - 1:00}", rate);
            var next = (second + 1) % 86400;
            var first = next % 60 == 0 && next / 60 % 10 != 0 ? rate.DroppedPerMinute : 0;
            Assert.Equal(Parse($"{next / 3600:00}:{next / 60 % 60:00}:{next % 60:00}:{first:00}", rate), last.Plus(1));
            Assert.Equal(last, Parse(last.ToString(), rate));
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Any_frame_count_wraps_into_the_day_and_reads_back(string label)
    {
        var rate = Rate(label);
        Prop.ForAll<long>(frames =>
        {
            var timecode = new Timecode(frames, rate);
            return timecode.Frames >= 0 && timecode.Frames < rate.FramesPerDay && Parse(timecode.ToString(), rate) == timecode;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("29.97 DF", "00:01:00;00", "00:01:00;02")]
    [InlineData("59.94 DF", "23:59:00:03", "23:59:00;04")]
    [InlineData("24", "01:02:60:10", "01:03:00:00")]
    [InlineData("24", "23:59:59:24", "00:00:00:00")]
    [InlineData("29.97 DF", "01:01:59:30", "01:02:00;02")]
    [InlineData("25", "25:00:00:00", "01:00:00:00")]
    [InlineData("23.976", "01:00:00;00", "01:00:00:00")]
    [InlineData("120", "01:00:00:120", "01:00:01:000")]
    public void A_label_that_does_not_exist_is_refused_with_the_next_one_that_does(string rate, string label, string nearest)
    {
        Assert.False(Timecode.TryParse(label, Rate(rate), out _, out var problem));
        Assert.Equal(nearest, problem.Nearest.ToString());
        Assert.Contains(nearest, problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("29.97 DF", "01;02;03;04", "01:02:03;04")]
    [InlineData("29.97 DF", "01:02:03:04.50", "01:02:03;04")]
    [InlineData("24", "01020304", "01:02:03:04")]
    [InlineData("119.88 DF", "03:36:09,023", "03:36:09;023")]
    [InlineData("100", "01:02:03:7", "01:02:03:007")]
    public void A_label_is_written_one_way_however_it_was_typed(string rate, string label, string written) =>
        Assert.Equal(written, Parse(label, Rate(rate)).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01:02:03")]
    [InlineData("01:02:03:04 x")]
    [InlineData("-1:00:00:00")]
    [InlineData("٠١:٠٢:٠٣:٠٤")]
    [InlineData("99999999999:00:00:00")]
    public void Text_that_is_no_label_is_refused_without_a_suggestion(string? label)
    {
        Assert.False(Timecode.TryParse(label, FrameRate.Fps24, out _, out var problem));
        Assert.Null(problem.Nearest);
    }

    [Fact]
    public void The_default_value_is_the_first_frame_at_24()
    {
        Assert.Equal(new Timecode(0, FrameRate.Fps24), default);
        Assert.Equal("00:00:00:00", default(Timecode).ToString());
        Assert.Equal("0/1", default(ExactSeconds).ToString());
    }

    [Fact]
    public void The_same_count_at_another_rate_is_another_timecode()
    {
        Assert.NotEqual(new Timecode(1, FrameRate.Fps2997), new Timecode(1, FrameRate.Fps2997Drop));
        Assert.NotEqual(new Timecode(1, FrameRate.Fps24), new Timecode(2, FrameRate.Fps24));
    }

    private static FrameRate Rate(string label) => FrameRate.All.Single(rate => rate.Label == label);

    private static Timecode Parse(string label, FrameRate rate) =>
        Timecode.TryParse(label, rate, out var timecode, out var problem) ? timecode : throw new InvalidOperationException(problem.Sentence);
}
