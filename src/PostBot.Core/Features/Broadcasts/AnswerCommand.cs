using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Answers what a recipient asked; until they acknowledge, their answer is still owed.</summary>
internal sealed class AnswerCommand : ICommand
{
    private const int Longest = 1_500;

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly PersonArgument person = new("person", "Whom do you answer?") { Example = "@lee" };

    private static readonly RestArgument words = new("words", "What do you answer?") { Example = "yes, M&E moves too", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["answer"],
        Summary = "Answer somebody's question about a broadcast",
        Examples = ["answer X1 @lee yes, M&E moves too", "answer X1 @jo stage A"],
        Role = Role.Coordinator,
        Arguments = [which, person, words],
        Changes = true,
        WordForWord = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (turn.Get(person).Person is not { } to) return Answer.No($"I do not know \"{Typed.Shorten(turn.Get(person).Handle, 60)}\". Nothing was sent.");
        var recipient = await turn.Db.Recipients.FirstOrDefaultAsync(row => row.BroadcastId == broadcast.Id && row.PersonId == to.Id, cancel);
        if (recipient is null) return Answer.No($"{id} was not sent to {to.Name}, so there is no question of theirs.", new Button("Receipts", $"receipts {id}"));
        var said = Typed.Clean(turn.Get(words)).Trim();
        if (said.Length == 0) return Answer.No($"What do you answer? For example: {Definition.Examples[0]}");
        if (said.Length > Longest) return Answer.No($"That is {said.Length} characters; an answer has at most {Longest}. Nothing was sent.");

        var card = new Card($"{turn.Asker.Name} answers about \"{BroadcastCard.Short(broadcast)}\"   ({id})");
        if (recipient.State == RecipientState.Question) card = card.With(new Line($"You asked: {Typed.Shorten(recipient.Remark.Replace('\n', ' '), 300)}"));
        card = card.With(new Quote(said)).Offer(broadcast.NeedsAnswer ? [new Button("Acknowledge", $"ack {id}"), new Button("Question", $"question {id}")] : []);
        if (turn.Tell(to, card) is { } why) return Answer.No($"{to.Name} cannot be reached here: {why}. Nothing was sent.");
        var asked = recipient.State == RecipientState.Question;
        if (asked) (recipient.State, recipient.Remark, recipient.AnsweredAt) = (RecipientState.Sent, "", null);
        turn.Undoable = false;
        turn.Touch('X', broadcast.Number, copyOf: to.Id);
        var answer = new Card($"Answered {to.Name}   ({id})").With(new Quote(said));
        return Answer.Yes((asked && broadcast.NeedsAnswer ? answer.With(new Line($"{to.Name} is waiting to acknowledge again.")) : answer).Offer(new Button("Receipts", $"receipts {id}"))) with { Private = true };
    }
}
