using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>An empty line or a greeting: who PostBot is and what to try.</summary>
internal sealed class HelloCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["hello", "hi", "hey"],
        Summary = "Say hello and see what to try",
        Examples = ["hello", "hi"],
        Role = Role.Viewer,
        Outsiders = true,
        Topic = "Getting around",
        Quiet = true,
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var inside = Policy.IsInside(turn.Asker);
        var code = turn.Names.Projects.FirstOrDefault(project => !project.Archived && Policy.Sees(turn.Asker, project, turn.Names))?.Code ?? "NIGHTFALL";
        var room = turn.Names.Resources is [var first, ..] ? first.Name : "Color 1";
        var card = inside
            ? new Card($"Hello {turn.Asker.Name}. I keep bookings, feedback rounds and deadlines for your productions, here and in Teams and Slack.")
                .With(new Line($"Try: status · hold {room} tomorrow 10-18 for {code} · free {room} tomorrow"))
                .Offer(new Button("Status", "status"), new Button("What can I say?", "help"))
            : new Card($"Hello {turn.Asker.Name}. Here you see your sessions, give notes and approve cuts.").Offer(new Button("What can I say?", "help"));
        return Task.FromResult(Answer.Yes(card));
    }
}
