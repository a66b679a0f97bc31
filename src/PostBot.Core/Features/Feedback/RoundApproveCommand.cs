using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>A named approver approves the cut, maybe with notes. When all have, the round is approved.</summary>
internal sealed class RoundApproveCommand : ICommand
{
    private static readonly IdArgument which = new("F", "round") { Example = "F5" };

    private static readonly RestArgument condition = new("condition", "With what?") { Example = "with notes", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["approve"],
        Summary = "Approve the cut of a round, or approve it with notes",
        Examples = ["approve F2", "approve F2 with notes"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, condition],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Rounds.Find(turn, id, cancel) is not { } round) return Refusals.NoSuch(id);
        var (said, tooLong) = NoteWork.Words(turn.Maybe(condition));
        if (tooLong is not null) return tooLong;
        var reviewers = await Rounds.Reviewers(turn.Db, round, cancel);
        var (approver, why) = Approver(turn, round, reviewers, ref said);
        if (approver is null) return why!;
        if (Answering.Ended(round) is { } ended) return ended;
        if (approver.ApprovedAt is not null) return Answer.No($"{approver.Name} approved F{round.Number} already. Nothing was changed.");
        (approver.ApprovedAt, approver.ApprovedWith) = (turn.Now, said);
        if (approver.State == ReviewerState.Asked) (approver.State, approver.AnsweredAt) = (said is null ? ReviewerState.NoNotes : ReviewerState.NotesIn, turn.Now);
        var missing = reviewers.Where(reviewer => reviewer is { IsApprover: true, ApprovedAt: null }).Select(reviewer => reviewer.Name).ToList();
        if (missing.Count == 0) (round.State, round.NotesInAt) = (RoundState.Approved, round.NotesInAt ?? turn.Now);
        turn.Touch('F', round.Number);
        var card = await Card(turn, round, approver, missing, cancel);
        if (Rounds.Coordinator(turn, round) is { } coordinator) turn.Tell(coordinator, card.Offer(Lock(turn, round, missing)));
        return Answer.Yes(card.Offer(Lock(turn, round, missing).Where(_ => turn.Asker.Role >= Role.Coordinator)));
    }

    /// <summary>Who approves: the asker when they are named, else whom a coordinator names; what is left of the words is the condition.</summary>
    public static (Reviewer? Approver, Answer? Problem) Approver(Turn turn, Round round, List<Reviewer> reviewers, ref string? said)
    {
        var approvers = reviewers.Where(reviewer => reviewer.IsApprover).ToList();
        if (approvers.FirstOrDefault(reviewer => reviewer.PersonId == turn.Asker.Id) is { } own) return (own, null);
        var name = said is not null && said.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? said[4..].TrimStart('@') : null;
        if (name is not null && turn.Asker.Role >= Role.Coordinator)
        {
            var named = approvers.FirstOrDefault(reviewer => name.StartsWith(reviewer.Name, StringComparison.OrdinalIgnoreCase));
            if (named is not null)
            {
                said = name.Length > named.Name.Length ? name[named.Name.Length..].Trim() : null;
                return (named, null);
            }
        }
        var who = approvers.Count == 0 ? "nobody is named to approve it" : $"{Lists.And(approvers.Select(reviewer => reviewer.Name))} {(approvers.Count == 1 ? "does" : "do")}";
        var enter = turn.Asker.Role >= Role.Coordinator && approvers.Count > 0 ? $" To enter an answer for someone: approve F{round.Number} for {approvers[0].Name}" : "";
        return (null, Answer.No($"You do not approve F{round.Number}: {who}. Nothing was changed.{enter}"));
    }

    private static async Task<Card> Card(Turn turn, Round round, Reviewer approver, List<string> missing, CancellationToken cancel)
    {
        var view = turn.View;
        var open = await turn.Db.Notes.CountAsync(note => note.RoundId == round.Id && note.State == NoteState.Open && !note.IsInternal, cancel);
        var with = approver.ApprovedWith is null ? "" : open > 0 ? $" with {Lists.Count(open, "note")}" : " with notes";
        var card = new Card($"{approver.Name} approved {Rounds.Name(view.Names, round)}{with}   (F{round.Number})").About($"F{round.Number}");
        if (approver.ApprovedWith is { } condition && !condition.Equals("with notes", StringComparison.OrdinalIgnoreCase)) card = card.With(new Quote(condition));
        card = card.With(new Line(missing.Count == 0 ? "Everyone who approves has." : $"Still to approve: {Lists.And(missing)}."));
        if (open > 0 && approver.ApprovedWith is null) card = card.With(new Line($"{Lists.Count(open, "note")} {(open == 1 ? "is" : "are")} still open."));
        return open > 0 ? card.Offer(new Button(open == 1 ? "Show the note" : $"Show the {open} notes", $"notes F{round.Number} open")) : card;
    }

    private static IEnumerable<Button> Lock(Turn turn, Round round, List<string> missing) =>
        missing.Count > 0 ? [] : [new Button($"Lock {turn.Names.Unit(round.UnitId).Code}", $"set {turn.Names.Project(round.ProjectId).Code} {turn.Names.Unit(round.UnitId).Code} edit locked")];
}
