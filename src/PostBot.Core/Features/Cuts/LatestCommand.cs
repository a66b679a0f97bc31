using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Cuts;

/// <summary>The current cut: its version, since when, and where to watch it.</summary>
internal sealed class LatestCommand : ICommand
{
    private const int MostBefore = 5;

    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 102", Unit = Need.Always };

    public Definition Definition { get; } = new()
    {
        Verbs = ["latest", "latest cut", "current cut", "cuts"],
        Summary = "See the current cut of an episode: version, date and link",
        Examples = ["latest NIGHTFALL 102", "latest NIGHTFALL 101"],
        Phrasings =
        [
            "what is the latest|current|newest cut|version [of|on|for] {project}",
            "what|which cut|version is {project} [on|at]",
            "where is the latest|current [cut] [of|on|for] {project}",
            "latest|current cut|version of {project}",
        ],
        Role = Role.Viewer,
        Arguments = [work],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit) = (turn.Get(work).Project, turn.Get(work).Unit!);
        var name = $"{project.Code} {unit.Code}";
        if (unit.Cut is not { } current) return Answer.No($"No cut of {name} is registered yet. For example: cut {name} v1", new Button(unit.Code, $"status {name}"));
        var zone = turn.Names.ZoneOf(project).Id;
        var cuts = await turn.Db.Cuts.AsNoTracking().Where(row => row.UnitId == unit.Id).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(50).ToListAsync(cancel);
        var card = new Card(await Headline(turn, unit, name, current, zone, cuts.Find(cut => cut.Version == current), cancel));
        var link = cuts.Find(cut => cut.Version == current)?.Link
            ?? await turn.Db.Rounds.AsNoTracking().Where(round => round.UnitId == unit.Id && round.Version == current && round.Link != null).OrderByDescending(round => round.Number).Select(round => round.Link).FirstOrDefaultAsync(cancel);
        card = card.With(new Line(link is null ? "Nobody has given a link." : (Text)new Link(link, "Watch")));
        card = card.With(cuts.Where(cut => cut.Version != current).Take(MostBefore).Select(cut => new Line((Text)$"before: {Called(cut)}, " + new Moment(cut.At, null, zone) + (Text)$", {turn.Names.FindPerson(cut.ById)?.Name ?? "someone"}")));
        return Answer.Yes(card.Offer(new Button(unit.Code, $"status {name}"), new Button("Share", $"share latest {name}")));
    }

    /// <summary>A cut that only a round speaks of has the round's date.</summary>
    private static async Task<Text> Headline(Turn turn, Unit unit, string name, string current, string zone, Cut? cut, CancellationToken cancel)
    {
        if (cut is not null) return (Text)$"The latest cut of {name} is {Called(cut)}, " + new Moment(cut.At, null, zone) + (Text)$", {turn.Names.FindPerson(cut.ById)?.Name ?? "someone"}";
        var round = await turn.Db.Rounds.AsNoTracking().Where(row => row.UnitId == unit.Id && row.Version == current).OrderBy(row => row.Number).FirstOrDefaultAsync(cancel);
        return round is null ? $"The latest cut of {name} is {current}" : (Text)$"The latest cut of {name} is {current}, in review since " + new Moment(round.OpenedAt, null, zone) + (Text)$" (F{round.Number})";
    }

    private static string Called(Cut cut) => cut.Label.Length > 0 ? $"{cut.Version}, {cut.Label}" : cut.Version;
}
