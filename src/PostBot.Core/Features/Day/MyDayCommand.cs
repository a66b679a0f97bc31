using PostBot.Core.Commands;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>The asker's own day, also for a coordinator.</summary>
internal sealed class MyDayCommand : ICommand
{
    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["my day"],
        Summary = "See your own day: sessions, due, waiting on you, waiting on others",
        Examples = ["my day", "what is my day like"],
        Phrasings =
        [
            "what is my day [like|looking] [like]",
            "how is my day [looking]",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page],
        Topic = "Status",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => DayAnswer.Of(turn, DaySpan.Today, null, turn.Maybe(page), mine: true, cancel);
}
