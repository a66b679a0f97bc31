using System.Globalization;
using System.Text.RegularExpressions;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed partial class TimecodeVectorTests
{
    public static TheoryData<string, string, string, string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string, string, string, string>();
        foreach (var row in TimecodeTables.Rows("timecode-vectors-public.csv"))
            rows.Add(row["rate"], row["drop"], row["timecode"], row["frames"], row["seconds_exact"], row["kind"], row["note"]);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_label_frames_and_exact_seconds_say_the_same(
        string rateText, string drop, string label, string frames, string seconds, string kind, string note)
    {
        var rate = TimecodeTables.Rate(rateText, drop);
        var reads = Timecode.TryParse(label, rate, out var timecode, out var problem);
        if (kind == "invalid")
        {
            Assert.False(reads);
            Assert.NotNull(problem?.Nearest);
            Assert.Contains(problem.Nearest.ToString()!, problem.Sentence, StringComparison.Ordinal);
            Assert.Equal("error", TimecodeInput.Show(label, rate).ToMachineLine());
            return;
        }

        var count = long.Parse(frames, CultureInfo.InvariantCulture);
        Assert.Equal(seconds, rate.SecondsOf(count).ToString());
        if (kind == "rollover")
        {
            Assert.False(reads);
            Assert.Equal(new Timecode(count, rate), problem!.Nearest);
            Assert.Matches($"^warn in={problem.Nearest} .* frames={frames} seconds={seconds}$", TimecodeInput.Show(label, rate).ToMachineLine());
            return;
        }

        Assert.True(reads, problem?.Sentence);
        Assert.Equal(count, timecode.Frames);
        Assert.Equal(label, new Timecode(count, rate).ToString());
        Assert.Equal(
            $"ok in={label} out={timecode.Plus(1)} from_start={count} duration=1 frames={frames} seconds={seconds}",
            TimecodeInput.Show(label, rate).ToMachineLine());
        if (FeetAndFrames().Match(note) is { Success: true } feet)
            Assert.Equal(feet.Groups[1].Value, timecode.FeetAndFrames);
        if (Neighbour().Match(note) is { Success: true } neighbour)
            Assert.Equal(neighbour.Groups[2].Value, timecode.Plus(neighbour.Groups[1].Value == "next" ? 1 : -1).ToString());
    }

    [GeneratedRegex(@"feet\+frames (\d+\+\d\d)")]
    private static partial Regex FeetAndFrames();

    [GeneratedRegex(@"(next|previous) frame is (\S+)")]
    private static partial Regex Neighbour();
}
