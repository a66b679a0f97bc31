using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>It has happened: the nudges stop and every posted copy says so.</summary>
internal sealed class DeadlineDoneCommand : ICommand
{
    private const int Offered = 3;

    private static readonly IdArgument which = new("D", "deadline") { Example = "D9", Required = false };

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
        if (!turn.Has(which) && await LastNudged(turn, cancel) is null) return await What(turn, cancel);
        var id = turn.Has(which) ? turn.Get(which) : (await LastNudged(turn, cancel))!.Value;
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = turn.View;
        if (deadline.State != DeadlineState.Open) return Over(view, deadline);
        if (Deadlines.NotTheirs(turn, deadline) is { } refusal) return refusal;
        deadline.State = DeadlineState.Done;
        deadline.DoneAt = turn.Now;
        deadline.DoneById = turn.Asker.Id;
        foreach (var nudge in await Deadlines.Planned(turn, deadline, cancel)) nudge.State = NudgeState.Cancelled;
        turn.Touch('D', deadline.Number);
        return Answer.Yes(DeadlineCard.Draw(view, deadline, [], face: null));
    }

    /// <summary>The open deadline that this person was last nudged about; null when there is none.</summary>
    private static async Task<ShortId?> LastNudged(Turn turn, CancellationToken cancel)
    {
        var (studioId, asker) = (turn.Studio.Id, turn.Asker.Id);
        var shown = await turn.Db.Outbox.AsNoTracking().Where(row => row.StudioId == studioId && row.PersonId == asker && row.Face == DeadlineCard.NudgeFace && row.Subject != null).OrderByDescending(row => row.Id).Take(20).Select(row => row.Subject!).ToListAsync(cancel);
        foreach (var subject in shown.Distinct())
        {
            if (ShortId.Parse(subject) is { Letter: 'D' } id && await Deadlines.Find(turn, id, cancel) is { State: DeadlineState.Open } deadline && deadline.OwnerId == asker) return id;
        }
        return null;
    }

    /// <summary>Nobody said what: the next things of theirs.</summary>
    private static async Task<Answer> What(Turn turn, CancellationToken cancel)
    {
        var (studioId, asker) = (turn.Studio.Id, turn.Asker.Id);
        var next = await turn.Db.Deadlines.AsNoTracking().Where(row => row.StudioId == studioId && row.OwnerId == asker && row.State == DeadlineState.Open).OrderBy(row => row.DueAt).Take(Offered).ToListAsync(cancel);
        var view = turn.View;
        var card = new Card(next.Count == 0 ? "What is done? Nothing that you owe is open. For example: done D9, done N31" : "What is done?");
        return Answer.No(card.With(next.Select(row => new Line((Text)$"D{row.Number} {DeadlineCard.What(view, row)} · " + DeadlineCard.Due(view, row)))).Offer(next.Select(row => new Button($"D{row.Number} done", $"done D{row.Number}"))));
    }

    /// <summary>It is done or cancelled already, with who and when.</summary>
    public static Answer Over(View view, Deadline deadline)
    {
        var code = view.Names.Project(deadline.ProjectId).Code;
        Text what = deadline.State == DeadlineState.Done ? (Text)$"D{deadline.Number} was done already, by {DeadlineCard.Name(view, deadline.DoneById)}" + DeadlineCard.DoneAt(view, deadline) : $"D{deadline.Number} was cancelled";
        return Answer.No(what + (Text)". Nothing was changed.", new Button("Deadlines", $"deadlines {code}"));
    }
}
