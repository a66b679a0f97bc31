using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>A turnover has arrived: said by whoever gets it, or by a coordinator for them.</summary>
internal sealed class ReceivedCommand : ICommand
{
    private static readonly IdArgument which = new("U", "turnover") { Example = "U4" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["received"],
        Summary = "Say that a turnover has arrived",
        Examples = ["received U1", "received U2"],
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
        if (Refusal(turn, turnover, receiver) is { } refusal) return refusal;
        if (turnover.State is TurnoverState.Received or TurnoverState.Verified) return Answer.No($"{id} is {turnover.State.ToString().ToLowerInvariant()} already. Nothing was changed.", new Button("Show it", $"show {id}"));
        (turnover.State, turnover.ReceivedAt, turnover.ReceivedById) = (TurnoverState.Received, turn.Now, turn.Asker.Id);
        return Answer.Yes(await Told(turn, turnover, receiver, cancel));
    }

    /// <summary>Not theirs, not sent yet, or over; null when they may say so.</summary>
    public static Answer? Refusal(Turn turn, Turnover turnover, Person? receiver)
    {
        if (Handovers.Over(turnover) is { } over) return over;
        var id = $"U{turnover.Number}";
        if (!Handovers.MayReceive(turn.Asker, receiver)) return Answer.No($"{id} goes to {receiver?.Name ?? turnover.Recipient}; they or a coordinator can say that. Nothing was changed.", new Button("Show it", $"show {id}"));
        return turnover.State == TurnoverState.Building ? Answer.No($"{id} is not sent yet. Nothing was changed.", new Button("Show it", $"show {id}")) : null;
    }

    /// <summary>The card as it is now; whoever made and sent the turnover is told.</summary>
    public static async Task<Card> Told(Turn turn, Turnover turnover, Person? receiver, CancellationToken cancel)
    {
        turn.Touch('U', turnover.Number);
        var items = await Handovers.Items(turn, turnover, cancel);
        foreach (var id in new[] { turnover.MadeById, turnover.SentById ?? turnover.MadeById }.Distinct())
        {
            if (turn.Names.FindPerson(id) is { } person) turn.Tell(person, TurnoverCard.Draw(new View(turn.Db, turn.Names, person, turn.Now), turnover, items, receiver));
        }
        return TurnoverCard.Draw(turn.View, turnover, items, receiver);
    }
}
