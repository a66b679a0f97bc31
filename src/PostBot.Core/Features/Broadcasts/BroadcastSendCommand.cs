using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Sends a prepared broadcast: a receipt and a message for each person. Where the audience asks for it, a second person has to send it too.</summary>
internal sealed class BroadcastSendCommand : ICommand
{
    /// <summary>Asking everybody would be a broadcast of its own.</summary>
    private const int MostAsked = 5;

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly FlagArgument fyi = new("fyi") { Example = "fyi", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["broadcast send"],
        Summary = "Send a broadcast that was prepared; add fyi when no answer is needed",
        Examples = ["broadcast send X1", "broadcast send X1 fyi"],
        Role = Role.Coordinator,
        Arguments = [which, fyi],
        Changes = true,
        Topic = "Broadcasts",
        Quiet = true,
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        var audience = Audience.Of(turn.Names, broadcast);
        if (Refuse(turn, view, broadcast, audience, id) is { } refusal) return refusal;
        turn.Undoable = false;
        turn.Touch('X', broadcast.Number, copyOf: turn.Asker.Id);
        if (broadcast.State == BroadcastState.Draft)
        {
            broadcast.NeedsAnswer = !turn.Has(fyi);
            if (audience.NeedsSecond(turn.Studio.RecipientsBeforeSecond) is not null) return Wait(turn, view, broadcast, audience);
        }
        Send(turn, view, broadcast, audience);
        return Answer.Yes(await Receipts.Draw(view, broadcast, all: false, cancel)) with { Private = true };
    }

    private static Answer? Refuse(Turn turn, View view, Broadcast broadcast, Audience audience, ShortId id)
    {
        var author = BroadcastCard.Author(view, broadcast);
        if (broadcast.State == BroadcastState.Sent) return Answer.No($"{id} was sent already. Nothing was sent again.", new Button("Receipts", $"receipts {id}"));
        if (broadcast.State == BroadcastState.Cancelled) return Answer.No($"{id} was cancelled, so nothing goes out. Write it again, for example: {new BroadcastCommand().Definition.Examples[0]}");
        if (audience.All.Count == 0) return Answer.No($"Nobody is on the team any more, so {id} would reach no one. Add people first, for example: team {BroadcastCard.About(turn.Names, broadcast)} add @ed editor");
        if (broadcast.State == BroadcastState.Draft && broadcast.AuthorId != turn.Asker.Id) return Answer.No($"{id} is {author}'s draft; {author} sends it. Nothing was sent.");
        var seconds = BroadcastCard.Seconds(view, broadcast).ToList();
        var who = Lists.Or(seconds.Take(3).Select(person => person.Name));
        if (broadcast.State == BroadcastState.AwaitingSecond && broadcast.AuthorId == turn.Asker.Id) return Answer.No($"{id} waits for a second person: {who}. Nothing was sent yet.", new Button("Cancel it", $"broadcast cancel {id}"));
        return broadcast.State == BroadcastState.Draft && seconds.Count == 0 && audience.NeedsSecond(turn.Studio.RecipientsBeforeSecond) is { } why
            ? Answer.No($"A second coordinator has to confirm {id}, because {why}, and there is none yet. An admin can make one, for example: role @jo coordinator. Nothing was sent.")
            : null;
    }

    private static Answer Wait(Turn turn, View view, Broadcast broadcast, Audience audience)
    {
        broadcast.State = BroadcastState.AwaitingSecond;
        foreach (var person in BroadcastCard.Seconds(view, broadcast).Take(MostAsked))
        {
            turn.Tell(person, BroadcastCard.Preview(view with { Reader = person }, broadcast, audience));
        }
        return Answer.Yes(BroadcastCard.Preview(view, broadcast, audience)) with { Private = true };
    }

    private static void Send(Turn turn, View view, Broadcast broadcast, Audience audience)
    {
        (broadcast.State, broadcast.SentAt) = (BroadcastState.Sent, turn.Now);
        var recipients = new List<Recipient>(audience.All.Count);
        var copies = new List<Copy>(audience.All.Count);
        foreach (var listener in audience.All)
        {
            var recipient = new Recipient
            {
                Id = turn.NewId(),
                StudioId = broadcast.StudioId,
                BroadcastId = broadcast.Id,
                PersonId = listener.Person.Id,
                // A message in the local chat has arrived when this transaction commits.
                State = listener.Way is null ? RecipientState.Failed : listener.Way.Surface == Surface.Local ? RecipientState.Sent : RecipientState.Queued,
                Remark = listener.Why ?? "",
            };
            recipients.Add(recipient);
            if (listener.Way is { } way) copies.Add(new Copy(listener.Person.Id, way, recipient.Id));
        }
        BulkRows.Insert(turn.Db, recipients);
        turn.TellAll(copies, BroadcastCard.Copy(view, broadcast, recipient: null), BroadcastCard.CopyFace);
    }
}
