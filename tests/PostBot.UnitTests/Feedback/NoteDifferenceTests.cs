using PostBot.Core.Features.Feedback;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class NoteDifferenceTests
{
    [Theory]
    [InlineData("a: x|b: y", "a: x|b: y", "", "", "")]
    [InlineData("a: x|b: y", "a: z|b: y", "1 a: z", "", "")]
    [InlineData("a: x|b: y", "c: x|b: y", "1 c: x", "", "")]
    [InlineData("a: x|b: y", "b: y|a: x", "", "", "")]
    [InlineData("a: x|b: y", "b: y", "", "", "1")]
    [InlineData("a: x", "a: x|b: y", "", "b: y", "")]
    [InlineData("a: x|b: y", "c: z|b: y", "1 c: z", "", "")]
    [InlineData("a: x|b: y", "c: z", "", "c: z", "1,2")]
    [InlineData(": love it", ": love it all", "1 : love it all", "", "")]
    public void Notes_are_paired_with_what_the_message_says_now(string before, string after, string changed, string added, string gone)
    {
        var notes = Parts(before).Select((part, at) => new Note { Number = at + 1, At = part.At, Words = part.Words });
        var drafts = Parts(after).Select(part => new NoteDraft(part.Words, part.At, null, null, null, null));
        var difference = NoteDifference.Between(notes, drafts);
        Assert.Equal(changed, string.Join('|', difference.Changed.Select(pair => $"{pair.Note.Number} {pair.Draft.At}: {pair.Draft.Words}")));
        Assert.Equal(added, string.Join('|', difference.Added.Select(draft => $"{draft.At}: {draft.Words}")));
        Assert.Equal(gone, string.Join(',', difference.Gone.Select(note => note.Number)));
        Assert.Equal(changed.Length + added.Length + gone.Length == 0, difference.IsNone);
    }

    private static IEnumerable<(string? At, string Words)> Parts(string text) => text.Split('|').Select(part => part.Split(": ")).Select(part => (part[0].Length == 0 ? null : part[0], part[1]));
}
