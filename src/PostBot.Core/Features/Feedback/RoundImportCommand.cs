using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Reads the notes of a file into a round, after a look at what is added and what is not. The same file twice adds nothing.</summary>
internal sealed partial class RoundImportCommand : ICommand
{
    private const int LongestNote = 2_000;
    private const int SkippedShown = 5;

    private static readonly IdArgument which = new("F", "round") { Example = "F5" };

    private static readonly RestArgument follow = new("file", "Which file?") { Example = "notes.csv", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["import"],
        Summary = "Read notes from a file of Frame.io, Premiere, Resolve, Avid and others into a round",
        Examples = ["import F2", "import F3"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, follow],
        Changes = true,
        TakesFile = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Rounds.Find(turn, id, cancel) is not { } round) return Refusals.NoSuch(id);
        var pressed = Follow().Match(turn.Maybe(follow) ?? "");
        if (!pressed.Success && turn.Incoming.FileProblem is { } problem) return Answer.No($"{problem} Nothing was added.");
        if (!pressed.Success && turn.Incoming.Files.Count == 0) return NoFile(turn, id.ToString());
        if (!pressed.Success && turn.Incoming.Files.Count > 1) return Answer.No("One file at a time, so that it is clear what is added. Nothing was added.");
        var name = pressed.Success ? pressed.Groups["file"].Value : turn.Incoming.Files[0];
        if (await KeptFiles.Find(turn.Db, name, cancel) is not { } file) return Answer.No($"That file is no longer here. Send it again with: import {id}");
        if (pressed.Success && pressed.Groups["what"].Value == "cancel")
        {
            turn.Undoable = false;
            return Answer.Yes(new Card($"Nothing was added to {id}."));
        }
        if (file.Size > MarkerFile.MostBytes) return Answer.No($"{Typed.Shorten(file.Name, 80)} has {file.Size / 1_048_576} MB; a list of notes has at most {MarkerFile.MostBytes / 1_048_576}. Send the list of markers, not the film. Nothing was added.");
        var plan = await Plan.Make(turn, round, file, cancel);
        if (plan.Reading.Problem is { } unread) return Answer.No($"{unread} Nothing was added.");
        return pressed.Success ? Apply(turn, round, plan) : Preview(turn, round, file, plan);
    }

    [GeneratedRegex(@"^(?<what>add|cancel) (?<file>f\d+(-[0-9a-f]{32})?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Follow();

    private static Answer NoFile(Turn turn, string id) => KeptFiles.ComeIn(turn.Incoming)
        ? Answer.No($"Which file? Attach it and send: import {id}. I read Frame.io (CSV, FIOJSON), Avid (TXT, XML), Premiere (CSV, XML), Resolve (EDL), Final Cut Pro, Pro Tools (MIDI), OTIO, CSV and plain text.")
        : Answer.No($"Teams hands me files in our own chat alone. Send it there with: import {id}. Or paste the notes here: note {id}, then one note a line.");

    private static Answer Preview(Turn turn, Round round, KeptFile file, Plan plan)
    {
        turn.Undoable = false;
        var id = $"F{round.Number}";
        var notes = plan.Lines(turn).ToList();
        if (plan.New.Count == 0 && plan.Replies.Count == 0)
        {
            return Answer.No(new Card($"Nothing new for {id} in {Typed.Shorten(file.Name, 80)}: {(plan.Known > 0 ? $"{Lists.Count(plan.Known, "note")} there already" : "no notes")}. Nothing was added.").With(notes.Select(words => new Line(words))).Offer(new Button("Show notes", $"notes {id}")));
        }
        var what = plan.New.Count == 0 ? Lists.Count(plan.Replies.Count, "new reply", "new replies") : Lists.Count(plan.New.Count, "note");
        var headline = $"{what} in {Typed.Shorten(file.Name, 80)} ({plan.Reading.Source}). Add {(plan.New.Count + plan.Replies.Count == 1 ? "it" : "them")} to {id}?";
        return Answer.Yes(NotePreview.Draw(headline, plan.New, notes, what => $"import {id} {what} {KeptFiles.IdOf(file)}", edits: false));
    }

    private static Answer Apply(Turn turn, Round round, Plan plan)
    {
        if (plan.New.Count == 0 && plan.Replies.Count == 0) return Answer.No($"Everything in it is in F{round.Number} already. Nothing was added.", new Button("Show notes", $"notes F{round.Number}"));
        foreach (var (note, reply) in plan.Replies)
        {
            NoteWriting.Reply(turn, note, reply);
            turn.Touch('N', note.Number);
        }
        var view = turn.View;
        var card = plan.New.Count > 0
            ? NoteWriting.Added(turn, round, NoteWriting.Add(turn, round, plan.New, isInternal: false, new NoteSource(null, turn.Incoming.Link, null)), remark: null)
            : new Card($"{Lists.Count(plan.Replies.Count, "reply", "replies")} added on {Rounds.Name(view.Names, round)}   (F{round.Number})").Offer(new Button("Show notes", $"notes F{round.Number}"));
        if (plan.New.Count > 0 && plan.Replies.Count > 0) card = card.With(new Line($"{Lists.Count(plan.Replies.Count, "new reply", "new replies")} on notes that were there."));
        return Answer.Yes(card.With(plan.Lines(turn).Select(words => new Line(words))));
    }

    /// <summary>What a file adds to a round.</summary>
    private sealed record Plan(MarkerReading Reading, IReadOnlyList<NoteDraft> New, IReadOnlyList<(Note Note, MarkerReply Reply)> Replies, int Known)
    {
        private IReadOnlyList<SkippedRow> TooLong { get; init; } = [];

        public static async Task<Plan> Make(Turn turn, Round round, KeptFile file, CancellationToken cancel)
        {
            var (project, unit) = (turn.Names.Project(round.ProjectId), turn.Names.Unit(round.UnitId));
            var (start, length, copy) = (Rounds.Start(project, unit), Rounds.Length(project, unit), Rounds.Copy(round, project, unit));
            var reading = MarkerFile.Read(file.Bytes, copy?.Start ?? start, copy is null ? length : copy.Length(length));
            var stored = await turn.Db.Notes.Where(note => note.RoundId == round.Id).ToListAsync(cancel);
            var replies = (await turn.Db.NoteReplies.AsNoTracking().Join(turn.Db.Notes.Where(note => note.RoundId == round.Id), reply => reply.NoteId, note => note.Id, (reply, _) => reply).ToListAsync(cancel)).ToLookup(reply => reply.NoteId);
            var bySource = stored.Where(note => note.SourceId is not null).GroupBy(note => note.SourceId!).ToDictionary(group => group.Key, group => group.First());
            var byPrint = stored.GroupBy(note => Print(note.AuthorName ?? turn.Names.FindPerson(note.AuthorId)?.Name ?? "", note.Frame, note.Words)).ToDictionary(group => group.Key, group => group.First());
            var (fresh, more, tooLong, known) = (new List<NoteDraft>(), new List<(Note, MarkerReply)>(), new List<SkippedRow>(), 0);
            var seen = new HashSet<string>();
            foreach (var draft in reading.Markers.Select(marker => NoteReading.Of(marker, round, unit, start, copy)))
            {
                var print = Print(draft.Author ?? turn.Asker.Name, draft.Frame, draft.Words);
                var there = draft.SourceId is { } id && bySource.TryGetValue(id, out var same) ? same : byPrint.GetValueOrDefault(print);
                if (there is not null)
                {
                    known++;
                    more.AddRange(draft.Replies.Where(reply => !replies[there.Id].Any(old => old.Words == reply.Words && old.AuthorName == reply.Author)).Select(reply => (there, reply)));
                }
                else if (draft.Words.Length > LongestNote) tooLong.Add(new SkippedRow($"\"{Typed.Shorten(draft.Words, 40)}\"", $"it has over {LongestNote:#,##0} characters"));
                else if (draft.SourceId is null && !seen.Add(print)) known++;
                else fresh.Add(draft);
            }
            return new Plan(reading, NoteWriting.Compared(fresh, stored, start.Rate), more, known) { TooLong = tooLong };
        }

        /// <summary>What is not added and why, and what was taken for granted.</summary>
        public IEnumerable<string> Lines(Turn turn)
        {
            foreach (var remark in Reading.Remarks) yield return remark;
            if (Known > 0) yield return $"{Lists.Count(Known, "note")} skipped: there already.";
            var skipped = Reading.Skipped.Concat(TooLong).ToList();
            foreach (var row in skipped.Take(SkippedShown)) yield return $"Skipped {Typed.Clean(row.What)}: {Typed.Clean(row.Why)}.";
            if (skipped.Count > SkippedShown) yield return $"and {skipped.Count - SkippedShown} more skipped.";
            if (New.Count > 0 && New[0].At is not null && New.Count > 1) yield return $"Read for {turn.Asker.Name}: first {New.First(draft => draft.At is not null).At}, last {New.Last(draft => draft.At is not null).At}.";
        }

        private static string Print(string author, long? frame, string words) =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{author.ToUpperInvariant()}\n{frame}\n{string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}")));
    }
}
