using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>Says that a turnover has gone out; whoever gets it is told. What is incomplete is sent only as it is.</summary>
internal sealed class SendCommand : ICommand
{
    private static readonly IdArgument which = new("U", "turnover") { Example = "U4" };

    private static readonly RestArgument anyway = new("anyway", "") { Example = "as it is", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["send"],
        Summary = "Say that a turnover is sent; whoever gets it is told",
        Examples = ["send U1", "send U1 as it is"],
        Role = Role.Artist,
        Arguments = [which, anyway],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Handovers.Find(turn, id, cancel) is not { } found) return Refusals.NoSuch(id);
        var turnover = found.Turnover;
        if (Handovers.Over(turnover) is { } over) return over;
        if (turnover.State != TurnoverState.Building) return Answer.No($"{id} is {turnover.State.ToString().ToLowerInvariant()} already. Nothing was changed.", new Button("Show it", $"show {id}"));
        var said = Likeness.Fold(turn.Maybe(anyway) ?? "");
        if (said.Length > 0 && said is not ("as it is" or "as is" or "anyway")) return Answer.No($"\"{Typed.Shorten(Typed.Clean(said), 40)}\" is not understood here. For example: send {id} as it is");
        var items = await Handovers.Items(turn, turnover, cancel);
        var missing = items.Where(item => item.HaveAt is null).Select(item => item.Name).ToList();
        if (missing.Count > 0 && said.Length == 0)
        {
            return Answer.No(new Card($"{Lists.Count(missing.Count, "item")} of {id} {(missing.Count == 1 ? "is" : "are")} missing. Nothing was sent.")
                .With(new Line($"Missing: {string.Join(", ", missing)}"))
                .Offer(new Button("Add the missing", $"have {id}"), new Button("Send as it is", $"send {id} as it is")));
        }
        (turnover.State, turnover.SentAt, turnover.SentById) = (TurnoverState.Sent, turn.Now, turn.Asker.Id);
        turn.Touch('U', id.Number);
        var card = TurnoverCard.Draw(turn.View, turnover, items, found.Receiver);
        if (found.Receiver is { } receiver && turn.Tell(receiver, TurnoverCard.Draw(new View(turn.Db, turn.Names, receiver, turn.Now), turnover, items, receiver)) is { } why) card = card.With(new Line($"{receiver.Name} was not told: {why}."));
        turn.TellChannels(turnover.ProjectId, TurnoverCard.Draw(new View(turn.Db, turn.Names, null, turn.Now), turnover, items, found.Receiver));
        return Answer.Yes(card);
    }
}
