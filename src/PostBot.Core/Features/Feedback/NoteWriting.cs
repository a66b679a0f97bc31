using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;

namespace PostBot.Core.Features.Feedback;

/// <summary>Drafts become notes: numbered, marked where they repeat others, held back when the round is over.</summary>
internal static class NoteWriting
{
    /// <summary>More than that beside each other would have to be compared than anybody waits for.</summary>
    private const int MostCompared = 400;

    /// <summary>The drafts with what each may repeat or contradict, among themselves and among the notes of the round.</summary>
    public static List<NoteDraft> Compared(IReadOnlyList<NoteDraft> drafts, IReadOnlyList<Note> stored, FrameRate rate)
    {
        if (drafts.Count > MostCompared) return [.. drafts];
        var compared = new List<NoteDraft>(drafts.Count);
        foreach (var draft in drafts)
        {
            NoteLike? like = null;
            // Where it belongs nobody knows, so nothing can be said to stand at one place with it.
            if (draft is { Frame: null, At: not null })
            {
                compared.Add(draft);
                continue;
            }
            for (var i = 0; like is null && i < compared.Count; i++) like = compared[i] is { Frame: null, At: not null } ? null : Like(draft, compared[i].Words, compared[i].Frame, rate, i + 1, null);
            for (var i = 0; like is null && i < Math.Min(stored.Count, MostCompared); i++) like = Like(draft, stored[i].Words, stored[i].Frame, rate, null, stored[i].Number);
            compared.Add(draft with { Like = like });
        }
        return compared;
    }

    /// <summary>The notes of the round that any of these may repeat: near one of them, or without a timecode as it is; not another person's internal ones.</summary>
    public static async Task<List<Note>> Stored(Turn turn, Round round, IReadOnlyList<NoteDraft> drafts, FrameRate rate, CancellationToken cancel)
    {
        var untimed = drafts.Any(draft => draft.Frame is null);
        var frames = drafts.Select(draft => draft.Frame).OfType<long>().DefaultIfEmpty(long.MaxValue).ToList();
        var (first, last) = (frames.Min() - NoteLikeness.FramesApart(rate), frames[0] == long.MaxValue ? long.MinValue : frames.Max() + NoteLikeness.FramesApart(rate));
        var notes = await turn.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id && ((note.Frame >= first && note.Frame <= last) || (untimed && note.Frame == null && note.At == null))).OrderBy(note => note.Number).ToListAsync(cancel);
        return [.. notes.Where(note => Rounds.MaySee(turn.View, note))];
    }

    public static List<Note> Add(Turn turn, Round round, IReadOnlyList<NoteDraft> drafts, bool isInternal, NoteSource source)
    {
        var notes = new List<Note>(drafts.Count);
        foreach (var draft in drafts)
        {
            var author = draft.Author is { } name ? turn.Names.People.FirstOrDefault(person => person.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : null;
            var note = new Note
            {
                Id = turn.NewId(),
                StudioId = turn.Studio.Id,
                Number = turn.NextNumber('N'),
                RoundId = round.Id,
                AuthorId = author?.Id ?? source.AuthorId ?? turn.Asker.Id,
                AuthorName = author is null ? draft.Author : null,
                Words = draft.Words,
                At = draft.At,
                Frame = draft.Frame,
                Frames = draft.Frames,
                OnReviewCopy = draft.OnReviewCopy,
                Doubt = draft.Doubt,
                Tag = draft.Tag,
                SourceId = draft.SourceId,
                Link = source.Link,
                Message = source.Message,
                LoggedById = (author?.Id ?? source.AuthorId) is { } other && other != turn.Asker.Id ? turn.Asker.Id : null,
                LikeNumber = draft.Like is not { } like ? null : like.Number ?? notes.ElementAtOrDefault(like.Draft!.Value - 1)?.Number,
                Contradicts = draft.Like is { Contradicts: true },
                State = !round.IsOpen ? NoteState.Deferred : draft.IsDone ? NoteState.Addressed : NoteState.Open,
                IsLate = !round.IsOpen,
                IsInternal = isInternal,
                WrittenAt = turn.Now,
            };
            turn.Db.Add(note);
            notes.Add(note);
            foreach (var reply in draft.Replies) Reply(turn, note, reply);
        }
        turn.Touch('F', round.Number);
        return notes;
    }

    public static void Reply(Turn turn, Note note, MarkerReply reply)
    {
        var author = turn.Names.People.FirstOrDefault(person => person.Name.Equals(reply.Author, StringComparison.OrdinalIgnoreCase));
        turn.Db.Add(new NoteReply { Id = turn.NewId(), StudioId = turn.Studio.Id, NoteId = note.Id, AuthorId = author?.Id, AuthorName = reply.Author, Words = reply.Words, WrittenAt = turn.Now });
    }

    /// <summary>Says what was added; late notes go to who answers for the round, and to nobody else.</summary>
    public static Card Added(Turn turn, Round round, List<Note> notes, string? remark)
    {
        var view = turn.View;
        var card = notes.Count == 1 ? NoteCard.Draw(view, notes[0], round) : Several(view, notes, round);
        if (notes.Count == 1 && remark is not null) card = card.With(new Line(remark));
        return round.IsOpen ? card : Late(turn, notes, round, card);
    }

    private const int LinesShown = 6;

    private static Card Several(View view, List<Note> notes, Round round)
    {
        var doubtful = notes.Where(note => note.Doubt is not null).ToList();
        var card = new Card($"{notes.Count} notes added on {Rounds.Name(view.Names, round)}   (N{notes[0].Number}–N{notes[^1].Number}, F{round.Number})");
        if (doubtful.Count > 0) card = card.With(new Line($"{Lists.Count(doubtful.Count, "timecode")} to check:")).With(doubtful.Take(3).Select(note => new Line($"N{note.Number} · {note.At} · {note.Doubt}")));
        var shown = doubtful.Count > 0 ? 3 : LinesShown;
        card = card.With(notes.Take(shown).Select(note => NoteCard.Line(view, note)));
        if (notes.Count > shown) card = card.With(new Line($"and {notes.Count - shown} more"));
        return card.Offer(new Button("Show notes", $"notes F{round.Number}"));
    }

    private static Card Late(Turn turn, List<Note> notes, Round round, Card card)
    {
        var (one, ids) = (notes.Count == 1, notes.Count == 1 ? $"N{notes[0].Number}" : $"N{notes[0].Number}-N{notes[^1].Number}");
        if (Rounds.Coordinator(turn, round) is { } coordinator)
        {
            var over = round.State == RoundState.Approved ? "was approved" : "closed";
            var told = new Card($"{(one ? "A late note" : $"{notes.Count} late notes")} on {Rounds.Name(turn.Names, round)}, after F{round.Number} {over}: {NoteCard.Say(notes[0])}")
                .With(new Line($"From {turn.Asker.Name}. Nobody works on {(one ? "it" : "them")} yet. Where {(one ? "does it" : "do they")} go?"))
                .Offer(new Button("This round", $"reopen {ids}"), new Button("Next round", $"defer {ids} next round"), new Button("Out of scope", $"decline {ids} out of scope"));
            turn.Tell(coordinator, told);
        }
        card = card.With(new Line($"F{round.Number} was closed, so {(one ? "it is" : "they are")} kept as late and not shown as work."));
        return one ? card with { Headline = $"Kept as late: {NoteCard.Say(notes[0])}" } : card;
    }

    private static NoteLike? Like(NoteDraft draft, string words, long? frame, FrameRate rate, int? place, long? number) => NoteLikeness.Between(draft.Words, draft.Frame, words, frame, rate) switch
    {
        NoteRelation.Same => new NoteLike(place, number, Contradicts: false),
        NoteRelation.Opposite => new NoteLike(place, number, Contradicts: true),
        _ => null,
    };
}
