using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Who has answered a broadcast, who has not, whom it did not reach.</summary>
internal sealed class ReceiptsCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["receipts"],
        Summary = "See who has answered a broadcast",
        Examples = ["receipts X1", "receipts X1 all"],
        Phrasings =
        [
            "who has|have not acked|acknowledged|answered|seen|read|replied [to] {broadcast}",
            "who has acked|acknowledged|answered|seen|read|replied [to] {broadcast}",
            "has|have everyone|everybody acked|acknowledged|answered|seen|read {broadcast}",
            "who is missing [on|from|for {broadcast}]",
            "how many have acked|acknowledged|answered|seen|read {broadcast}",
        ],
        Role = Role.Viewer,
        Arguments = [which, all],
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (broadcast, _) = await Received.Find(turn, id, cancel);
        if (broadcast is null) return Refusals.NoSuch(id);
        var view = turn.View;
        return BroadcastCard.SeesReceipts(turn.Asker, broadcast)
            ? Answer.Yes(await BroadcastCard.ForAuthor(view, broadcast, turn.Has(all), cancel)) with { Private = true }
            : Answer.No($"The receipts of {id} are for {BroadcastCard.Author(view, broadcast)} and the coordinators.");
    }
}
