using PostBot.Core.Commands.Arguments;
using PostBot.Domain;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Import;

/// <summary>Episodes, reels and spots of productions that exist, each with the steps of its kind; one that exists gets the cut of its row.</summary>
internal sealed class UnitsImport() : ImportKind("units", "episode")
{
    private readonly Dictionary<long, int> order = [];

    public override IReadOnlyList<string> Also => ["unit", "episodes", "reels", "spots"];

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("project", true, "production", "show", "code"),
        new("episode", true, "unit", "reel", "spot", "number", "ep"),
        new("cut", false, "version", "current cut"),
    ];

    public override string Example => "project,episode,cut\nNIGHTFALL,101,v7";

    public override Task Prepare(ImportWork work, ImportTable table, CancellationToken cancel)
    {
        order.Clear();
        return Task.CompletedTask;
    }

    public override void Read(ImportWork work, ImportRow row)
    {
        var project = work.Project(row);
        var code = work.Name(row, "episode", 20);
        if (code.Any(char.IsWhiteSpace)) work.Problem(row, "episode", $"\"{ImportWork.Shown(code)}\" is not one word");
        var cut = row.Has("cut") ? CutVersion.Parse(row["cut"]) : null;
        if (row.Has("cut") && cut is null) work.Problem(row, "cut", $"\"{ImportWork.Shown(row["cut"])}\" is no version, for example v7");
        if (project is not null && code.Length > 0) work.IsFirst(row, "episode", $"{project.Id} {Likeness.Fold(code)}");
        if (work.Plan.IsBad(row)) return;
        if (work.Names.UnitNamed(project!.Id, code) is { } known)
        {
            if (cut is null || cut == known.Cut) work.Plan.Keep(row);
            else work.Plan.Update(row, $"{known.Id} {cut}", async (db, cancel) => (await db.Units.FindAsync([known.Id], cancel))!.Cut = cut);
            return;
        }
        if (!order.TryGetValue(project.Id, out var next)) next = work.Names.UnitsOf(project.Id).Select(unit => unit.SortOrder + 1).DefaultIfEmpty(0).Max();
        order[project.Id] = next + 1;
        var added = new Unit { Id = work.NewId(), StudioId = work.StudioId, ProjectId = project.Id, Code = code, SortOrder = next, Cut = cut };
        var rows = new List<IStudioRow> { added };
        rows.AddRange(work.Names.Steps.Of(project).Select((name, index) => new Step { Id = work.NewId(), StudioId = work.StudioId, ProjectId = project.Id, UnitId = added.Id, Name = name, SortOrder = index, Word = "", Remark = "" }));
        work.Plan.Create(row, $"{project.Id} {code} {cut}", rows);
    }
}
