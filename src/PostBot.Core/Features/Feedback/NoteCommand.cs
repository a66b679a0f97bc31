using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Puts words at a place in the cut under review: one note, or one for each pasted line.</summary>
internal sealed class NoteCommand : ICommand
{
    private const int MostNotes = 200;
    private const int LongestNote = 2_000;
    private const int LinesShown = 6;

    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly RestArgument words = new("note", "What should change, and where?") { Example = "01:02:10:05 trim the pause", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["note", "add note", "add notes"],
        Summary = "Give a note on a cut, with or without a timecode; several lines are several notes",
        Examples = ["note F2 01:02:10:05 trim the pause", "note F2 2:14 music too loud under \"we never knew\""],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, words],
        Changes = true,
        WordForWord = true,
        Talk = new('F', words, HasTime),
        Topic = "Feedback",
    };

    /// <summary>A time is what makes a line in a round's thread a note; the start of the programme does not matter for that.</summary>
    private static bool HasTime(string text) =>
        text.Split('\n').Any(line => NoteLine.Read(line, new Timecode(0, FrameRate.Fps24)).When.Kind != TimecodeReadingKind.None);

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var text = turn.Get(words);
        var (round, problem) = await Round(turn, text, cancel);
        if (round is null) return problem!;
        var project = turn.Names.Project(round.ProjectId);
        var (drafts, wordless) = NoteReading.Read(text, project, turn.Names.Unit(round.UnitId));
        if (drafts.Count == 0) return Answer.No(wordless.Count > 0 ? $"What should change at {wordless[0]}? For example: note F{round.Number} {wordless[0]} trim the pause" : $"What should change? For example: {Definition.Examples[0]}");
        if (drafts.Count > MostNotes) return Answer.No($"That is {drafts.Count} notes at once; paste at most {MostNotes}. Nothing was added.");
        if (drafts.FirstOrDefault(draft => draft.Words.Length > LongestNote) is { } tooLong)
        {
            return Answer.No($"A note has at most {LongestNote:#,##0} characters; the one that begins \"{Typed.Shorten(tooLong.Words, 40)}\" has {tooLong.Words.Length:#,##0}. Nothing was added.");
        }
        var notes = drafts.ConvertAll(draft => Add(turn, round, draft));
        turn.Touch('F', round.Number);
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        var card = notes.Count == 1 ? One(view, notes[0], round, drafts[0]) : Several(view, notes, round);
        if (wordless.Count > 0) card = card.With(new Line($"Left out, no words with it: {string.Join(", ", wordless.Take(5).Select(timecode => Typed.Shorten(timecode, 30)))}{(wordless.Count > 5 ? $" and {wordless.Count - 5} more" : "")}"));
        return Answer.Yes(round.State == RoundState.Closed ? Late(turn, view, notes, round, card) : card);
    }

    private async Task<(Round? Round, Answer? Problem)> Round(Turn turn, string text, CancellationToken cancel)
    {
        if (turn.Has(which))
        {
            var id = turn.Get(which);
            return await Rounds.Find(turn, id, cancel) is { } named ? (named, null) : (null, Refusals.NoSuch(id));
        }
        if (Words.Of(text) is { Count: > 0 } typed && ShortId.Parse(typed[0].Text) is { } other && "BNDX".Contains(other.Letter, StringComparison.Ordinal))
        {
            return (null, Answer.No($"Notes go on a feedback round, and {other} is none. For example: {Definition.Examples[0]}", new Button($"Show {other}", $"show {other}")));
        }
        var open = await Rounds.Of(turn, turn.ChannelProject, null, RoundState.Open, cancel);
        if (open.Count == 0) return (null, Rounds.NoneOpen(turn, turn.ChannelProject, null));
        return open.Count == 1 ? (open[0], null) : (null, Rounds.Which(turn, open, round => $"note F{round.Number} {text}"));
    }

    /// <summary>A note on a closed round is kept and is nobody's work until someone takes it in.</summary>
    private static Note Add(Turn turn, Round round, NoteDraft draft)
    {
        var note = new Note
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('N'),
            RoundId = round.Id,
            AuthorId = turn.Asker.Id,
            Words = draft.Words,
            At = draft.At,
            Frame = draft.Frame,
            Frames = draft.Frames,
            Doubt = draft.Doubt,
            State = round.State == RoundState.Closed ? NoteState.Deferred : NoteState.Open,
            WrittenAt = turn.Now,
        };
        turn.Db.Add(note);
        return note;
    }

    private static Card One(View view, Note note, Round round, NoteDraft draft)
    {
        var card = NoteCard.Draw(view, note, round);
        return draft.Remark is { } remark ? card.With(new Line(remark)) : card;
    }

    private static Card Several(View view, List<Note> notes, Round round)
    {
        var doubtful = notes.Count(note => note.Doubt is not null);
        var card = new Card($"{notes.Count} notes added on {Rounds.Name(view.Names, round)}   (N{notes[0].Number}–N{notes[^1].Number}, F{round.Number})");
        if (doubtful > 0) card = card.With(new Line($"{Lists.Count(doubtful, "timecode")} to check:")).With(notes.Where(note => note.Doubt is not null).Take(3).Select(note => new Line($"N{note.Number} · {note.At} · {note.Doubt}")));
        var shown = doubtful > 0 ? 3 : LinesShown;
        card = card.With(notes.Take(shown).Select(note => NoteCard.Line(view, note)));
        if (notes.Count > shown) card = card.With(new Line($"and {notes.Count - shown} more"));
        return card.Offer(new Button("Show notes", $"notes F{round.Number}"));
    }

    /// <summary>Whoever opened the round decides what happens to what came after it closed.</summary>
    private static Card Late(Turn turn, View view, List<Note> notes, Round round, Card card)
    {
        var line = new Line($"F{round.Number} was closed, so {(notes.Count == 1 ? "it is" : "they are")} kept as late and not shown as work.");
        if (turn.Names.FindPerson(round.OpenedById) is { } opener)
        {
            var told = new Card($"{(notes.Count == 1 ? "A late note" : $"{notes.Count} late notes")} on {Rounds.Name(view.Names, round)}, after F{round.Number} closed: {NoteCard.Say(notes[0])}")
                .With(new Line($"From {turn.Asker.Name}. Nobody works on {(notes.Count == 1 ? "it" : "them")} until it is taken into the round."))
                .Offer(new Button("This round", notes.Count == 1 ? $"reopen N{notes[0].Number}" : $"reopen N{notes[0].Number}-N{notes[^1].Number}"), new Button("Show notes", $"notes F{round.Number}"));
            turn.Tell(opener, told);
        }
        return (notes.Count == 1 ? card with { Headline = $"Kept as late: {NoteCard.Say(notes[0])}" } : card).With(line);
    }
}
