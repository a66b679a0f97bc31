using System.Text.RegularExpressions;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Puts words at a place in the cut under review: one note at once, several pasted ones after a look at what they become.</summary>
internal sealed class NoteCommand : ICommand
{
    private const int MostNotes = 500;
    private const int LongestNote = 2_000;

    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly FlagArgument isInternal = new InternalMark { Example = "internal:", Required = false };

    private static readonly RestArgument words = new("note", "What should change, and where?") { Example = "01:02:10:05 trim the pause", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["note", "add note", "add notes"],
        Summary = "Give a note on a cut, with or without a timecode; several lines are several notes",
        Examples = ["note F2 01:02:10:05 trim the pause", "note F2 2:14 music too loud under \"we never knew\""],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, isInternal, words],
        Changes = true,
        WordForWord = true,
        FollowsEdits = true,
        Talk = new('F', words, HasTime) { IsMeantInChannel = IsPasted },
        Topic = "Feedback",
    };

    /// <summary>A time is what makes a line in a round's thread a note; the start of the programme does not matter for that.</summary>
    private static bool HasTime(string text) => text.Split('\n').Any(HasOne);

    /// <summary>Several lines, most of them with a time: somebody's notes, wherever they are pasted.</summary>
    private static bool IsPasted(string text) => text.Split('\n').Where(line => line.Any(char.IsLetterOrDigit)).ToList() is { Count: > 1 } lines && lines.Count(HasOne) * 2 > lines.Count;

    private static bool HasOne(string line) => NoteLine.Read(line, new Timecode(0, FrameRate.Fps24)).When.Kind != TimecodeReadingKind.None;

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var text = turn.Get(words);
        var hidden = turn.Has(isInternal);
        if (hidden && !Policy.IsInside(turn.Asker)) return Answer.No("Internal notes are for people in the studio. Send it without \"internal:\". Nothing was added.");
        if (!turn.Has(which) && !hidden && Words.Of(text) is { Count: > 0 } said && ShortId.Parse(said[0].Text) is { Letter: 'B' } booking) return await Bookings.Remark.Put(turn, booking, said.From(1), cancel);
        if (!turn.Has(which) && OtherObject(text) is { } other) return other;
        if (turn.Incoming.IsEdit) return await Edited(turn, text, cancel);
        // What came from a message keeps its source behind the button that picks the round.
        string? kept = null;
        var (round, problem) = await Rounds.Meant(turn, which, round => turn.Incoming.Message is null ? $"note F{round.Number} {text}" : $"note F{round.Number} {Mark(hidden)}take {kept ??= new KeptNotes(text, NoteSource.Of(turn)).Keep(turn)}", cancel);
        if (round is null)
        {
            turn.Undoable = kept is null;
            return kept is null ? problem! : Answer.Yes(problem!.Card);
        }
        if (KeptNotes.Follow().Match(text) is { Success: true } follow) return await Again(turn, round, hidden, follow, cancel);
        var (drafts, left, refusal) = await Read(turn, round, text, cancel);
        if (refusal is not null) return refusal;
        var source = NoteSource.Of(turn);
        if (source.Link is not null && await NoteEdits.Of(turn, source.Message ?? "", cancel) is ({ Count: > 0 } logged, { } before)) return NoteEdits.Offer(turn, before, logged, drafts, new KeptNotes(text, source));
        return drafts.Count == 1 && left.Count == 0
            ? Written(turn, round, NoteWriting.Add(turn, round, drafts, hidden, source), drafts[0].Remark)
            : Preview(turn, round, hidden, new KeptNotes(text, source).Keep(turn), drafts, left);
    }

    /// <summary>The message was edited after it became notes. What differs is offered; what does not is not worth a word.</summary>
    private static async Task<Answer> Edited(Turn turn, string text, CancellationToken cancel)
    {
        var source = NoteSource.Of(turn);
        if (source.Message is null || await NoteEdits.Of(turn, source.Message, cancel) is not ({ Count: > 0 } notes, { } round)) return Answer.No("No note was made from that message. Nothing was changed.");
        var (drafts, _, refusal) = await Read(turn, round, text, cancel);
        return refusal ?? NoteEdits.Offer(turn, round, notes, drafts, new KeptNotes(text, source));
    }

    private static Answer Written(Turn turn, Round round, List<Note> notes, string? remark) => Answer.Yes(NoteWriting.Added(turn, round, notes, remark)) with { Private = Rounds.IsPrivate(turn, notes) };

    private static string Mark(bool hidden) => hidden ? "internal: " : "";

    private static Answer? OtherObject(string text) =>
        Words.Of(text) is { Count: > 0 } typed && ShortId.Parse(typed[0].Text) is { } other && "BNDX".Contains(other.Letter, StringComparison.Ordinal)
            ? Answer.No($"Notes go on a feedback round, and {other} is none. For example: note F5 01:02:10:05 trim the pause", new Button($"Show {other}", $"show {other}"))
            : null;

    private static async Task<(List<NoteDraft> Drafts, IReadOnlyList<LeftOut> Left, Answer? Refusal)> Read(Turn turn, Round round, string text, CancellationToken cancel)
    {
        var (project, unit) = (turn.Names.Project(round.ProjectId), turn.Names.Unit(round.UnitId));
        var reading = NoteReading.Read(text, round, project, unit);
        Answer? refusal = null;
        if (reading.Notes.Count == 0)
        {
            var bare = reading.LeftOut.FirstOrDefault(left => left.Words.Any(char.IsAsciiDigit))?.Words;
            refusal = Answer.No(bare is null ? "What should change? For example: note F2 01:02:10:05 trim the pause" : $"What should change at {Typed.Shorten(bare, 40)}? For example: note F{round.Number} {Typed.Shorten(bare, 40)} trim the pause");
        }
        else if (reading.Notes.Count > MostNotes) refusal = Answer.No($"That is {reading.Notes.Count} notes at once; paste at most {MostNotes}, or send them as a file: import F{round.Number}. Nothing was added.");
        else if (reading.Notes.FirstOrDefault(draft => draft.Words.Length > LongestNote) is { } tooLong)
        {
            refusal = Answer.No($"A note has at most {LongestNote:#,##0} characters; the one that begins \"{Typed.Shorten(tooLong.Words, 40)}\" has {tooLong.Words.Length:#,##0}. Nothing was added.");
        }
        if (refusal is not null) return ([], reading.LeftOut, refusal);
        var rate = Rounds.Start(project, unit).Rate;
        return (NoteWriting.Compared(reading.Notes, await NoteWriting.Stored(turn, round, reading.Notes, rate, cancel), rate), reading.LeftOut, null);
    }

    private static Answer Preview(Turn turn, Round round, bool hidden, string file, List<NoteDraft> drafts, IReadOnlyList<LeftOut> left)
    {
        turn.Undoable = false;
        var headline = $"{Lists.Count(drafts.Count, "note")} in what you pasted. Add {(drafts.Count == 1 ? "it" : "them")} to F{round.Number}?";
        return Answer.Yes(NotePreview.Draw(headline, drafts, [.. NotePreview.Say(left)], what => $"note F{round.Number} {Mark(hidden)}{what} {file}", edits: true)) with { Private = hidden && turn.Incoming.Public };
    }

    private static async Task<Answer> Again(Turn turn, Round round, bool hidden, Match follow, CancellationToken cancel)
    {
        if (await KeptFiles.Find(turn.Db, follow.Groups["file"].Value, cancel) is not { } file) return Answer.No($"Those notes were added or thrown away before. To see what is there: notes F{round.Number}", new Button("Show notes", $"notes F{round.Number}"));
        var kept = KeptNotes.Read(file);
        var what = follow.Groups["what"].Value;
        if (what == "edit")
        {
            return Answer.No(new Card($"Change the notes for F{round.Number} and send them again.") { Form = new Form("note", "Note", [new Field(which.Name, which.Question, FieldType.Text, $"F{round.Number}", true, []), new Field(words.Name, words.Question, FieldType.LongText, kept.Text, true, [])]) });
        }
        if (what is "cancel" or "keep")
        {
            turn.Db.Remove(file);
            turn.Undoable = false;
            return Answer.Yes(new Card(what == "keep" ? "The notes stay as they are." : $"Nothing was added to F{round.Number}."));
        }
        var (drafts, left, refusal) = await Read(turn, round, kept.Text, cancel);
        if (refusal is not null) return refusal;
        if (what == "take" && (drafts.Count > 1 || left.Count > 0)) return Preview(turn, round, hidden, follow.Groups["file"].Value, drafts, left);
        turn.Db.Remove(file);
        if (what == "take") return Written(turn, round, NoteWriting.Add(turn, round, drafts, hidden, kept.Source), drafts[0].Remark);
        if (what == "change") return kept.Source.Message is { } message && await NoteEdits.Of(turn, message, cancel) is ({ Count: > 0 } notes, { } theirs) ? NoteEdits.Apply(turn, theirs, notes, drafts, kept.Source) : Answer.No("The notes of that message are gone. Nothing was changed.");
        var but = follow.Groups["but"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => int.TryParse(place, out var at) ? at : 0).ToHashSet();
        var wanted = drafts.Where((_, at) => !but.Contains(at + 1)).ToList();
        if (wanted.Count == 0) return Answer.No("Nothing is left to add.");
        // A place in the list is no longer what it was once others are left out.
        if (but.Count > 0) wanted = [.. wanted.Select(draft => draft.Like is { Draft: not null } ? draft with { Like = null } : draft)];
        return Written(turn, round, NoteWriting.Add(turn, round, wanted, hidden, kept.Source), remark: null);
    }

    /// <summary><c>internal:</c> with its colon, since a note may be about an internal monologue.</summary>
    private sealed class InternalMark() : FlagArgument("internal")
    {
        public override string Usage => "[internal:]";

        public override ReadResult? Read(ReadContext context, int at) =>
            at < context.Words.Count && context.Words[at].Is("internal:") ? new ReadResult.Taken(true, at + 1) : null;
    }
}
