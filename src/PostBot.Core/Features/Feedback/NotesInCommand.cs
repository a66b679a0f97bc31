using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>A reviewer has said everything; nobody asks them again. It is not an approval.</summary>
internal sealed class NotesInCommand : ICommand
{
    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly RestArgument whose = new("reviewer", "Whose notes?") { Example = "Acme", Leads = ["for", "from"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["notes in"],
        Summary = "Say that all your notes are in, or that somebody's are",
        Examples = ["notes in F2", "notes in F2 for Acme"],
        Phrasings =
        [
            "that is everything|all|it [from us|me|our [side|end]] [{round}]", "[all] [our|my|the] notes are [all] in [{round}]", "we|i are|am done [with notes]", "no more notes [from us|me]", "nothing more [from us|me]",
        ],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, whose],
        Changes = true,
        Topic = "Feedback",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => Run(turn, which, whose, ReviewerState.NotesIn, "notes in", cancel);

    public static async Task<Answer> Run(Turn turn, IdArgument which, RestArgument whose, ReviewerState state, string verb, CancellationToken cancel)
    {
        var (round, problem) = await Rounds.Meant(turn, which, round => $"{verb} F{round.Number}", cancel);
        if (round is null) return problem!;
        if (Answering.Ended(round) is { } ended) return ended;
        var reviewers = await Rounds.Reviewers(turn.Db, round, cancel);
        var (reviewer, why) = Answering.Who(turn, round, reviewers, turn.Maybe(whose)?.TrimStart('@'));
        return reviewer is null ? why! : await Answering.Keep(turn, round, reviewer, reviewers, state, cancel);
    }
}
