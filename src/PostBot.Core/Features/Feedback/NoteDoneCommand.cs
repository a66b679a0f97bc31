using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Notes that the cut now answers; each author hears of it once.</summary>
internal sealed class NoteDoneCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly VersionArgument version = new("In which version?") { Example = "v8", Leads = ["in"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["done"],
        Summary = "Say that notes are done, and in which cut",
        Examples = ["done N2 v8", "done N2-N4 N6"],
        Phrasings =
        [
            "{notes} done|fixed|addressed [in] [{version}]",
            "{notes} is|are done|fixed|addressed [in] [{version}]",
            "fixed|addressed {notes} [in] [{version}]",
            "mark {notes} [as] done [in] [{version}]",
        ],
        Role = Role.Artist,
        Arguments = [which, version],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        var done = found.Where(pair => pair.Note.State is NoteState.Addressed or NoteState.Verified).ToList();
        var changed = found.Except(done).ToList();
        if (changed.Count == 0)
        {
            return Answer.No(done.Count == 1 ? $"N{done[0].Note.Number} was done already: {NoteCard.State(done[0].Note)}. Nothing was changed." : $"All {done.Count} were done already. Nothing was changed.", new Button("Reopen", $"reopen {string.Join(' ', done.Select(pair => $"N{pair.Note.Number}"))}"));
        }
        var cut = turn.Maybe(version);
        foreach (var (note, round) in changed)
        {
            (note.State, note.AddressedIn, note.DoneById, note.Reason, note.IsLate) = (NoteState.Addressed, cut, turn.Asker.Id, null, false);
            if (round.State == RoundState.NotesIn) round.State = RoundState.Addressing;
        }
        NoteWork.Touch(turn, changed);
        var how = cut is null ? "done" : $"done in {cut}";
        var card = NoteWork.Now(turn, changed, how);
        if (changed.Count > 1) card = card with { Headline = "✓ " + card.Headline };
        if (done.Count > 0) card = card.With(new Line($"Done before: {Lists.And(done.Take(6).Select(pair => $"N{pair.Note.Number}"))}"));
        return Answer.Yes(card.With(NoteWork.TellAuthors(turn, changed, what => $"marked {what} {how}"))) with { Private = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note)) };
    }
}
