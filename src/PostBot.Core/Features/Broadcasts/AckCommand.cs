using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>A recipient says that they have read a broadcast.</summary>
internal sealed class AckCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["ack", "acknowledge"],
        Summary = "Say that you have read a broadcast",
        Examples = ["ack X1", "acknowledge X1"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which],
        Changes = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (broadcast, recipient) = await Received.Find(turn, id, cancel);
        if (broadcast is null) return Refusals.NoSuch(id);
        if (recipient is null) return Answer.No($"{id} was not sent to you, so there is nothing to acknowledge.", new Button("Receipts", $"receipts {id}"));
        if (!broadcast.NeedsAnswer) return Answer.No($"{id} is for your information; nothing needs to be acknowledged.");
        if (recipient.State == RecipientState.Acknowledged) return Answer.No($"You have acknowledged {id} already. {BroadcastCard.Author(turn.View, broadcast)} can see it.");
        (recipient.State, recipient.AnsweredAt) = (RecipientState.Acknowledged, turn.Now);
        return Received.Answered(turn, broadcast, recipient);
    }
}
