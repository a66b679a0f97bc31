namespace PostBot.Domain.Feedback;

/// <summary>Where one typed position lies.</summary>
/// <param name="FromStart">Frames from the programme start; without meaning when there is a problem.</param>
/// <param name="Form">How a clock was read, for the end of its range; none for anything but a clock.</param>
/// <param name="Say">What was taken for granted, as a sentence.</param>
/// <param name="Kind">Ok, warn, ambiguous or error.</param>
/// <param name="Problem">Why it lies nowhere.</param>
internal sealed record TypedPlace(
    long FromStart,
    PlaceForm Form = PlaceForm.Other,
    string? Say = null,
    TimecodeReadingKind Kind = TimecodeReadingKind.Ok,
    TimecodeProblem? Problem = null)
{
    public static TypedPlace Nowhere(TimecodeProblem problem) => new(0, Kind: TimecodeReadingKind.Error, Problem: problem);

    public static TypedPlace Nowhere(string sentence, Timecode? nearest = null) => Nowhere(new TimecodeProblem(sentence, nearest));
}

/// <summary>How the groups of a start were read; three groups at the end of the range follow it.</summary>
internal enum PlaceForm
{
    Other,
    HoursMinutesSeconds,
    MinutesSecondsFrames,
    MinutesSeconds,
}
