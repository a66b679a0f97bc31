using System.Text;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;

namespace PostBot.UnitTests.Feedback.Markers;

/// <summary>What a format says it carries comes back from its own file as it went in.</summary>
public sealed class MarkerRoundTripTests
{
    public static TheoryData<string, string> Everything()
    {
        var data = new TheoryData<string, string>();
        foreach (var format in MarkerFormat.All)
        {
            foreach (var rate in FrameRate.All.Where(rate => rate.Nominal <= 60))
            {
                if (format.Key != "fcpx" || rate.Nominal != 48) data.Add(format.Key, rate.Label);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void What_is_carried_comes_back(string key, string rateLabel)
    {
        Assert.True(FrameRate.TryParse(rateLabel, out var rate));
        var format = MarkerFormat.Find(key)!;
        var start = new Timecode(rate.FramesPerHour, rate);
        var notes = Notes(format.Carries, rate);
        var list = new MarkerList("NIGHTFALL 101 v7 Round 2", 2, start, 40L * 60 * rate.Nominal, notes);
        var reading = MarkerFile.Read(WorkedRound.Written(key, list), start, list.Length);
        Assert.Null(reading.Problem);
        Assert.Empty(reading.Skipped);
        Assert.Equal(Expected(notes, format.Carries), Expected(reading.Markers, format.Carries));
    }

    [Fact]
    public void A_second_export_of_what_came_back_is_the_same_file()
    {
        foreach (var format in MarkerFormat.All.Where(format => format.Key != "protools"))
        {
            var first = WorkedRound.Written(format.Key);
            var again = MarkerFile.Read(first, WorkedRound.Start, WorkedRound.List.Length).Markers;
            var dated = again.Select(marker => marker with { WrittenAt = WorkedRound.Notes[0].WrittenAt, Status = format.Carries.HasFlag(MarkerFields.Status) ? marker.Status : "open" }).ToList();
            if (format.Carries.HasFlag(MarkerFields.Colour)) Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(WorkedRound.Written(format.Key, WorkedRound.List with { Markers = dated })));
            else Assert.Equal(3, dated.Count);
        }
    }

    [Fact]
    public void The_table_in_the_README_is_the_one_of_the_code()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "PostBot.sln"))) directory = directory.Parent;
        Assert.Contains(MarkerFormat.Table(), File.ReadAllText(Path.Combine(directory.FullName, "README.md")).ReplaceLineEndings("\n"));
    }

    private static List<Marker> Notes(MarkerFields carries, FrameRate rate)
    {
        var minute = 60L * rate.Nominal;
        List<Marker> notes =
        [
            new() { Frame = 1, Author = "Dana", Words = "second frame", Colour = MarkerColour.Red, Status = "open" },
            new() { Frame = minute, Frames = 44, Author = "Dana", Words = "a range: \"with\" marks & signs", Colour = MarkerColour.Yellow, Status = "open" },
            new() { Frame = minute + 1, Author = "Jo Grade", Words = "Check: too dark", Colour = MarkerColour.Green, Status = "done" },
            new() { Frame = (10 * minute) + 7, Author = "Ed", Words = "'=1+1 and 01:02:03:04 stay words", Colour = MarkerColour.Cyan, Status = "open" },
            new() { Frame = null, Author = "Dana", Words = "about all of it", Colour = MarkerColour.Blue, Status = "open" },
        ];
        if (carries.HasFlag(MarkerFields.Words)) notes.Add(new() { Frame = 30 * minute, Author = "Inês", Words = "→ “naïve” 火了", Colour = MarkerColour.Red, Status = "open" });
        if (carries.HasFlag(MarkerFields.LineBreaks)) notes.Add(new() { Frame = 31 * minute, Author = "Ed", Words = "one\ntwo", Colour = MarkerColour.Red, Status = "open" });
        if (carries.HasFlag(MarkerFields.Replies)) notes.Add(new() { Frame = 32 * minute, Author = "Dana", Words = "which take", Colour = MarkerColour.Red, Status = "open", Replies = [new("Ed", "take 3?"), new("Dana", "yes: that one")] });
        if (carries.HasFlag(MarkerFields.SameFrame))
        {
            notes.Add(new() { Frame = minute, Author = "Jo", Words = "same frame", Colour = MarkerColour.White, Status = "open" });
            notes.Add(new() { Frame = -24, Frames = 3, Author = "Ed", Words = "in the leader", Colour = MarkerColour.Purple, Status = "open" });
        }
        return notes;
    }

    // In the order of the cut; what the format does not carry is left out.
    private static List<string> Expected(IEnumerable<Marker> markers, MarkerFields carries) =>
    [
        .. markers.Select(marker => string.Join(" · ",
            marker.Frame,
            carries.HasFlag(MarkerFields.Length) ? marker.Frames : 1,
            marker.Author,
            marker.Words,
            carries.HasFlag(MarkerFields.Colour) ? marker.Colour : MarkerColour.Blue,
            carries.HasFlag(MarkerFields.Status) ? marker.Status : "",
            string.Join(" + ", marker.Replies.Select(reply => $"{reply.Author}: {reply.Words}")))).Order(StringComparer.Ordinal),
    ];
}
