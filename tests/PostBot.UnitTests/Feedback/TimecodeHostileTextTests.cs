using FsCheck;
using FsCheck.Fluent;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class TimecodeHostileTextTests
{
    private static readonly Timecode Start = new(107892, FrameRate.Fps2997Drop);

    private static readonly string[] Pieces =
    [
        "0", "1", "59", "60", "99999999", "01:02:03:04", "01:02:03;04", "2:14", "100+14", ":", ";", ".", ",", "-", "–", "→", " ", "\t", "\u00a0",
        "(", ")", "[", "]", "@", "at", "tc", "from", "to", "and", "min", "s", "f", "frame", "h", "R3", "\ud800", "\udc00", "٣", "é", "\0",
        "am", "1.", "#", "+", "=>",
    ];

    [Fact]
    public void Random_text_never_throws() => Prop.ForAll<string>(text =>
    {
        Read(text);
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_pieces_of_timecodes_never_throw_and_no_letter_is_lost() => Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
    {
        var line = string.Concat(pieces);
        Read(line);
        var note = NoteLine.Read(line, Start);
        var kept = Letters(note.ListMark + note.Before + note.TimecodeText + note.After + (note.Reel is null ? "" : $"R{note.Reel}"));
        return Letters(line).All(pair => kept.GetValueOrDefault(pair.Key) >= pair.Value);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(12));

    public static TheoryData<string> Lines() =>
    [
        new string('1', 10_000), new string(' ', 10_000) + "x", new string('(', 10_000), new string('a', 10_000), new string('\ud800', 10_000),
        "2:14" + new string(' ', 9_990) + "x", Repeated("at "), Repeated("1 "), Repeated("01:"), Repeated("01:02:03 "), Repeated("1m "), Repeated("(2:14 "),
        Repeated("1."), Repeated("- "), Repeated("@ "), Repeated("1,"), Repeated("2:14-"),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Ten_thousand_characters_of_anything_are_read_without_a_fault(string line) => Read(line);

    private static string Repeated(string piece) => string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));

    private static void Read(string? text)
    {
        var reading = TimecodeInput.Read(text, Start);
        Assert.Equal(reading.HasPosition, reading.Duration > 0);
        Assert.True(reading.Kind == TimecodeReadingKind.Ok || !string.IsNullOrEmpty(reading.Sentence));
        _ = reading.ToMachineLine();
        _ = TimecodeInput.Read(text, Start, 1);
        _ = TimecodeInput.Show(text, FrameRate.Fps11988Drop);
        _ = Timecode.TryParse(text, FrameRate.Fps24, out _, out _);
        _ = FrameRate.Parse(text);
        _ = NoteLine.Read(text, Start);
    }

    private static Dictionary<char, int> Letters(string text) => text.Where(char.IsLetterOrDigit).CountBy(letter => letter).ToDictionary();
}
