using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Somebody looked: the cut does answer the notes. Clients verify their own; whoever did the work hears of it.</summary>
internal sealed class NoteVerifyCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["verify", "verified"],
        Summary = "Say that you looked and notes are answered",
        Examples = ["verify N1", "verify N2-N4"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        if (!Policy.IsInside(turn.Asker) && found.FirstOrDefault(pair => pair.Note.AuthorId != turn.Asker.Id).Note is { } other)
        {
            return Answer.No($"N{other.Number} is not your note; the studio can verify it. Nothing was changed.", new Button("Show it", $"show N{other.Number}"));
        }
        if (found.FirstOrDefault(pair => pair.Note.State is not (NoteState.Addressed or NoteState.Verified)).Note is { } early)
        {
            return Answer.No($"N{early.Number} is {NoteCard.State(early)}, so there is nothing to verify yet. Nothing was changed.", Policy.IsInside(turn.Asker) && early.State == NoteState.Open ? [new Button("Done", $"done N{early.Number}")] : []);
        }
        var changed = found.Where(pair => pair.Note.State == NoteState.Addressed).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? $"N{found[0].Note.Number} is" : "They are all")} verified already. Nothing was changed.");
        foreach (var (note, _) in changed) note.State = NoteState.Verified;
        NoteWork.Touch(turn, changed);
        return Answer.Yes(NoteWork.Now(turn, changed, "verified").With(NoteWork.Tell(turn, changed, note => note.DoneById, what => $"verified {what}", "the note you did", "of the notes you did"))) with { Private = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note)) };
    }
}
