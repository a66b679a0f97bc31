using PostBot.Core.Commands;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>The asker's own week, also for a coordinator.</summary>
internal sealed class MyWeekCommand : ICommand
{
    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["my week"],
        Summary = "See your own week: sessions, due, waiting on you, waiting on others",
        Examples = ["my week", "what is my week like"],
        Phrasings =
        [
            "what is my week [like|looking] [like]",
            "how is my week [looking]",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page],
        Topic = "Status",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => DayAnswer.Of(turn, DaySpan.Week, null, turn.Maybe(page), mine: true, cancel);
}
