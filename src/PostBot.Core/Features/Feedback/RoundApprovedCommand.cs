using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>"Approved", said in passing: an approval is a tap of its own, after a look at what is still open.</summary>
internal sealed class RoundApprovedCommand : ICommand
{
    private const int LinesShown = 6;

    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly RestArgument condition = new("condition", "With what?") { Example = "subject to the super fix", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["approved", "signed off", "sign off"],
        Summary = "See what approving a round would mean, with one tap to do it",
        Examples = ["approved F2", "approved F2 subject to the super fix"],
        Phrasings = ["it|this|that is approved", "we approve [this|it]", "i approve [this|it]", "good to go", "approved by|from us|me"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, condition],
        Topic = "Feedback",
        Quiet = true,
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (round, problem) = await Rounds.Meant(turn, which, round => $"approved F{round.Number} {turn.Maybe(condition)}".TrimEnd(), cancel);
        if (round is null) return problem!;
        if (Answering.Ended(round) is { } ended) return ended;
        var (said, tooLong) = NoteWork.Words(turn.Maybe(condition));
        if (tooLong is not null) return tooLong;
        if (said?.TrimEnd('.', '!', ' ') is "from us" or "by us" or "by me" or "from me" or "") said = null;
        var words = said;
        var (approver, why) = RoundApproveCommand.Approver(turn, round, await Rounds.Reviewers(turn.Db, round, cancel), ref words);
        if (approver is null) return why!;
        var open = await turn.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id && note.State == NoteState.Open).OrderBy(note => note.Number).ToListAsync(cancel);
        open = [.. open.Where(note => Rounds.MaySee(turn.View, note))];
        var id = $"F{round.Number}";
        var view = turn.View;
        var card = new Card(said is null ? $"Approve {Rounds.Name(turn.Names, round)}?   ({id})" : $"Approve {Rounds.Name(turn.Names, round)} with notes?   ({id})");
        if (said is not null) card = card.With(new Quote(said));
        card = card.With(new Line(open.Count == 0 ? "No note is open." : $"{Lists.Count(open.Count, "note")} {(open.Count == 1 ? "is" : "are")} still open:")).With(open.Take(LinesShown).Select(note => NoteCard.Line(view, note)));
        if (open.Count > LinesShown) card = card.With(new Line($"and {open.Count - LinesShown} more"));
        var with = new Button("Approved with notes", $"approve {id} {said ?? "with notes"}");
        return Answer.Yes(said is not null ? card.Offer(with) : open.Count > 0 ? card.Offer(new Button("Approve", $"approve {id}"), with) : card.Offer(new Button("Approve", $"approve {id}")));
    }
}
