using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>Tomorrow: a coordinator sees the whole studio, everybody else their own day.</summary>
internal sealed class TomorrowCommand : ICommand
{
    private static readonly PersonArgument who = new("person", "Whose?") { Example = "@jo", Required = false, Leads = ["for", "of"], NeedsLead = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["tomorrow"],
        Summary = "See tomorrow's sessions, what is due and what waits for you",
        Examples = ["tomorrow", "what am i on tomorrow"],
        Phrasings =
        [
            "what am i [booked|doing] [on] tomorrow {person:me}",
            "where am i tomorrow {person:me}",
            "what have i [got] [on] tomorrow {person:me}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page, who],
        Topic = "Status",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => DayAnswer.Of(turn, DaySpan.Tomorrow, turn.Maybe(who), turn.Maybe(page), mine: false, cancel);
}
