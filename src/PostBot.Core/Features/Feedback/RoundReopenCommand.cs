using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Takes up a closed round again, unless another is open on the same cut.</summary>
internal sealed class RoundReopenCommand : ICommand
{
    private static readonly IdArgument which = new("F", "round") { Example = "F5" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["reopen", "round reopen"],
        Summary = "Take up a closed feedback round again",
        Examples = ["reopen F1", "round reopen F1"],
        Role = Role.Artist,
        Requestable = true,
        Arguments = [which],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Rounds.Find(turn, id, cancel) is not { } round) return Refusals.NoSuch(id);
        if (round.IsOpen) return Answer.No($"{id} is open. Nothing was changed.", new Button("Add notes", $"note {id}"), new Button("Show notes", $"notes {id}"));
        if (RoundCloseCommand.NotTheirs(turn, round) is { } refusal) return refusal;
        var other = await turn.Db.Rounds.AsNoTracking().FirstOrDefaultAsync(row => row.UnitId == round.UnitId && row.Version == round.Version && (row.State == RoundState.Open || row.State == RoundState.NotesIn || row.State == RoundState.Addressing), cancel);
        if (other is not null)
        {
            return Answer.No($"F{other.Number} is open on {Rounds.Name(turn.Names, round)} already, so {id} stays closed. Close F{other.Number} first.", new Button($"Show F{other.Number}", $"show F{other.Number}"));
        }
        // What was approved is looked at again; who said that all notes were in is not asked again.
        foreach (var reviewer in await Rounds.Reviewers(turn.Db, round, cancel)) (reviewer.ApprovedAt, reviewer.ApprovedWith) = (null, null);
        round.State = RoundState.Open;
        turn.Touch('F', round.Number);
        var view = turn.View;
        return Answer.Yes(RoundCard.Draw(view, round, await RoundCard.Facts(view, round, cancel)));
    }
}
