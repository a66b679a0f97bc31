using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>A recipient asks something instead of acknowledging; it reaches the author.</summary>
internal sealed class QuestionCommand : ICommand
{
    private const int LongestQuestion = 1_000;

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly RestArgument words = new("words", "What do you want to know?") { Example = "is M&E moving too", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["question"],
        Summary = "Ask the author of a broadcast something",
        Examples = ["question X1 is M&E moving too", "question X1 which stage"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which, words],
        Changes = true,
        WordForWord = true,
        Talk = new('X', words, _ => true),
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (broadcast, recipient) = await Received.Find(turn, id, cancel);
        if (broadcast is null) return Refusals.NoSuch(id);
        if (recipient is null) return Answer.No($"{id} was not sent to you. Ask {BroadcastCard.Author(turn.View, broadcast)} directly.", new Button("Receipts", $"receipts {id}"));
        var asked = Typed.Clean(turn.Get(words)).Trim();
        if (asked.Length == 0) return Answer.No($"What do you want to know? For example: {Definition.Examples[0]}");
        if (asked.Length > LongestQuestion) return Answer.No($"That is {asked.Length} characters; a question has at most {LongestQuestion}. Nothing was sent.");
        // The mark at the end of a line is taken for politeness and is gone by now.
        if (char.IsLetterOrDigit(asked[^1])) asked += "?";
        (recipient.State, recipient.AnsweredAt, recipient.Remark) = (RecipientState.Question, turn.Now, asked);
        var answer = Received.Answered(turn, broadcast, recipient);
        if (turn.Names.FindPerson(broadcast.AuthorId) is not { } author) return answer;
        var card = new Card($"{turn.Asker.Name} asks about \"{BroadcastCard.Short(broadcast)}\"   ({id})").With(new Quote(asked)).Offer(new Button("Receipts", $"receipts {id}"));
        var unreached = turn.Tell(author, card);
        return unreached is null ? answer : answer with { Card = answer.Card.With(new Line($"{author.Name} cannot be reached here: {unreached}. Ask them another way.")) };
    }
}
