using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Ends a round: what comes later is kept as late.</summary>
internal sealed class RoundCloseCommand : ICommand
{
    private static readonly IdArgument which = new("F", "round") { Example = "F5" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["round close", "close round", "close"],
        Summary = "Close a feedback round; later notes are kept as late",
        Examples = ["round close F2", "close F3"],
        Phrasings =
        [
            "{round} is closed|done|finished",
            "close off|out {round}",
            "we are done with {round}",
        ],
        Role = Role.Artist,
        Requestable = true,
        Arguments = [which],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Rounds.Find(turn, id, cancel) is not { } round) return Refusals.NoSuch(id);
        if (Answering.Ended(round) is { } ended) return ended;
        if (NotTheirs(turn, round) is { } refusal) return refusal;
        round.State = RoundState.Closed;
        turn.Touch('F', round.Number);
        var view = turn.View;
        var notes = await RoundCard.Facts(view, round, cancel);
        var card = RoundCard.Draw(view, round, notes);
        return Answer.Yes(notes.Done == notes.All ? card : card.With(new Line($"{Lists.Count(notes.All - notes.Done, "note")} not done yet; they stay in the list.")));
    }

    /// <summary>A round is closed and reopened by whoever opened it, or by a coordinator.</summary>
    public static Answer? NotTheirs(Turn turn, Round round) => round.OpenedById == turn.Asker.Id || turn.Asker.Role >= Role.Coordinator
        ? null
        : Answer.No($"F{round.Number} is {turn.Names.FindPerson(round.OpenedById)?.Name ?? "someone"}'s; they or a coordinator can close and reopen it. Nothing was changed.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, round.ProjectId, turn.Line));
}
