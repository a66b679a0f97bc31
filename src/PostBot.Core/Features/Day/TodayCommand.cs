using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>Today: a coordinator sees the whole studio, everybody else their own day.</summary>
internal sealed class TodayCommand : ICommand
{
    private static readonly PersonArgument who = new("person", "Whose?") { Example = "@jo", Required = false, Leads = ["for", "of"], NeedsLead = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["today"],
        Summary = "See today's sessions, what is due and what waits for you",
        Examples = ["today", "today me"],
        Phrasings =
        [
            "what am i [booked|doing] [on] today {person:me}",
            "what am i on {person:me}",
            "where am i [today] {person:me}",
            "what is [on|happening] today",
            "what have i [got] [on] today {person:me}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page, who],
        Topic = "Status",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => DayAnswer.Of(turn, DaySpan.Today, turn.Maybe(who), turn.Maybe(page), mine: false, cancel);
}
