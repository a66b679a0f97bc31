using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Gives notes to someone in the studio, who hears of it once.</summary>
internal sealed class NoteAssignCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly PersonArgument whom = new("person", "Who does it?") { Example = "@ed", Leads = ["to"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["assign"],
        Summary = "Give notes to someone",
        Examples = ["assign N1 @ed", "assign N3-N5 to @jo"],
        Role = Role.Artist,
        Arguments = [which, whom],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        var named = turn.Get(whom);
        if (turn.Meet(named) is not { } person) return Answer.No($"I do not know \"{Typed.Shorten(named.Handle, 60)}\". Mention people with @, for example @ed. Nothing was changed.");
        if (!Policy.IsInside(person)) return Answer.No($"{person.Name} is not in the studio, so no work on notes goes to them. Nothing was changed.");
        var changed = found.Where(pair => pair.Note.AssigneeId != person.Id).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? "It is" : "They are all")} {person.Name}'s already. Nothing was changed.");
        foreach (var (note, _) in changed) note.AssigneeId = person.Id;
        NoteWork.Touch(turn, changed);
        return Answer.Yes(NoteWork.Now(turn, changed, $"for {person.Name}").With(NoteWork.Tell(turn, changed, note => note.AssigneeId, what => $"gave you {what}", "a note", "notes"))) with { Private = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note)) };
    }
}
