using NodaTime;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;

namespace PostBot.UnitTests.Feedback.Markers;

/// <summary>The round of three notes that the files under Fixtures hold, at 24 from one hour.</summary>
internal static class WorkedRound
{
    public static Timecode Start { get; } = new(86_400, FrameRate.Fps24);

    public static IReadOnlyList<Marker> Notes { get; } =
    [
        new() { Frame = 123, Author = "Dana", Words = "Flash frame & early 2-pop; check \"A\" cam", Colour = MarkerColour.Red, Status = "open", WrittenAt = At },
        new() { Frame = 2956, Frames = 44, Author = "Inês", Words = "Lose the wide → CU sooner | alt take 3\nsecond line", Colour = MarkerColour.Yellow, Status = "open", WrittenAt = At },
        new() { Frame = 14_400, Author = "Client", Words = "OK", Colour = MarkerColour.Green, Status = "done", WrittenAt = At },
    ];

    public static MarkerList List { get; } = new("Wren_EP103_v4 Round 2", 2, Start, 43_200, Notes);

    private static Instant At => Instant.FromUnixTimeSeconds(1_795_000_000);

    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static byte[] Written(string key, MarkerList? list = null)
    {
        var (file, problem) = MarkerFormat.Find(key)!.Write(list ?? List);
        Assert.Null(problem);
        return file!;
    }
}
