using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class PastedNotesTests
{
    private static readonly Timecode start = new(86_400, FrameRate.Fps24);

    [Fact]
    public void Notes_from_somebody_carry_their_name_and_no_thanks()
    {
        var pasted = PastedNotes.Read("Notes from Jules:\n1. 01:02:10:05 - trim the pause\n2. 01:04:00:00–01:04:06:12 logo must be on longer\n3. 01:07:31 music too loud under “we never knew”\n- overall love it, end card is old\nThanks! D", start);
        Assert.Equal(["trim the pause", "logo must be on longer", "music too loud under “we never knew”", "- overall love it, end card is old"], pasted.Notes.Select(note => note.Words));
        Assert.All(pasted.Notes, note => Assert.Equal("Jules", note.Author));
        Assert.Equal(new LeftOut("Thanks! D", "signature"), Assert.Single(pasted.LeftOut));
    }

    [Fact]
    public void Every_word_is_either_a_note_or_left_out()
    {
        const string Mail = "Hi Ana and Ed,\nHere are our notes on 101:\n\n01:02:10:05 trim the pause\nlove the ending\n01:05:00:00\nmusic too loud\n01:06:00:00\n\nBest wishes,\nDana Scully\nAcme Pictures\n\nOn Tue, 24 Nov 2026 Ana wrote:\n> 01:00:00:00 is this ok?";
        var pasted = PastedNotes.Read(Mail, start);
        Assert.Equal(["trim the pause", "love the ending", "music too loud"], pasted.Notes.Select(note => note.Words));
        Assert.Equal(["greeting", "heading", "timecode without words", "signature", "signature", "signature", "quoted mail", "quoted mail"], pasted.LeftOut.Select(left => left.Why));
    }

    [Fact]
    public void Quoted_mail_and_forwarded_mail_are_left_out()
    {
        Assert.Equal("quoted mail", Assert.Single(PastedNotes.Read("> 01:00:00:00 old", start).LeftOut).Why);
        var forwarded = PastedNotes.Read("01:02:10:05 trim\nFrom: Dana <dana@acme.example>\nSent: Monday\n01:09:00:00 older note", start);
        Assert.Equal(["trim"], forwarded.Notes.Select(note => note.Words));
        Assert.All(forwarded.LeftOut, left => Assert.Equal("quoted mail", left.Why));
    }

    [Theory]
    [InlineData("morning light looks wrong in the kitchen scene")]
    [InlineData("love it, end card is old")]
    [InlineData("best take is the second one, please use that one instead of this")]
    [InlineData("from here on the music is too loud and it goes on and on until the end, can we look at that once more?")]
    [InlineData("hello kitty logo is too small")]
    public void Words_that_begin_like_a_greeting_are_still_a_note(string words) => Assert.Equal(words, Assert.Single(PastedNotes.Read(words, start).Notes).Words);

    [Theory]
    [InlineData("sorry one more, 01:31:00:00 typo in her name", "typo in her name")]
    [InlineData("oh and one more thing: 01:31:00:00 typo", "typo")]
    [InlineData("one more beat at 01:31:00:00 please", "one more beat please")]
    public void Sorry_one_more_is_no_part_of_the_note(string line, string words) => Assert.Equal(words, Assert.Single(PastedNotes.Read(line, start).Notes).Words);

    [Theory]
    [InlineData("music too loud under the scene", "sound")]
    [InlineData("logo must be on longer", "gfx")]
    [InlineData("paint out the rig", "vfx")]
    [InlineData("too dark, lift the shadows", "color")]
    [InlineData("trim the pause", "edit")]
    [InlineData("that look again", "color")]
    [InlineData("hmm", null)]
    public void A_department_is_guessed_from_the_words(string words, string? tag) => Assert.Equal(tag, NoteTag.Guess(words));

    [Theory]
    [InlineData("trim the pause", 100L, "tighten pause", 102L, NoteRelation.Same)]
    [InlineData("pack shot brighter", 288L, "pack shot brighter", 288L, NoteRelation.Same)]
    [InlineData("music louder", 100L, "music quieter please", 130L, NoteRelation.Opposite)]
    [InlineData("lose the last shot", 100L, "keep the last shot", 100L, NoteRelation.Opposite)]
    [InlineData("trim the pause", 100L, "tighten pause", 900L, NoteRelation.None)]
    [InlineData("trim the pause", 100L, "boom in shot", 100L, NoteRelation.None)]
    [InlineData("love it", null, "love it", null, NoteRelation.Same)]
    [InlineData("love it", null, "love it", 5L, NoteRelation.None)]
    public void Repeats_and_contradictions_are_seen(string words, long? frame, string other, long? otherFrame, NoteRelation relation) =>
        Assert.Equal(relation, NoteLikeness.Between(words, frame, other, otherFrame, FrameRate.Fps24));
}
