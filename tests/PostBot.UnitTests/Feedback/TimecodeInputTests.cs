using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class TimecodeInputTests
{
    private static readonly Timecode At24 = new(86400, FrameRate.Fps24);
    private static readonly Timecode AtDrop = new(107892, FrameRate.Fps2997Drop);

    [Theory]
    [InlineData("1 hour 10mins 30secs 10frames", "02:10:30:10")]
    [InlineData("1hr10mins", "02:10:00:00")]
    [InlineData("at 10 minutes", "01:10:00:00")]
    [InlineData("at 250 frames", "01:00:10:10")]
    [InlineData("at 2 min 10", "01:02:10:00")]
    [InlineData("at 2 min 5", "01:02:05:00")]
    [InlineData("2 minutes and 10 seconds", "01:02:10:00")]
    [InlineData("1.5s", "01:00:01:12")]
    [InlineData("Frame #250", "01:00:10:10")]
    [InlineData("frames 250", "01:00:10:10")]
    [InlineData("01020304", "01:02:03:04")]
    [InlineData("01:02:03:04.50", "01:02:03:04")]
    [InlineData("(tc 01:02:03:04)", "01:02:03:04")]
    [InlineData("timecode 01.02.03.04", "01:02:03:04")]
    [InlineData("12:03.15", "01:12:03:15")]
    [InlineData("75:30", "02:15:30:00")]
    [InlineData("0:02.083", "01:00:02:02")]
    [InlineData("00:02:03,500", "01:02:03:12")]
    [InlineData("2:14?", "01:02:14:00")]
    public void A_position_is_read_from_every_usual_form(string text, string expected)
    {
        var reading = TimecodeInput.Read(text, At24);
        Assert.Equal((TimecodeReadingKind.Ok, expected, 1), (reading.Kind, reading.In?.ToString(), reading.Duration));
    }

    [Theory]
    [InlineData("01:02:03:04-10", "01:02:03:04", "01:02:03:10")]
    [InlineData("01:02:03:04 to 02:05:00", "01:02:03:04", "01:02:05:00")]
    [InlineData("01:02:03-05:00", "01:02:03:00", "01:05:00:00")]
    [InlineData("2:03 → 2:08", "01:02:03:00", "01:02:08:00")]
    [InlineData("59:50-1:00:10", "01:59:50:00", "02:00:10:00")]
    [InlineData("2:03.5-08.5", "01:02:03:12", "01:02:08:12")]
    [InlineData("2:03.5-2:05", "01:02:03:12", "01:02:05:00")]
    [InlineData("01:02:03.500 --> 01:02:05.000", "01:02:03:12", "01:02:05:00")]
    [InlineData("2m03s-08s", "01:02:03:00", "01:02:08:00")]
    [InlineData("90s — 95s", "01:01:30:00", "01:01:35:00")]
    [InlineData("frame 250-300", "01:00:10:10", "01:00:12:12")]
    [InlineData("250f to 300f", "01:00:10:10", "01:00:12:12")]
    [InlineData("100+14-101+02", "01:01:07:06", "01:01:07:10")]
    [InlineData("100+14-15", "01:01:07:06", "01:01:07:07")]
    [InlineData("[2:14]-[2:20]", "01:02:14:00", "01:02:20:00")]
    [InlineData("from 2:14 until 2:20", "01:02:14:00", "01:02:20:00")]
    public void A_range_is_read_with_every_separator_and_a_short_end(string text, string first, string end)
    {
        var reading = TimecodeInput.Read(text, At24);
        Assert.Equal((TimecodeReadingKind.Ok, first, end), (reading.Kind, reading.In.ToString(), reading.Out.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("250")]
    [InlineData("v3")]
    [InlineData("5.1")]
    [InlineData("10-bit")]
    [InlineData("10-6")]
    [InlineData("4:2:2")]
    [InlineData("2:35:1")]
    [InlineData("1.02.03")]
    [InlineData("24.12.26")]
    [InlineData("2:14pm")]
    [InlineData("10:30 am")]
    [InlineData("2:14 trim")]
    [InlineData("100+1")]
    [InlineData("1:2-1:8")]
    [InlineData("2:03-8")]
    [InlineData("(2:14")]
    [InlineData("１２:０３")]
    public void What_is_no_timecode_is_none(string text) => Assert.Equal("none", TimecodeInput.Read(text, At24).ToMachineLine());

    [Theory]
    [InlineData("01:02:03:04", "01:02:03;04", "Read as drop-frame: 01:02:03;04.")]
    [InlineData("01.02.03.04", "01:02:03;04", "Read as drop-frame: 01:02:03;04.")]
    [InlineData("01:02:00", "01:02:00;02", null)]
    [InlineData("2m", "01:02:00;02", null)]
    [InlineData("frame 1800", "01:01:00;02", null)]
    public void In_a_drop_frame_round_a_colon_is_read_as_drop_frame_and_the_reply_says_so(string text, string expected, string? sentence)
    {
        var reading = TimecodeInput.Read(text, AtDrop);
        Assert.Equal((TimecodeReadingKind.Ok, expected, sentence), (reading.Kind, reading.In.ToString(), reading.Sentence));
    }

    [Theory]
    [InlineData("01:02:00;00", "01:02:00;02")]
    [InlineData("01:02:03;30", "01:02:04;00")]
    [InlineData("5:10;31", "01:05:11;00")]
    public void An_impossible_label_offers_the_nearest_one(string text, string nearest)
    {
        var reading = TimecodeInput.Read(text, AtDrop);
        Assert.Equal((TimecodeReadingKind.Error, nearest), (reading.Kind, reading.Suggestion.ToString()));
        Assert.Contains(nearest, reading.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_length_decides_between_hours_and_minutes()
    {
        Assert.Equal(TimecodeReadingKind.Ambiguous, TimecodeInput.Read("02:14:10", At24).Kind);
        var reading = TimecodeInput.Read("02:14:10", At24, 42 * 60 * 24);
        Assert.Equal((TimecodeReadingKind.Ok, "01:02:14:10"), (reading.Kind, reading.In.ToString()));
        Assert.Contains("minutes, seconds, frames", reading.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_may_lie_on_the_end_of_the_programme_and_not_past_it()
    {
        Assert.Equal(TimecodeReadingKind.Ok, TimecodeInput.Read("0:10-1:00", At24, 1440).Kind);
        Assert.Equal(TimecodeReadingKind.Error, TimecodeInput.Read("0:10-1:01", At24, 1440).Kind);
        Assert.Equal(TimecodeReadingKind.Error, TimecodeInput.Read("1:00", At24, 1440).Kind);
        Assert.Equal(TimecodeReadingKind.Error, TimecodeInput.Read("0:10-0:10", At24, 1440).Kind);
    }

    [Fact]
    public void Leader_before_midnight_and_programme_after_it_are_counted_across_it()
    {
        Assert.Equal(-192, TimecodeInput.Read("23:59:52:00", new Timecode(0, FrameRate.Fps24)).FromStart);
        var late = new Timecode(23 * 86400, FrameRate.Fps24);
        Assert.Equal(2 * 86400, TimecodeInput.Read("01:00:00:00", late).FromStart);
    }

    [Fact]
    public void The_machine_line_has_one_shape()
    {
        Assert.Equal(
            "ok in=01:02:14:00 out=01:02:20:00 from_start=3216 duration=144 frames=89616 seconds=3734/1", TimecodeInput.Read("2:14-2:20", At24).ToMachineLine());
        Assert.Equal(
            "warn in=00:59:50:00 out=00:59:50:01 from_start=-240 duration=1 frames=86160 seconds=3590/1", TimecodeInput.Read("00:59:50:00", At24).ToMachineLine());
        Assert.Equal("error", TimecodeInput.Read("01:02:60:00", At24).ToMachineLine());
        Assert.Equal("none", TimecodeInput.Read("16:9", At24).ToMachineLine());
        Assert.Equal(
            "ok in=01:00:00;02 out=01:00:00;03 from_start=107894 duration=1 frames=107894 seconds=54000947/15000",
            TimecodeInput.Show("01:00:00;02", FrameRate.Fps2997Drop).ToMachineLine());
    }
}
