using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Shots;

namespace PostBot.Core.Features.Shots;

/// <summary>Lists the VFX shots of a unit from rows that were pasted or came as a file: all of them or, when one is wrong, none.</summary>
internal sealed class ImportShotsCommand : ICommand
{
    private const int ProblemsShown = 12;

    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    private static readonly RestArgument rows = new("rows", "Which shots?") { Example = "shot,status,vendor,due", Required = false, FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["import shots", "shots import"],
        Summary = "List the VFX shots of an episode from a table: shot, status, vendor, due",
        Examples = ["import shots NIGHTFALL 101 101_020_040,wip,Lee FX,2026-12-14", "import shots NIGHTFALL 102 102_010_010,bid"],
        Role = Role.Artist,
        Outsiders = true,
        Arguments = [work, rows],
        Changes = true,
        TakesFile = true,
        WordForWord = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit) = (turn.Get(work).Project, turn.Get(work).Unit!);
        var name = $"{project.Code} {unit.Code}";
        var (step, refusal) = await ShotCount.Find(turn, project, unit, cancel);
        if (step is null) return refusal!;
        var (text, unread) = await Text(turn, cancel);
        if (text is null) return unread ?? Answer.No($"Put the rows behind it, or send it with a file: shot, status, vendor, due. For example: {Definition.Examples[0]}");
        var (read, problems) = ShotRows.Read(text, turn.Names, turn.Phrases with { Zone = turn.Names.ZoneOf(project) });
        if (problems.Count > 0)
        {
            return Answer.No(new Card($"{Lists.Count(problems.Count, "row is", "rows are")} wrong, so nothing was imported")
                .With(problems.Take(ProblemsShown).Select(problem => new Line(problem)))
                .With(problems.Count > ProblemsShown ? [new Line($"and {problems.Count - ProblemsShown} more")] : []));
        }
        if (read.Count == 0) return Answer.No("There are no rows in that. Nothing was imported.");
        if (read.Count > ShotRows.Most) return Answer.No($"That is over {ShotRows.Most:#,##0} shots; send them in parts. Nothing was imported.");
        return Answer.Yes(await Keep(turn, project, unit, step, read, name, cancel));
    }

    private static async Task<Card> Keep(Turn turn, Project project, Unit unit, Step step, IReadOnlyList<ShotRow> read, string name, CancellationToken cancel)
    {
        var shots = await turn.Db.Shots.Where(row => row.UnitId == unit.Id).ToDictionaryAsync(row => row.Code, cancel);
        var (added, changed) = (0, 0);
        foreach (var row in read)
        {
            if (!shots.TryGetValue(row.Code, out var shot))
            {
                shot = new Shot { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Id, UnitId = unit.Id, Code = row.Code, Vendor = "" };
                shots[row.Code] = shot;
                turn.Db.Add(shot);
                added++;
            }
            else if ((row.State is { } to && to != shot.State) || (row.Vendor is { } by && by != shot.Vendor) || (row.DueAt is { } on && on != shot.DueAt)) changed++;
            // What a row does not say stays as it was.
            (shot.State, shot.Vendor, shot.DueAt) = (row.State ?? shot.State, row.Vendor ?? shot.Vendor, row.DueAt ?? shot.DueAt);
        }
        ShotCount.Put(turn, step, shots.Values);
        var card = new Card($"{name} has {Lists.Count(shots.Count, "shot")} now: {added} new, {changed} changed").With(new Line($"vfx: {step.ShotsFinal} of {step.Shots} final"));
        var absent = shots.Count - read.Count;
        if (absent > 0) card = card.With(new Line($"{Lists.Count(absent, "shot")} that {(absent == 1 ? "is" : "are")} not in these rows stayed as {(absent == 1 ? "it was" : "they were")}."));
        return card.Offer(new Button("Shots", $"shots {name}"), new Button(unit.Code, $"status {name}"));
    }

    /// <summary>What was pasted, else the file that came with the line; or why it cannot be read.</summary>
    private static async Task<(string? Text, Answer? Refusal)> Text(Turn turn, CancellationToken cancel)
    {
        if (turn.Maybe(rows) is { } pasted) return (pasted, null);
        if (turn.Incoming.FileProblem is { } problem) return (null, Answer.No($"{problem} Nothing was imported."));
        if (turn.Incoming.Files is not [var file, ..]) return (null, null);
        if (await KeptFiles.Find(turn.Db, file, cancel) is not { } kept) return (null, null);
        if (kept.Size > 5_000_000) return (null, Answer.No($"{Typed.Shorten(Typed.Clean(kept.Name), 60)} is over 5 MB; a list of shots is smaller. Nothing was imported."));
        using var stream = new MemoryStream(kept.Bytes, writable: false);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(cancel), null);
    }
}
