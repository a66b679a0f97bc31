using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Tries those once more whom a broadcast did not reach, or one of them.</summary>
internal sealed class ResendCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly PersonArgument person = new("person", "To whom?") { Example = "@jo", Leads = ["to"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resend"],
        Summary = "Send a broadcast again to those it did not reach",
        Examples = ["resend X1", "resend X1 @jo"],
        Role = Role.Coordinator,
        Arguments = [which, person],
        Changes = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.State != BroadcastState.Sent) return Answer.No($"{id} is not out, so there is nothing to send again.", new Button("Show it", $"receipts {id}"));
        var failed = await turn.Db.Recipients.Where(row => row.BroadcastId == broadcast.Id && row.State == RecipientState.Failed).ToListAsync(cancel);
        if (turn.Maybe(person) is { Person: var named }) failed = [.. failed.Where(row => row.PersonId == named?.Id)];
        if (failed.Count == 0) return Answer.No(turn.Has(person) ? $"{id} did not fail for them. Nothing was sent." : $"{id} failed for nobody. Nothing was sent.", new Button("Receipts", $"receipts {id}"));

        var copies = new List<Copy>();
        foreach (var recipient in failed)
        {
            if (turn.Names.FindPerson(recipient.PersonId) is not { } to) continue;
            if (Audience.Listen(turn.Names, broadcast.ProjectId, to) is not { Way: { } way })
            {
                recipient.Remark = Audience.Listen(turn.Names, broadcast.ProjectId, to).Why ?? recipient.Remark;
                continue;
            }
            (recipient.State, recipient.Remark, recipient.Platform) = (Sending.First(way), "", way.Surface.ToString());
            copies.Add(new Copy(recipient.PersonId, way, recipient.Id));
        }
        var view = turn.View;
        turn.TellAll(copies, BroadcastCard.Copy(view, broadcast, recipient: null), BroadcastCard.CopyFace);
        turn.Undoable = false;
        var still = failed.Where(row => row.State == RecipientState.Failed).ToList();
        if (copies.Count == 0) return Answer.No($"{Lists.And(still.Take(6).Select(row => $"{Name(turn, row.PersonId)} ({row.Remark})"))} cannot be reached yet. Nothing was sent.", new Button("Receipts", $"receipts {id}"));
        turn.Touch('X', broadcast.Number, copyOf: turn.Asker.Id);
        var card = new Card($"Sent again to {BroadcastCard.Named(copies.Select(copy => Name(turn, copy.PersonId)))}: \"{BroadcastCard.Short(broadcast)}\"   ({id})").Offer(new Button("Receipts", $"receipts {id}"));
        return Answer.Yes(still.Count == 0 ? card : card.With(new Line($"Cannot be reached yet: {BroadcastCard.Named(still.Select(row => $"{Name(turn, row.PersonId)} ({row.Remark})"))}"))) with { Private = true };
    }

    private static string Name(Turn turn, long person) => turn.Names.FindPerson(person)?.Name ?? "someone";
}
