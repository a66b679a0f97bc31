using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>What an edit of a message means for the notes that were made from it.</summary>
/// <param name="Changed">Notes that read otherwise now.</param>
/// <param name="Added">What is in the message now and in no note.</param>
/// <param name="Gone">Notes whose words are in the message no longer.</param>
internal sealed record NoteDifference(IReadOnlyList<(Note Note, NoteDraft Draft)> Changed, IReadOnlyList<NoteDraft> Added, IReadOnlyList<Note> Gone)
{
    public bool IsNone => Changed.Count + Added.Count + Gone.Count == 0;

    /// <summary>Pairs what is the same, then what stands at one place, then what has the same words; what is left is paired in order when as many are left on both sides.</summary>
    public static NoteDifference Between(IEnumerable<Note> notes, IEnumerable<NoteDraft> drafts)
    {
        var (old, now) = (notes.OrderBy(note => note.Number).ToList(), drafts.ToList());
        var pairs = new List<(Note Note, NoteDraft Draft)>();
        void Pair(Func<Note, NoteDraft, bool> alike)
        {
            foreach (var note in old.ToList())
            {
                if (now.Find(draft => alike(note, draft)) is not { } draft) continue;
                pairs.Add((note, draft));
                old.Remove(note);
                now.Remove(draft);
            }
        }
        Pair(IsSame);
        Pair((note, draft) => note.At is not null && note.At == draft.At);
        Pair((note, draft) => note.Words == draft.Words);
        if (old.Count == now.Count) Pair((_, _) => true);
        return new NoteDifference([.. pairs.Where(pair => !IsSame(pair.Note, pair.Draft)).OrderBy(pair => pair.Note.Number)], now, old);
    }

    private static bool IsSame(Note note, NoteDraft draft) => note.Words == draft.Words && note.At == draft.At;
}
