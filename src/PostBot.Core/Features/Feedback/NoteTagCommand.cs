using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Says which department notes are for; the first guess comes from their words.</summary>
internal sealed class NoteTagCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly WordArgument tag = new("department", "For which department?", NoteTag.Parse) { Example = "sound", Choices = NoteTag.All };

    public Definition Definition { get; } = new()
    {
        Verbs = ["tag"],
        Summary = "Say which department notes are for",
        Examples = ["tag N1 sound", "tag N3-N5 gfx"],
        Role = Role.Artist,
        Arguments = [which, tag],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        var wanted = turn.Get(tag);
        var changed = found.Where(pair => pair.Note.Tag != wanted).ToList();
        if (changed.Count == 0) return Answer.No($"{(found.Count == 1 ? "It is" : "They are all")} for {wanted} already. Nothing was changed.");
        foreach (var (note, _) in changed) note.Tag = wanted;
        NoteWork.Touch(turn, changed);
        return Answer.Yes(NoteWork.Now(turn, changed, $"for {wanted}")) with { Private = Rounds.IsPrivate(turn, changed.Select(pair => pair.Note)) };
    }
}
