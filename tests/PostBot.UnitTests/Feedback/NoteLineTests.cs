using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class NoteLineTests
{
    private static readonly Timecode Start = new(86400, FrameRate.Fps24);

    [Theory]
    [InlineData("01:02:10:05 trim the pause", "01:02:10:05", "", "trim the pause")]
    [InlineData("01:02:10:05-01:02:14:00 trim", "01:02:10:05", "01:02:14:00", "trim")]
    [InlineData("01:02:10:05 – 01:02:14:00: trim", "01:02:10:05", "01:02:14:00", "trim")]
    [InlineData("2. 01:04:00:00–01:04:06:12 logo must be on longer", "01:04:00:00", "01:04:06:12", "logo must be on longer")]
    [InlineData("1) 01:02:10:05 - trim the pause", "01:02:10:05", "", "trim the pause")]
    [InlineData("• 2:14 | 2 secs too long", "01:02:14:00", "", "2 secs too long")]
    [InlineData("3. 01:07:31 music too loud under “we never knew”", "01:07:31:00", "", "music too loud under “we never knew”")]
    [InlineData("@ 2:14 lose it", "01:02:14:00", "", "lose it")]
    [InlineData("@2:14, lose it", "01:02:14:00", "", "lose it")]
    [InlineData("(01:02:10:05) trim", "01:02:10:05", "", "trim")]
    [InlineData("[2:14-2:20] trim", "01:02:14:00", "01:02:20:00", "trim")]
    [InlineData("(2:14 is too long)", "01:02:14:00", "", "(is too long)")]
    [InlineData("TC: 01:02:10:05 trim", "01:02:10:05", "", "trim")]
    [InlineData("at 2 min 10 the boom dips", "01:02:10:00", "", "the boom dips")]
    [InlineData("at 2 min 5 shots repeat", "01:02:00:00", "", "5 shots repeat")]
    [InlineData("at 2:14 that look again, can we lose it", "01:02:14:00", "", "that look again, can we lose it")]
    [InlineData("from 2:14 to 2:20 the score is late", "01:02:14:00", "01:02:20:00", "the score is late")]
    [InlineData("2:14 - 10 frames too long", "01:02:14:00", "", "10 frames too long")]
    [InlineData("2:14 - 20 extras walk through", "01:02:14:00", "", "20 extras walk through")]
    [InlineData("2:14 to 20 people", "01:02:14:00", "", "to 20 people")]
    [InlineData("2:14-10 frames too long", "01:02:14:00", "", "-10 frames too long")]
    [InlineData("2:14 -3dB on the dialogue", "01:02:14:00", "", "-3dB on the dialogue")]
    [InlineData("2:03-08 super too small", "01:02:03:00", "01:02:08:00", "super too small")]
    [InlineData("2:14 to 16:9 please", "01:02:14:00", "", "to 16:9 please")]
    [InlineData("frame 250 flash", "01:00:10:10", "", "flash")]
    [InlineData("100+14 flash frame", "01:01:07:06", "", "flash frame")]
    [InlineData("2m03s the door", "01:02:03:00", "", "the door")]
    [InlineData("logo too small at 22 secs", "01:00:22:00", "", "logo too small")]
    [InlineData("lose the last shot (01:21:04:10)", "01:21:04:10", "", "lose the last shot")]
    [InlineData("the door slams @ 2:14.", "01:02:14:00", "", "the door slams.")]
    [InlineData("sorry one more, 01:31:00:00 typo in her name", "01:31:00:00", "", "sorry one more, typo in her name")]
    [InlineData("pulls at 01:31:00:00-01:31:02:00 a bit", "01:31:00:00", "01:31:02:00", "pulls a bit")]
    [InlineData("01:02:10:05", "01:02:10:05", "", "")]
    public void A_line_is_parted_into_its_timecode_and_its_words(string line, string first, string end, string text)
    {
        var note = NoteLine.Read(line, Start);
        Assert.Equal((first, end, text), (note.When.In?.ToString(), note.When.Out?.ToString() ?? "", note.Text));
    }

    [Theory]
    [InlineData("2 secs too long")]
    [InlineData("5f early")]
    [InlineData("2m10s too long")]
    [InlineData("16:9 pillarbox")]
    [InlineData("2:35 crop everywhere")]
    [InlineData("v3 is better")]
    [InlineData("10-bit please")]
    [InlineData("5.1 mix sounds thin")]
    [InlineData("10-6 is the better take")]
    [InlineData("1. trim the pause")]
    [InlineData("- overall love it, end card is old")]
    [InlineData("10:30am call with Dana")]
    [InlineData("10:30 pm call")]
    [InlineData("24/7 dust in the gate")]
    [InlineData("20261124 delivery")]
    [InlineData("192.168.0.1 is down")]
    [InlineData("24.12.26 air date")]
    [InlineData("4:2:2 source please")]
    [InlineData("hold for 2 secs")]
    [InlineData("grade at 4")]
    [InlineData("")]
    [InlineData("at")]
    public void A_line_without_a_timecode_keeps_all_its_words(string line)
    {
        var note = NoteLine.Read(line, Start);
        Assert.Equal((TimecodeReadingKind.None, line, ""), (note.When.Kind, note.Text, note.TimecodeText));
    }

    [Theory]
    [InlineData("01:02:10;05 trim", "01:02:10:05")]
    [InlineData("01:02:10:24 trim", "01:02:11:00")]
    [InlineData("2:75 trim", null)]
    public void An_impossible_label_keeps_the_words_and_is_flagged(string line, string? suggestion)
    {
        var note = NoteLine.Read(line, Start);
        Assert.Equal((TimecodeReadingKind.Error, "trim"), (note.When.Kind, note.Text));
        Assert.Equal(suggestion, note.When.Suggestion?.ToString());
    }

    [Fact]
    public void A_time_past_the_end_of_a_spot_is_kept_and_never_moved()
    {
        var note = NoteLine.Read("1:02:10 product shot", new Timecode(900000, FrameRate.Fps25), 1500);
        Assert.Equal((TimecodeReadingKind.Error, "product shot", null), (note.When.Kind, note.Text, note.When.In));
        Assert.Contains("10:01:02:10", note.When.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:05 super too small", "10:00:05:00")]
    [InlineData("0:27 legal must hold 2 secs", "10:00:27:00")]
    [InlineData("00:29:20 end frame cut 5f early", "10:00:29:20")]
    public void A_spot_is_counted_from_its_own_start(string line, string first) =>
        Assert.Equal(first, NoteLine.Read(line, new Timecode(900000, FrameRate.Fps25), 1500).When.In.ToString());

    [Fact]
    public void A_reel_is_told_apart_from_the_feet_that_follow_it()
    {
        var note = NoteLine.Read("R3 412+08 flash frame", new Timecode(259200, FrameRate.Fps24));
        Assert.Equal((3, "03:04:35:00", "flash frame"), (note.Reel, note.When.In.ToString(), note.Text));
    }

    [Theory]
    [InlineData("at 2:14 that look", true)]
    [InlineData("logo too small at 22 secs", true)]
    [InlineData("2:14 that look", false)]
    [InlineData("at 01:02:10:05 that look", false)]
    public void A_moment_said_in_words_is_approximate(string line, bool approximate) =>
        Assert.Equal(approximate, NoteLine.Read(line, Start).IsApproximate);

    [Theory]
    [InlineData("1. 01:02:10:05 - trim", "1.")]
    [InlineData("• 2:14 trim", "•")]
    [InlineData("2:14 trim", "")]
    public void The_list_mark_is_told_apart(string line, string mark) => Assert.Equal(mark, NoteLine.Read(line, Start).ListMark);
}
