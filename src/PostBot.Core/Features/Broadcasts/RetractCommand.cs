using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Takes a broadcast back: every copy is struck, and whoever acknowledged it is told.</summary>
internal sealed class RetractCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["retract", "take back"],
        Summary = "Take a broadcast back: every copy is struck",
        Examples = ["retract X1", "retract X2"],
        Role = Role.Coordinator,
        Arguments = [which],
        Changes = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.State == BroadcastState.Retracted) return Answer.No($"{id} was taken back already. Nothing was changed.", new Button("Receipts", $"receipts {id}"));
        if (broadcast.State != BroadcastState.Sent) return Answer.No($"{id} has not gone out, so there is nothing to take back.", new Button("Cancel it", $"broadcast cancel {id}"));
        turn.Undoable = false;
        var kept = await Sending.Withdraw(turn.Session, broadcast, cancel);
        broadcast.State = BroadcastState.Retracted;
        await Sending.Redraw(turn.Session, turn.Names, broadcast, copies: true, turn.Now, cancel, kept);
        var read = await turn.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcast.Id && row.State == RecipientState.Acknowledged).Select(row => row.PersonId).ToListAsync(cancel);
        var told = new List<string>();
        foreach (var person in read.Select(turn.Names.FindPerson).OfType<Person>())
        {
            if (turn.Tell(person, new Card($"{turn.Asker.Name} took back \"{BroadcastCard.Short(broadcast)}\", which you had acknowledged   ({id})").With(new Line("Please take it as not said."))) is null && person.Id != turn.Asker.Id) told.Add(person.Name);
        }
        var card = await BroadcastCard.ForAuthor(turn.View, broadcast, all: false, cancel);
        return Answer.Yes(card.With(new Line(told.Count == 0 ? "Nobody had acknowledged it." : $"Told, because they had acknowledged it: {BroadcastCard.Named(told)}"))) with { Private = true };
    }
}
