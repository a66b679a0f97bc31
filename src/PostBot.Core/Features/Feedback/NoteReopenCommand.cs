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

    public Definition Definition { get; } = new()
    {
        Verbs = ["reopen"],
        Summary = "Make notes work again: not done after all, or late and taken in",
        Examples = ["reopen N1", "reopen N3, N5"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var numbers = turn.Get(which);
        if (NoteIdsArgument.TooMany(numbers) is { } tooMany) return tooMany;
        var found = await Rounds.Notes(turn, numbers, cancel);
        if (numbers.Except(found.Select(pair => pair.Note.Number)).ToList() is { Count: > 0 } missing) return NoteDoneCommand.Missing(missing);
        if (!Policy.IsInside(turn.Asker) && found.FirstOrDefault(pair => pair.Note.AuthorId != turn.Asker.Id).Note is { } other)
        {
            return Answer.No($"N{other.Number} is not your note; the studio can reopen it. Nothing was changed.", new Button("Show it", $"show N{other.Number}"));
        }
        if (found.FirstOrDefault(pair => pair.Note.State == NoteState.Deferred && !MayTakeIn(turn.Asker, pair.Round)) is { Note: not null } late)
        {
            return Answer.No($"N{late.Note.Number} came after F{late.Round.Number} closed; a coordinator or {turn.Names.FindPerson(late.Round.OpenedById)?.Name ?? "who opened it"} takes it in. Nothing was changed.");
        }
        var changed = found.Where(pair => pair.Note.State != NoteState.Open).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? $"N{found[0].Note.Number} is" : "They are all")} open. Nothing was changed.");
        foreach (var (note, round) in changed)
        {
            note.State = NoteState.Open;
            note.AddressedIn = null;
            turn.Touch('N', note.Number);
            turn.Touch('F', round.Number);
        }
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        if (changed.Count == 1) return Answer.Yes(NoteCard.Draw(view, changed[0].Note, changed[0].Round) with { Headline = $"Open again: {NoteCard.Say(changed[0].Note)}" });
        var card = new Card($"{changed.Count} notes are open again on {Lists.And(changed.Select(pair => Rounds.Name(turn.Names, pair.Round)).Distinct())}")
            .With(changed.Take(6).Select(pair => NoteCard.Line(view, pair.Note)));
        if (changed.Count > 6) card = card.With(new Line($"and {changed.Count - 6} more"));
        return Answer.Yes(card.Offer(new Button("Show notes", $"notes F{changed[0].Round.Number}")));
    }

    /// <summary>What came after a round closed is nobody's work until someone who answers for the round says so.</summary>
    public static bool MayTakeIn(Person asker, Round round) => asker.Role >= Role.Coordinator || asker.Id == round.OpenedById;
}
