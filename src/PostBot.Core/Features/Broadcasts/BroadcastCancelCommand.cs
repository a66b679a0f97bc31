using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Drops a broadcast that has not gone out.</summary>
internal sealed class BroadcastCancelCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["broadcast cancel"],
        Summary = "Drop a broadcast before it goes out",
        Examples = ["broadcast cancel X1", "broadcast cancel X2"],
        Role = Role.Coordinator,
        Arguments = [which],
        Changes = true,
        Topic = "Broadcasts",
        Quiet = true,
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.State is BroadcastState.Sent or BroadcastState.Retracted) return Answer.No($"{id} went out already, so it cannot be cancelled. You can correct it or take it back.", new Button("Receipts", $"receipts {id}"), new Button("Take it back", $"retract {id}", Danger: true));
        if (broadcast.State == BroadcastState.Cancelled) return Answer.No($"{id} was cancelled already. Nothing was sent.");
        var view = turn.View;
        broadcast.State = BroadcastState.Cancelled;
        turn.Undoable = false;
        turn.Touch('X', broadcast.Number, copyOf: turn.Asker.Id);
        var card = await BroadcastCard.ForAuthor(view, broadcast, all: false, cancel);
        if (broadcast.AuthorId != turn.Asker.Id && turn.Names.FindPerson(broadcast.AuthorId) is { } author) turn.Tell(author, card.With(new Line($"{turn.Asker.Name} cancelled it.")));
        return Answer.Yes(card) with { Private = true };
    }
}
