using FsCheck;
using FsCheck.Fluent;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class FrameRateTests
{
    [Theory]
    [InlineData("23.98", "23.976")]
    [InlineData("23.976", "23.976")]
    [InlineData("23,976", "23.976")]
    [InlineData("23.97", "23.976")]
    [InlineData("2398", "23.976")]
    [InlineData("23976", "23.976")]
    [InlineData("24000/1001", "23.976")]
    [InlineData("23.98psf", "23.976")]
    [InlineData("24p", "24")]
    [InlineData("24.00 FPS", "24")]
    [InlineData("23.999999", "24")]
    [InlineData("25P", "25")]
    [InlineData("PAL", "25")]
    [InlineData("50i", "25")]
    [InlineData("25i", "25")]
    [InlineData("30.01", "30")]
    [InlineData("29.97df", "29.97 DF")]
    [InlineData("29.97 drop", "29.97 DF")]
    [InlineData("29.97 Drop-Frame", "29.97 DF")]
    [InlineData("drop 29.97", "29.97 DF")]
    [InlineData("2997 DF", "29.97 DF")]
    [InlineData("30000/1001 df", "29.97 DF")]
    [InlineData("59.94i df", "29.97 DF")]
    [InlineData("NTSC DF", "29.97 DF")]
    [InlineData("NTSC ndf", "29.97 NDF")]
    [InlineData("29.97ndf", "29.97 NDF")]
    [InlineData("29.97 non-drop frame", "29.97 NDF")]
    [InlineData("47.95", "47.952")]
    [InlineData("47952", "47.952")]
    [InlineData("5994 (DF)", "59.94 DF")]
    [InlineData("11988ndf", "119.88 NDF")]
    [InlineData("100", "100")]
    public void A_rate_is_read_however_it_is_written(string text, string label)
    {
        var read = FrameRate.Parse(text);
        Assert.Equal((FrameRateOutcome.Exact, label, null), (read.Outcome, read.Rate?.Label, read.Sentence));
    }

    [Theory]
    [InlineData("29.97", "29.97 NDF", "29.97 DF")]
    [InlineData("2997", "29.97 NDF", "29.97 DF")]
    [InlineData("59.94p", "59.94 NDF", "59.94 DF")]
    [InlineData("119.88", "119.88 NDF", "119.88 DF")]
    public void A_bare_ntsc_rate_is_non_drop_and_says_so(string text, string label, string other)
    {
        var read = FrameRate.Parse(text);
        Assert.Equal((FrameRateOutcome.AssumedNonDrop, label), (read.Outcome, read.Rate?.Label));
        Assert.Contains(label, read.Sentence, StringComparison.Ordinal);
        Assert.Contains(other, read.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Ntsc_asks_which_count()
    {
        var read = FrameRate.Parse("ntsc");
        Assert.Equal((FrameRateOutcome.AskDrop, null), (read.Outcome, read.Rate));
        Assert.Equal([FrameRate.Fps2997Drop, FrameRate.Fps2997], read.Choices);
        Assert.False(FrameRate.TryParse("ntsc", out _));
    }

    [Theory]
    [InlineData("24 df", "24")]
    [InlineData("23.976 drop", "23.976")]
    [InlineData("PAL DF", "25")]
    [InlineData("30 drop", "29.97 DF")]
    [InlineData("60df", "59.94 DF")]
    [InlineData("df", "29.97 DF")]
    [InlineData("ndf", "29.97 NDF")]
    public void Drop_frame_is_refused_where_it_does_not_exist_or_names_no_rate(string text, string offered)
    {
        var read = FrameRate.Parse(text);
        Assert.Equal((FrameRateOutcome.Refused, null), (read.Outcome, read.Rate));
        Assert.Contains(FrameRate.All.Single(rate => rate.Label == offered), read.Choices);
        Assert.Contains(offered, read.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fps")]
    [InlineData("26")]
    [InlineData("29.9")]
    [InlineData("0")]
    [InlineData("1/0")]
    [InlineData("24 25")]
    [InlineData("24 bananas")]
    [InlineData("24000/1001/2")]
    [InlineData("99999999999999999999999999999999999999")]
    public void Anything_else_is_refused_with_a_sentence(string? text)
    {
        var read = FrameRate.Parse(text);
        Assert.Equal(FrameRateOutcome.Refused, read.Outcome);
        Assert.False(string.IsNullOrEmpty(read.Sentence));
    }

    [Fact]
    public void Every_rate_reads_back_from_its_label()
    {
        foreach (var rate in FrameRate.All)
            Assert.Equal((FrameRateOutcome.Exact, rate), (FrameRate.Parse(rate.Label).Outcome, FrameRate.Parse(rate.Label).Rate!));
    }

    [Theory]
    [InlineData("23.976", 24, 2073600)]
    [InlineData("29.97 DF", 30, 2589408)]
    [InlineData("59.94 DF", 60, 5178816)]
    [InlineData("119.88 DF", 120, 10357632)]
    [InlineData("47.952", 48, 4147200)]
    public void A_day_has_as_many_frames_as_the_standard_says(string label, int nominal, long perDay)
    {
        Assert.True(FrameRate.TryParse(label, out var rate));
        Assert.Equal((nominal, perDay), (rate.Nominal, rate.FramesPerDay));
    }

    [Fact]
    public void Seconds_and_frames_convert_exactly_both_ways() => Prop.ForAll<int>(frames => FrameRate.All.All(rate =>
        rate.NearestFrames(rate.SecondsOf(frames)) == frames && rate.FrameAt(rate.SecondsOf(frames)) == frames)).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_frame_rounds_up_to_the_nearest_and_down_to_the_one_on_screen()
    {
        Assert.Equal(13, FrameRate.Fps25.NearestFrames(new ExactSeconds(1, 2)));
        Assert.Equal(12, FrameRate.Fps25.FrameAt(new ExactSeconds(1, 2)));
        Assert.Equal(-1, FrameRate.Fps25.FrameAt(new ExactSeconds(-1, 50)));
    }

    [Fact]
    public void Random_text_never_throws() =>
        Prop.ForAll<string>(text => FrameRate.Parse(text).Rate is null || text.Length > 0).QuickCheckThrowOnFailure();
}
