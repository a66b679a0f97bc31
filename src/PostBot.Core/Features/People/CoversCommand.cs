using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Who covers for whom, now and later.</summary>
internal sealed class CoversCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["covers", "cover"],
        Summary = "See who covers for whom",
        Examples = ["cover", "covers"],
        Role = Role.Viewer,
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var covers = turn.Names.Covers.Where(cover => cover.EndAt > turn.Now).Take(20).ToList();
        var card = covers.Count == 0
            ? new Card("Nobody covers for anybody").With(new Line("For example: cover @ana by @priya 21 Dec-4 Jan"))
            : new Card($"{Lists.Count(covers.Count, "cover")}").With(covers.Select(cover => new Line(
                (Text)$"{turn.Names.FindPerson(cover.DeputyId)?.Name} for {turn.Names.FindPerson(cover.PersonId)?.Name} · " + new Moment(cover.StartAt, cover.EndAt, turn.Names.Zone.Id)
                    + (Text)$" · {(cover.State == CoverState.Asked ? "not answered yet" : cover.StartAt <= turn.Now ? "now" : "accepted")}")));
        return Task.FromResult(Answer.Yes(card));
    }
}
