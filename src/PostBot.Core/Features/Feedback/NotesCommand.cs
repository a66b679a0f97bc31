using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>The notes of a round in the order of the cut, one line each; notes about all of it come last.</summary>
internal sealed class NotesCommand : ICommand
{
    private const int PageLines = 20;

    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly WordArgument from = new("from", "From which note on?", word => ShortId.Parse(word) is { Letter: 'N' } id ? id.ToString() : null) { Example = "N31", Leads = ["from"], Required = false };

    private static readonly WordArgument state = new("state", "Open, done, late or all?", Filter) { Example = "open", Required = false, Choices = ["open", "done", "late", "all"] };

    private static readonly WordArgument tag = new("department", "Which department's?", NoteTag.Parse) { Example = "sound", Required = false, Choices = NoteTag.All };

    private static readonly WorkArgument work = new("On which cut?") { Example = "NIGHTFALL 101", Leads = ["on", "for"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["notes", "show notes", "list notes"],
        Summary = "List the notes of a round",
        Examples = ["notes F2", "notes NIGHTFALL 102 open"],
        Phrasings =
        [
            "what notes are [still] open|outstanding|left [on|in|for {*}]",
            "what notes do i|we have [on|in|for {*}]",
            "any|are|which [there] [any] notes [open|outstanding] [on|in|for] {*}",
            "open notes [on|in|for] {*}",
            "how many notes are [still] open|left [on|in|for {*}]",
            "show|give me [the|all] [open] notes [on|in|for|from] {*}",
            "what did the client say [on|about] {*}",
        ],
        Role = Role.Viewer,
        Clients = true,
        Arguments = [which, from, state, tag, work],
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (round, early) = await Round(turn, cancel);
        if (round is null) return early!;
        var notes = await turn.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id).ToListAsync(cancel);
        notes = [.. notes.Where(note => Rounds.MaySee(turn.Asker, note)).OrderBy(note => note.Frame is null).ThenBy(note => note.Frame).ThenBy(note => note.Number)];
        var wanted = turn.Maybe(state) is "all" ? null : turn.Maybe(state);
        var shown = notes.Where(note => Passes(note, wanted) && (!turn.Has(tag) || note.Tag == turn.Get(tag))).ToList();
        if (turn.Maybe(tag) is { } only) wanted = wanted is null ? only : $"{wanted} {only}";
        var view = turn.View;
        var card = new Card(Headline(turn, round, notes, shown.Count, wanted));
        var first = turn.Maybe(from) is { } id ? Position(notes, shown, ShortId.Parse(id)!.Value.Number) : 0;
        var page = shown.Skip(first).Take(PageLines).ToList();
        card = card.With(page.Select(note => NoteCard.Line(view, note)));
        if (page.Count < shown.Count) card = card.With(new Line($"{first + 1} to {first + page.Count} of {shown.Count}"));
        return Answer.Yes(card.Offer(Buttons(turn, round, shown.ElementAtOrDefault(first + page.Count), wanted, notes.Count > shown.Count))) with { Private = Rounds.IsPrivate(turn, notes) };
    }

    private static async Task<(Round? Round, Answer? Early)> Round(Turn turn, CancellationToken cancel)
    {
        var about = turn.Maybe(work);
        if (turn.Has(which) && (about?.Unit is null || turn.Incoming.Text.Contains(turn.Get(which).ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            var id = turn.Get(which);
            return await Rounds.Find(turn, id, cancel) is { } named ? (named, null) : (null, Refusals.NoSuch(id));
        }
        var open = await Rounds.Of(turn, about?.Project, about?.Unit, open: true, cancel);
        if (open.Count == 1) return (open[0], null);
        if (open.Count > 1) return (null, Rounds.Which(turn, open, round => $"notes F{round.Number}{(turn.Maybe(state) is { } wanted ? " " + wanted : "")}"));
        // Nothing is open: the last round of a cut that was named is what people ask about.
        if (about?.Unit is not null && await Rounds.Of(turn, about.Project, about.Unit, open: false, cancel) is [var last, ..]) return (last, null);
        return (null, Rounds.NoneOpen(turn, about?.Project, about?.Unit));
    }

    private static string Headline(Turn turn, Round round, List<Note> notes, int shown, string? wanted)
    {
        var name = Rounds.Name(turn.Names, round);
        var closed = round.State == RoundState.Closed ? ", closed" : round.State == RoundState.Approved ? ", approved" : "";
        if (notes.Count == 0) return $"No notes yet on {name}{closed}   (F{round.Number})";
        if (wanted is not null) return $"{shown} of {Lists.Count(notes.Count, "note")} {(shown == 1 ? "is" : "are")} {wanted.Replace(" ", " for ", StringComparison.Ordinal)} on {name}{closed}   (F{round.Number})";
        var open = notes.Count(note => note.State == NoteState.Open);
        return $"{Lists.Count(notes.Count, "note")} on {name}, {open} open{closed}   (F{round.Number})";
    }

    private static IEnumerable<Button> Buttons(Turn turn, Round round, Note? next, string? wanted, bool hides)
    {
        var id = $"F{round.Number}";
        if (next is not null) yield return new Button("Show more", $"notes {id}{(wanted is null ? "" : " " + wanted)} from N{next.Number}");
        if (round.IsOpen) yield return new Button("Add notes", $"note {id}");
        if (hides) yield return new Button("All notes", $"notes {id}");
        else if (wanted is null) yield return new Button("Only open", $"notes {id} open");
        if (Policy.IsInside(turn.Asker)) yield return new Button("Round", $"show {id}");
    }

    /// <summary>Where a page goes on; when the note itself was done meanwhile, with the next one behind it.</summary>
    private static int Position(List<Note> all, List<Note> shown, long number)
    {
        var at = all.FindIndex(note => note.Number == number);
        if (at < 0) return 0;
        var next = all.Skip(at).FirstOrDefault(shown.Contains);
        return next is null ? 0 : shown.IndexOf(next);
    }

    private static bool Passes(Note note, string? wanted) => wanted switch
    {
        "open" => note.State == NoteState.Open,
        "done" => note.State is NoteState.Addressed or NoteState.Verified,
        "late" => note.IsLate,
        _ => true,
    };

    private static string? Filter(string word) => word.ToLowerInvariant() switch
    {
        "open" => "open",
        "done" or "addressed" => "done",
        "late" => "late",
        "all" => "all",
        _ => null,
    };
}
