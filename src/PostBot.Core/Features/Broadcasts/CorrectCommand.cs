using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Replaces the words of a broadcast in every copy, once its old and new text were seen; by the same rule of two as the first time.</summary>
internal sealed class CorrectCommand : ICommand
{
    private const int LongestWords = 2_000;
    private const int MostAsked = 5;

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly FlagArgument send = new("send-correction") { Example = "send-correction", Required = false };

    private static readonly RestArgument words = new("words", "What should it say? All of it.") { Example = "Mix moved to Thursday 11:00, Stage A", FieldType = FieldType.LongText, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["correct"],
        Summary = "Replace the text of a broadcast in every copy; you see old and new before it goes",
        Examples = ["correct X1 Mix moved to Thursday 11:00, Stage A", "correct X2 103 is locked, not 102"],
        Role = Role.Coordinator,
        Arguments = [which, send, words],
        Changes = true,
        WordForWord = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.State != BroadcastState.Sent) return Answer.No(broadcast.State == BroadcastState.Retracted ? $"{id} was taken back, so there is nothing to correct. Send a new one." : $"{id} has not gone out. Cancel it and write it again.", new Button("Show it", $"receipts {id}"));
        turn.Undoable = false;
        return turn.Has(send) ? await Send(turn, broadcast, id, cancel) : Propose(turn, broadcast, id);
    }

    private Answer Propose(Turn turn, Broadcast broadcast, ShortId id)
    {
        var said = Typed.Clean(turn.Maybe(words) ?? "").Trim();
        if (said.Length == 0) return Answer.No($"What should {id} say? Give the whole text; it replaces \"{BroadcastCard.Short(broadcast)}\". For example: {Definition.Examples[0]}");
        if (said.Length > LongestWords) return Answer.No($"That is {said.Length} characters; at most {LongestWords} fit in one message. Nothing was changed.");
        if (said == broadcast.Words) return Answer.No($"{id} says that already. Nothing was changed.");
        broadcast.Correction = said;
        var card = new Card($"This replaces the whole text of {id} in every copy")
            .With(new Line("Old:"), new Quote(broadcast.Words), new Line("New:"), new Quote(said));
        if (said.Length < broadcast.Words.Length / 2) card = card.With(new Line("The new text is much shorter. Nothing of the old one stays."));
        return Answer.Yes(card.Offer(new Button("Send the correction", $"correct {id} send-correction"), new Button("Keep it as it is", $"receipts {id}"))) with { Private = true };
    }

    private static async Task<Answer> Send(Turn turn, Broadcast broadcast, ShortId id, CancellationToken cancel)
    {
        if (broadcast.Correction is not { } said) return Answer.No($"No correction of {id} is waiting. For example: correct {id} Mix moved to Thursday 11:00, Stage A");
        var view = turn.View;
        if (Audience.Of(turn.Names, broadcast).NeedsSecond(turn.Studio.RecipientsBeforeSecond) is { } why && turn.Asker.Id == broadcast.AuthorId)
        {
            var seconds = BroadcastCard.Seconds(view, broadcast).Take(MostAsked).ToList();
            if (seconds.Count == 0) return Answer.No($"A second coordinator has to confirm it, because {why}, and there is none yet. Nothing was changed.");
            var asks = new Card($"{turn.Asker.Name} wants to correct \"{BroadcastCard.Short(broadcast)}\"   ({id})").With(new Line("New:"), new Quote(said)).Offer(new Button("Send the correction", $"correct {id} send-correction"));
            foreach (var person in seconds) turn.Tell(person, asks);
            return Answer.Yes(new Card($"Waiting for a second person: the correction of {id}").With(new Quote(said), new Line($"{char.ToUpperInvariant(why[0])}{why[1..]}, so {Lists.Or(seconds.Select(person => person.Name))} confirms too."))) with { Private = true };
        }
        (broadcast.WordsBefore, broadcast.Words, broadcast.Correction) = (broadcast.Words, said, null);
        await Sending.Redraw(turn.Session, turn.Names, broadcast, copies: true, turn.Now, cancel);
        var read = await turn.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcast.Id && row.State == RecipientState.Acknowledged).Select(row => row.PersonId).ToListAsync(cancel);
        var told = new List<string>();
        foreach (var person in read.Select(turn.Names.FindPerson).OfType<Person>())
        {
            var card = new Card($"Corrected, {BroadcastCard.About(turn.Names, broadcast)}: {BroadcastCard.Short(broadcast)}   ({id})").With(new Line($"You had acknowledged: {Typed.Shorten(broadcast.WordsBefore.Replace('\n', ' '), 300)}"));
            if (turn.Tell(person, card) is null && person.Id != turn.Asker.Id) told.Add(person.Name);
        }
        var receipts = await Receipts.Draw(view, broadcast, all: false, cancel);
        return Answer.Yes(receipts.With(new Line($"Corrected in every copy. It said: {Typed.Shorten(broadcast.WordsBefore.Replace('\n', ' '), 200)}"), new Line(told.Count == 0 ? "Nobody had acknowledged the old text." : $"Told, because they had acknowledged the old text: {BroadcastCard.Named(told)}"))) with { Private = true };
    }
}
