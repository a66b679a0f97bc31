using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Domain.People;
using PostBot.Domain.Shots;

namespace PostBot.Core.Features.Shots;

/// <summary>The VFX shots of a unit: how many are where, and those that are not final, the earliest due first.</summary>
internal sealed class ShotsCommand : ICommand
{
    private const int MostLines = 40;

    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["shots", "list shots"],
        Summary = "See the VFX shots of an episode and which are not final",
        Examples = ["shots NIGHTFALL 101", "shots NIGHTFALL 101 page 2"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [work, page],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit) = (turn.Get(work).Project, turn.Get(work).Unit!);
        var name = $"{project.Code} {unit.Code}";
        if (!await ShotCount.MayRead(turn, unit, cancel)) return Answer.No($"The shots of {name} are for the studio and the vendor who has them.", new Button(unit.Code, $"status {name}"));
        var shots = await turn.Db.Shots.AsNoTracking().Where(row => row.UnitId == unit.Id).ToListAsync(cancel);
        if (shots.Count == 0) return Answer.Yes(new Card($"No shots of {name} are listed").With(new Line($"For example: import shots {name}, with the rows behind it: shot, status, vendor, due"), new Line($"Or only the count: vfx {name} 32/44")));
        var (final, all) = ShotStates.Count(shots.Select(shot => shot.State));
        var zone = turn.Names.ZoneOf(project);
        var today = turn.Now.InZone(zone).Date;
        var open = shots.Where(shot => shot.State is not (ShotState.Final or ShotState.Omit)).OrderBy(shot => shot.DueAt is null).ThenBy(shot => shot.DueAt).ThenBy(shot => shot.Code, StringComparer.Ordinal).ToList();
        var number = turn.Maybe(page) is var said and > 0 ? said : 1;
        var paged = new Paged<Shot>(open, MostLines, number);
        var late = open.Count(shot => shot.DueAt < turn.Now);
        var card = new Card($"{name} vfx: {final} of {Lists.Count(all, "shot")} final{(late > 0 ? $", {late} late" : "")}{paged.Where}")
            .With(new Line(string.Join(" · ", shots.GroupBy(shot => shot.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {ShotStates.Word(group.Key)}"))))
            .With(paged.Shown.Select(shot => new Line(string.Join(" · ", new[]
            {
                $"{shot.Code} {ShotStates.Word(shot.State)}", shot.Vendor, shot.DueAt is { } due ? $"{(due < turn.Now ? "was due" : "due")} {Times.Day(due.InZone(zone).Date, today)}" : "",
            }.Where(part => part.Length > 0)))));
        if (paged.IsMore) card = card.Offer(new Button("Show more", $"shots {name} page {number + 1}"));
        return Answer.Yes(card.Offer(new Button(unit.Code, $"status {name}")));
    }
}
