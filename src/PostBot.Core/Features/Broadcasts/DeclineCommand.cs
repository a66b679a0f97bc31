using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>A recipient cannot do what a broadcast asks of them; its author hears why.</summary>
internal sealed class DeclineCommand : ICommand
{
    private const int LongestReason = 500;

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly RestArgument why = new("reason", "Why not?") { Example = "I am off that day", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["decline"],
        Summary = "Say that you cannot do what a broadcast asks, and why",
        Examples = ["decline X1 I am off that day", "decline X1 another session then"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which, why],
        Changes = true,
        WordForWord = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (broadcast, recipient) = await Received.Find(turn, id, cancel);
        if (broadcast is null) return Refusals.NoSuch(id);
        if (recipient is null) return Answer.No($"{id} was not sent to you, so there is nothing to decline.", new Button("Receipts", $"receipts {id}"));
        if (!broadcast.NeedsAnswer) return Answer.No($"{id} is for your information; nothing is asked of you. To say something about it: question {id}");
        var reason = Typed.Shorten(Typed.Clean(turn.Get(why)).Trim(), LongestReason);
        if (reason.Length == 0) return Answer.No($"Why not? For example: {Definition.Examples[0]}");
        (recipient.State, recipient.AnsweredAt, recipient.Remark) = (RecipientState.Declined, turn.Now, reason);
        var answer = Received.Answered(turn, broadcast, recipient);
        if (turn.Names.FindPerson(broadcast.AuthorId) is not { } author) return answer;
        var card = new Card($"{turn.Asker.Name} cannot: \"{BroadcastCard.Short(broadcast)}\"   ({id})").With(new Quote(reason)).Offer(new Button($"Answer {turn.Asker.Name}", $"answer {id} \"{turn.Asker.Name}\""), new Button("Receipts", $"receipts {id}"));
        return turn.Tell(author, card) is { } unreached ? answer with { Card = answer.Card.With(new Line($"{author.Name} cannot be reached here: {unreached}. Tell them another way.")) } : answer;
    }
}
