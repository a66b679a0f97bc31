using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>What arrived was checked and is all there.</summary>
internal sealed class VerifyCommand : ICommand
{
    private static readonly IdArgument which = new("U", "turnover") { Example = "U4" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["verify"],
        Summary = "Say that a turnover was checked and is complete",
        Examples = ["verify U1", "verify U2"],
        Role = Role.Artist,
        Outsiders = true,
        Arguments = [which],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Handovers.Find(turn, id, cancel) is not { } found) return Refusals.NoSuch(id);
        var (turnover, receiver) = found;
        if (ReceivedCommand.Refusal(turn, turnover, receiver) is { } refusal) return refusal;
        if (turnover.State == TurnoverState.Verified) return Answer.No($"{id} is verified already. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (turnover.State == TurnoverState.Sent) (turnover.ReceivedAt, turnover.ReceivedById) = (turn.Now, turn.Asker.Id);
        (turnover.State, turnover.VerifiedAt, turnover.VerifiedById) = (TurnoverState.Verified, turn.Now, turn.Asker.Id);
        return Answer.Yes(await ReceivedCommand.Told(turn, turnover, receiver, cancel));
    }
}
