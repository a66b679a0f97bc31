using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>A reviewer has no notes; nobody asks them again. It is not an approval.</summary>
internal sealed class NoNotesCommand : ICommand
{
    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly RestArgument whose = new("reviewer", "Who has none?") { Example = "Acme", Leads = ["for", "from"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["no notes"],
        Summary = "Say that you have no notes on a round, or that somebody has none",
        Examples = ["no notes F2", "no notes F2 from Acme"],
        Phrasings = ["no notes from|for me|us|here [{round}]", "no notes [on] [my|our] [side|end] [{round}]", "nothing from|for me|us [on] [{round}]", "i|we have no|nothing [notes] [on] [{round}]", "i|we do not have [any] notes [on] [{round}]"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, whose],
        Changes = true,
        Topic = "Feedback",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => NotesInCommand.Run(turn, which, whose, ReviewerState.NoNotes, "no notes", cancel);
}
