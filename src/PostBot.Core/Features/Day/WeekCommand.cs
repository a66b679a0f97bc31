using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>This week from Monday to Sunday: a coordinator sees the whole studio, everybody else their own week.</summary>
internal sealed class WeekCommand : ICommand
{
    private static readonly PersonArgument who = new("person", "Whose?") { Example = "@jo", Required = false, Leads = ["for", "of"], NeedsLead = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["week", "this week"],
        Summary = "See this week's sessions, what is due and what waits for you",
        Examples = ["week", "week me"],
        Phrasings =
        [
            "what am i [booked|doing] [on] this week {person:me}",
            "where am i this week {person:me}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page, who],
        Topic = "Status",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => DayAnswer.Of(turn, DaySpan.Week, turn.Maybe(who), turn.Maybe(page), mine: false, cancel);
}
