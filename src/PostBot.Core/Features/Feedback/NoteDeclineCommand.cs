using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Notes that will not be done, and why; each author hears of it once.</summary>
internal sealed class NoteDeclineCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly LeftoverArgument why = new(which, "reason", "Why not?") { Example = "legal needs it", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["decline"],
        Summary = "Say that notes will not be done, and why",
        Examples = ["decline N1 legal needs it", "decline N3 N4 out of scope"],
        Role = Role.Artist,
        Arguments = [which, why],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        var (reason, tooLong) = NoteWork.Words(turn.Maybe(why));
        if (tooLong is not null) return tooLong;
        if (NoteReopenCommand.NotTheirs(turn, found) is { } refusal) return refusal;
        var changed = found.Where(pair => pair.Note.State != NoteState.Declined).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? $"N{found[0].Note.Number} is" : "They are all")} declined already. Nothing was changed.", new Button("Reopen", $"reopen N{found[0].Note.Number}"));
        foreach (var (note, _) in changed) (note.State, note.Reason, note.IsLate) = (NoteState.Declined, reason, false);
        NoteWork.Touch(turn, changed);
        return Answer.Yes(NoteWork.Now(turn, changed, "declined").With(NoteWork.TellAuthors(turn, changed, what => $"declined {what}", reason))) with { Private = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note)) };
    }
}
