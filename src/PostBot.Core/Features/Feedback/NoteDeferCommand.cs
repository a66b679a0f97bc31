using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Notes that wait for a later round; opening it offers to take them in. Each author hears of it once.</summary>
internal sealed class NoteDeferCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly LeftoverArgument why = new(which, "reason", "Until when, or why?") { Example = "next round", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["defer"],
        Summary = "Put notes off to the next round",
        Examples = ["defer N1", "defer N3 N4 next round"],
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
        var changed = found.Where(pair => pair.Note.State != NoteState.Deferred || pair.Note.IsLate).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? $"N{found[0].Note.Number} is" : "They are all")} deferred already. Nothing was changed.", new Button("Reopen", $"reopen N{found[0].Note.Number}"));
        foreach (var (note, _) in changed) (note.State, note.Reason, note.IsLate) = (NoteState.Deferred, reason, false);
        NoteWork.Touch(turn, changed);
        return Answer.Yes(NoteWork.Now(turn, changed, "deferred").With(NoteWork.TellAuthors(turn, changed, what => $"put {what} off to the next round", reason == "next round" ? null : reason))) with { Private = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note)) };
    }
}
