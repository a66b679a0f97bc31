using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>It has happened: the nudges stop and every posted copy says so.</summary>
internal sealed class DeadlineDoneCommand : ICommand
{
    private static readonly IdArgument which = new("D", "deadline") { Example = "D9" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["done"],
        Summary = "Say that a deadline is met; its nudges stop",
        Examples = ["done D1", "done D2"],
        Phrasings =
        [
            "{deadline} is done|finished|met",
            "{deadline} done|met",
            "mark {deadline} [as] done",
        ],
        Role = Role.Artist,
        Requestable = true,
        Outsiders = true,
        Arguments = [which],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        if (deadline.State != DeadlineState.Open) return Over(view, deadline);
        if (Deadlines.NotTheirs(turn, deadline) is { } refusal) return refusal;
        deadline.State = DeadlineState.Done;
        deadline.DoneAt = turn.Now;
        deadline.DoneById = turn.Asker.Id;
        foreach (var nudge in await Deadlines.Planned(turn, deadline, cancel)) nudge.State = NudgeState.Cancelled;
        turn.Touch('D', deadline.Number);
        return Answer.Yes(DeadlineCard.Draw(view, deadline, [], face: null));
    }

    /// <summary>It is done or cancelled already, with who and when.</summary>
    public static Answer Over(View view, Deadline deadline)
    {
        var code = view.Names.Project(deadline.ProjectId).Code;
        Text what = deadline.State == DeadlineState.Done ? (Text)$"D{deadline.Number} was done already, by {DeadlineCard.Name(view, deadline.DoneById)}" + DeadlineCard.DoneAt(view, deadline) : $"D{deadline.Number} was cancelled";
        return Answer.No(what + (Text)". Nothing was changed.", new Button("Deadlines", $"deadlines {code}"));
    }
}
