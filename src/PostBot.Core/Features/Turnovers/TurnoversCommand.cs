using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>What has been handed over, and what is still on its way.</summary>
internal sealed class TurnoversCommand : ICommand
{
    private const int MostLines = 40;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL" };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["turnovers", "list turnovers"],
        Summary = "List the turnovers of a production or an episode",
        Examples = ["turnovers NIGHTFALL", "turnovers NIGHTFALL 101"],
        Role = Role.Viewer,
        Arguments = [work, page],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit) = (turn.Get(work).Project, turn.Get(work).Unit);
        var rows = turn.Db.Turnovers.AsNoTracking().Where(row => row.ProjectId == project.Id);
        if (unit is not null) rows = rows.Where(row => row.UnitId == unit.Id);
        var all = await rows.OrderByDescending(row => row.Number).Take(2_000).ToListAsync(cancel);
        var name = turn.Names.Work(project.Id, unit?.Id, null);
        if (all.Count == 0) return Answer.Yes(new Card($"Nothing of {name} has been turned over").With(new Line($"For example: turnover {project.Code} {unit?.Code ?? turn.Names.UnitsOf(project.Id).FirstOrDefault()?.Code ?? "101"} v1 to sound")));
        var number = turn.Maybe(page) is var said and > 0 ? said : 1;
        var paged = new Paged<Turnover>([.. all.OrderBy(row => row.State is TurnoverState.Verified or TurnoverState.Superseded)], MostLines, number);
        var open = all.Count(row => row.IsOpen);
        var card = new Card($"{Lists.Count(all.Count, "turnover")} of {name}, {open} open{paged.Where}")
            .With(paged.Shown.Select(row => new Line($"U{row.Number} {turn.Names.Unit(row.UnitId).Code} {row.Version} to {row.Recipient}, {row.State.ToString().ToLowerInvariant()}")));
        card = card.Offer(paged.Shown.Take(3).Select(row => new Button($"U{row.Number}", $"show U{row.Number}")));
        return Answer.Yes(paged.IsMore ? card.Offer(new Button("Show more", $"turnovers {name} page {number + 1}")) : card);
    }
}
