using PostBot.Core.Commands;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Day;

/// <summary>The asker's own page as a card, where the chat has no page for it.</summary>
internal sealed class HomeCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["home"],
        Summary = "See your day and settle what waits for you",
        Examples = ["home", "HOME"],
        Role = Role.Viewer,
        Outsiders = true,
        Topic = "Status",
        Quiet = true,
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel) => Answer.Yes(await HomeCard.Draw(turn.View, turn.Asker, cancel));
}
