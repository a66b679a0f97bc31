using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Requests;

/// <summary>What is asked for and not decided: for who decides all of it, for others their own.</summary>
internal sealed class RequestsCommand : ICommand
{
    private const int MostLines = 20;

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["requests"],
        Summary = "See what is asked for and waits for an answer",
        Examples = ["requests", "requests NIGHTFALL"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [project],
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var rows = await turn.Db.Requests.AsNoTracking().Where(row => row.StudioId == studioId && (row.State == RequestState.Open || row.State == RequestState.Offered)).OrderBy(row => row.Id).ToListAsync(cancel);
        var seen = rows.Where(row => (row.AskerId == turn.Asker.Id || Policy.RoleOn(turn.Asker, row.ProjectId, turn.Names) >= Asking.Decides)
            && Policy.Sees(turn.Asker, row.ProjectId, turn.Names) && (turn.Maybe(project) is not { } about || about.Project.Id == row.ProjectId)).ToList();
        if (seen.Count == 0) return Answer.Yes(new Card("Nothing is asked for that waits for an answer")) with { Private = true };
        var card = new Card($"{Lists.Count(seen.Count, "request")} {(seen.Count == 1 ? "waits" : "wait")} for an answer").With(seen.Take(MostLines).Select(row => Line(turn, row)));
        if (seen.Count > MostLines) card = card.With(new Line($"And {seen.Count - MostLines} more."));
        var first = seen.FirstOrDefault(row => row.AskerId != turn.Asker.Id && row.State == RequestState.Open);
        return Answer.Yes(first is null ? card : card.Offer(new Button($"Accept {first.Subject}", $"accept {first.Subject} {first.Verb}"), new Button($"Refuse {first.Subject}", $"refuse {first.Subject} {first.Verb}", Danger: true))) with { Private = true };
    }

    private static Line Line(Turn turn, Request row) => new((Text)$"{row.Subject} · {turn.Names.FindPerson(row.AskerId)?.Name ?? "someone"}: {Asking.Said(row)} · {turn.Names.Project(row.ProjectId).Code} · {(row.State == RequestState.Offered ? "another time offered" : "waits for the studio")}");
}
