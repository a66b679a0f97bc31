using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Sends a broadcast once more to those who have it and have not answered.</summary>
internal sealed class RemindCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["remind"],
        Summary = "Remind those who have not answered a broadcast",
        Examples = ["remind X1", "remind X2"],
        Role = Role.Coordinator,
        Arguments = [which],
        Changes = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.State != BroadcastState.Sent) return Answer.No($"{id} has not gone out, so there is nobody to remind.", new Button("Show it", $"receipts {id}"));
        if (!broadcast.NeedsAnswer) return Answer.No($"{id} was for information; nobody was asked to answer.", new Button("Receipts", $"receipts {id}"));
        var waiting = await turn.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcast.Id && row.State == RecipientState.Sent).Select(row => row.PersonId).ToListAsync(cancel);
        if (waiting.Count == 0) return Answer.No($"Nobody who has {id} still owes an answer. Nothing was sent.", new Button("Receipts", $"receipts {id}"));

        var found = waiting.Select(person => (Person: person, Way: Outbox.WayTo(turn.Names, person))).ToList();
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        List<Copy> copies = [.. found.Where(one => one.Way.Identity is not null).Select(one => new Copy(one.Person, one.Way.Identity!))];
        turn.TellAll(copies, BroadcastCard.Copy(view, broadcast, recipient: null, reminder: true), BroadcastCard.CopyFace);
        turn.Undoable = false;
        var card = new Card($"{Lists.Count(copies.Count, "person", "people")} reminded of \"{BroadcastCard.Short(broadcast)}\"   ({id})")
            .With(new Line(BroadcastCard.Named(copies.Select(copy => Name(turn, copy.PersonId)))));
        var lost = found.Where(one => one.Way.Identity is null).Select(one => $"{Name(turn, one.Person)} ({one.Way.Why})").ToList();
        if (lost.Count > 0) card = card.With(new Line($"Cannot be reached any more: {BroadcastCard.Named(lost)}"));
        return Answer.Yes(card.Offer(new Button("Receipts", $"receipts {id}"))) with { Private = true };
    }

    private static string Name(Turn turn, long person) => turn.Names.FindPerson(person)?.Name ?? "someone";
}
