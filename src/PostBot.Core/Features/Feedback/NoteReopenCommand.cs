using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Notes that are work again: not done after all, or late ones taken into the round. Clients may reopen their own.</summary>
internal sealed class NoteReopenCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly IdArgument where = new("F", "round") { Example = "F6", Leads = ["in", "into", "for"], Required = false, IsThreads = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["reopen"],
        Summary = "Make notes work again: not done after all, or late and taken in",
        Examples = ["reopen N1", "reopen N3, N5"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, where],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var numbers = turn.Get(which);
        var (found, problem) = await NoteWork.Load(turn, numbers, cancel);
        if (problem is not null) return problem;
        if (!Policy.IsInside(turn.Asker) && found.FirstOrDefault(pair => pair.Note.AuthorId != turn.Asker.Id).Note is { } other)
        {
            return Answer.No($"N{other.Number} is not your note; the studio can reopen it. Nothing was changed.", new Button("Show it", $"show N{other.Number}"));
        }
        if (NotTheirs(turn, found) is { } refusal) return refusal;
        var (into, nowhere) = turn.Has(where) ? (await Rounds.Find(turn, turn.Get(where), cancel), turn.Get(where)) : (null, default);
        if (turn.Has(where) && into is null) return Refusals.NoSuch(nowhere);
        if (into is not null && found.FirstOrDefault(pair => pair.Round.UnitId != into.UnitId) is { Note: not null } stray) return Answer.No($"N{stray.Note.Number} is about {Rounds.Name(turn.Names, stray.Round)}, F{into.Number} about {Rounds.Name(turn.Names, into)}. Nothing was changed.");
        var changed = found.Where(pair => pair.Note.State != NoteState.Open || (into is not null && pair.Round.Id != into.Id)).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? $"N{found[0].Note.Number} is" : "They are all")} open. Nothing was changed.");
        foreach (var (note, round) in changed)
        {
            (note.State, note.AddressedIn, note.DoneById, note.Reason, note.IsLate) = (NoteState.Open, null, null, null, false);
            turn.Touch('N', note.Number);
            turn.Touch('F', round.Number);
            if (into is null) continue;
            note.RoundId = into.Id;
            turn.Touch('F', into.Number);
        }
        if (into is not null) changed = [.. changed.Select(pair => (pair.Note, into))];
        var view = turn.View;
        var hidden = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note));
        if (changed.Count == 1) return Answer.Yes(NoteCard.Draw(view, changed[0].Note, changed[0].Round) with { Headline = $"Open again: {NoteCard.Say(changed[0].Note)}" }) with { Private = hidden };
        var card = new Card($"{changed.Count} notes are open again on {Lists.And(changed.Select(pair => Rounds.Name(turn.Names, pair.Round)).Distinct())}")
            .With(changed.Take(6).Select(pair => NoteCard.Line(view, pair.Note)));
        if (changed.Count > 6) card = card.With(new Line($"and {changed.Count - 6} more"));
        return Answer.Yes(card.Offer(new Button("Show notes", $"notes F{changed[0].Round.Number}"))) with { Private = hidden };
    }

    /// <summary>Null when the asker may say where each of these notes goes.</summary>
    public static Answer? NotTheirs(Turn turn, IEnumerable<(Note Note, Round Round)> notes) =>
        notes.FirstOrDefault(pair => pair.Note.IsLate && !MayTakeIn(turn.Asker, pair.Round)) is { Note: not null } late
            ? Answer.No($"N{late.Note.Number} came after F{late.Round.Number} closed; a coordinator or {turn.Names.FindPerson(late.Round.OpenedById)?.Name ?? "who opened it"} takes it in. Nothing was changed.")
            : null;

    /// <summary>What came after a round closed is nobody's work until someone who answers for the round says so.</summary>
    public static bool MayTakeIn(Person asker, Round round) => asker.Role >= Role.Coordinator || asker.Id == round.OpenedById;
}
