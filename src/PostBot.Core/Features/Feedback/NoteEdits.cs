using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>A message that notes were made from reads otherwise now: what differs is offered, and changed only when somebody presses.</summary>
internal static class NoteEdits
{
    private const int LinesShown = 10;
    private const int LongestWords = 120;

    /// <summary>The notes that were made from a message, tracked, with their round; none when there are none.</summary>
    public static async Task<(List<Note> Notes, Round? Round)> Of(Turn turn, string message, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var notes = await turn.Db.Notes.Where(note => note.StudioId == studioId && note.Message == message).OrderBy(note => note.Number).ToListAsync(cancel);
        if (notes.Count == 0) return ([], null);
        var roundId = notes[^1].RoundId;
        var round = await turn.Db.Rounds.SingleAsync(row => row.Id == roundId, cancel);
        return Rounds.MaySee(turn.Asker, round.ProjectId, turn.Names) ? ([.. notes.Where(note => note.RoundId == roundId && Rounds.MaySee(turn.Asker, note))], round) : ([], null);
    }

    /// <summary>The offer, or that nothing differs.</summary>
    public static Answer Offer(Turn turn, Round round, List<Note> notes, IReadOnlyList<NoteDraft> drafts, KeptNotes kept)
    {
        turn.Undoable = false;
        var difference = NoteDifference.Between(notes, drafts);
        var ids = notes.Count == 1 ? $"N{notes[0].Number}" : $"N{notes[0].Number}–N{notes[^1].Number}";
        if (difference.IsNone) return Answer.No($"That message is {ids} already. Nothing was added.", new Button("Show notes", $"notes F{round.Number}"));
        var file = kept.Keep(turn);
        var card = new Card($"The message behind {ids} was edited. Change the notes too?   (F{round.Number})").With(Lines(difference).Take(LinesShown).Select(words => new Line(words)));
        var count = difference.Changed.Count + difference.Added.Count;
        if (count > 0) card = card.Offer(new Button(difference.Changed.Count == 0 ? $"Add {count}" : $"Change {count}", $"note F{round.Number} change {file}"));
        return Answer.Yes(card.Offer(new Button("Keep as they are", $"note F{round.Number} keep {file}"))) with { Private = Rounds.IsPrivate(turn, notes) };
    }

    /// <summary>Changes the notes to what the message says now; whoever has one to do, or did it, hears of it.</summary>
    public static Answer Apply(Turn turn, Round round, List<Note> notes, IReadOnlyList<NoteDraft> drafts, NoteSource source)
    {
        var difference = NoteDifference.Between(notes, drafts);
        if (difference.Changed.Count + difference.Added.Count == 0) return Answer.No("The notes say that already. Nothing was changed.", new Button("Show notes", $"notes F{round.Number}"));
        if (!Policy.IsInside(turn.Asker) && notes.Any(note => note.AuthorId != turn.Asker.Id)) return Answer.No("These are not all your notes; the studio can change them. Nothing was changed.");
        foreach (var (note, draft) in difference.Changed)
        {
            if (note.Tag is null || note.Tag == NoteTag.Guess(note.Words)) note.Tag = draft.Tag;
            (note.Words, note.At, note.Frame, note.Frames, note.OnReviewCopy, note.Doubt) = (draft.Words, draft.At, draft.Frame, draft.Frames, draft.OnReviewCopy, draft.Doubt);
            turn.Touch('N', note.Number);
        }
        var changed = difference.Changed.Select(pair => (pair.Note, round)).ToList();
        var added = difference.Added.Count == 0 ? [] : NoteWriting.Add(turn, round, [.. difference.Added], notes.Any(note => note.IsInternal), source);
        turn.Touch('F', round.Number);
        var card = changed.Count == 0 ? NoteWriting.Added(turn, round, added, remark: null)
            : changed.Count == 1 && added.Count == 0 ? NoteCard.Draw(turn.View, changed[0].Note, round) with { Headline = $"Changed: {NoteCard.Say(changed[0].Note)}" }
            : NoteWork.Now(turn, [.. changed, .. added.Select(note => (note, round))], added.Count == 0 ? "changed" : "changed or added");
        if (difference.Gone.Count > 0) card = card.With(new Line($"In the message no longer, kept as {(difference.Gone.Count == 1 ? "it was" : "they were")}: {Lists.And(difference.Gone.Select(note => $"N{note.Number}"))}"));
        return Answer.Yes(card.With(NoteWork.Tell(turn, changed, note => note.State == NoteState.Open ? note.AssigneeId : note.DoneById, what => $"changed {what}", "a note of yours", "of your notes"))) with { Private = Rounds.IsPrivate(turn, notes) };
    }

    private static IEnumerable<string> Lines(NoteDifference difference)
    {
        foreach (var (note, draft) in difference.Changed) yield return $"N{note.Number} · {Say(note.At, note.Words)} → {Say(draft.At, draft.Words)}{(note.State is NoteState.Addressed or NoteState.Verified ? " · done already" : "")}";
        foreach (var draft in difference.Added) yield return $"New · {Say(draft.At, draft.Words)}";
        foreach (var note in difference.Gone) yield return $"In it no longer · N{note.Number} {Say(note.At, note.Words)}";
    }

    private static string Say(string? at, string words) => $"{(at is null ? "" : at + " ")}{Typed.Shorten(words.Replace('\n', ' '), LongestWords)}";
}
