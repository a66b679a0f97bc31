using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Schedules;
using PostBot.Domain;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Import;

/// <summary>Deadlines with their owners and nudges; an open one of the same name moves to the date of its row.</summary>
internal sealed class DeadlinesImport() : ImportKind("deadlines", "deadline")
{
    private Dictionary<string, Deadline> open = [];

    public override IReadOnlyList<string> Also => ["deadline", "milestones"];

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("project", true, "production", "show"),
        new("episode", false, "unit", "reel", "spot", "ep"),
        new("title", true, "deadline", "what", "milestone", "name"),
        new("due", true, "date", "due date", "estimate", "when"),
        new("contract", false, "contract date", "promised"),
        new("owner", false, "who", "responsible"),
        new("nudge", false, "nudges", "remind"),
    ];

    public override string Example => "project,episode,title,due,owner,nudge\nNIGHTFALL,101,picture lock,2026-12-18 18:00,Ed,2d 4h";

    public override async Task Prepare(ImportWork work, ImportTable table, CancellationToken cancel)
    {
        var studioId = work.StudioId;
        var rows = await work.Turn.Db.Deadlines.AsNoTracking().Where(row => row.StudioId == studioId && row.State == DeadlineState.Open).OrderBy(row => row.Number).ToListAsync(cancel);
        open = rows.GroupBy(row => Key(row.ProjectId, row.UnitId, row.Title)).ToDictionary(group => group.Key, group => group.First());
    }

    public override void Read(ImportWork work, ImportRow row)
    {
        var project = work.Project(row);
        var unit = work.Unit(row, project);
        var title = work.Name(row, "title", 120);
        var owner = work.Person(row, "owner");
        var zone = project is null ? work.Names.Zone : work.Names.ZoneOf(project);
        if (!row.Has("due")) work.Problem(row, "due", "is empty");
        var due = row.Has("due") ? work.When(row, "due", row["due"], zone) : null;
        var contract = row.Has("contract") ? work.When(row, "contract", row["contract"], zone) : null;
        var steps = row["nudge"].Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (steps.FirstOrDefault(step => NudgePlan.Before(step) is null) is { } wrong) work.Problem(row, "nudge", $"\"{ImportWork.Shown(wrong)}\" is no time before, for example 2d");
        if (project is not null && title.Length > 0) work.IsFirst(row, "title", Key(project.Id, unit?.Id, title));
        if (due is null || work.Plan.IsBad(row)) return;

        var dueAt = Moments.End(due, work.Names);
        var contractAt = contract is null ? (NodaTime.Instant?)null : Moments.End(contract, work.Names);
        var known = open.GetValueOrDefault(Key(project!.Id, unit?.Id, title));
        var ownerId = owner?.Id ?? known?.OwnerId ?? work.Turn.Asker.Id;
        if (known is not null && known.DueAt == dueAt && known.OwnerId == ownerId && (contractAt is null || known.ContractAt == contractAt))
        {
            work.Plan.Keep(row);
            return;
        }
        var id = known?.Id ?? work.NewId();
        var person = work.Names.FindPerson(ownerId) ?? work.Turn.Asker;
        var asked = steps.Length > 0 ? string.Join(' ', steps) : known?.NudgeSteps;
        var planned = new Deadline { Id = id, StudioId = work.StudioId, Title = title, DueAt = dueAt, NudgeSteps = asked };
        var nudges = Nudging.Rows(work.NewId, planned, Nudging.Hours(work.Names, person, own: null), work.Turn.Now);
        var what = $"{project.Id} {unit?.Id} {title} {dueAt} {contractAt} {ownerId} {row["nudge"]}";
        if (known is null)
        {
            var deadline = new Deadline { Id = id, StudioId = work.StudioId, Number = work.NextNumber('D'), ProjectId = project.Id, UnitId = unit?.Id, Title = title, DueAt = dueAt, ContractAt = contractAt, OwnerId = ownerId, SetById = work.Turn.Asker.Id, NudgeSteps = asked };
            work.Plan.Create(row, what, nudges.Cast<IStudioRow>().Prepend(deadline));
            return;
        }
        work.Plan.Update(row, what, async (db, cancel) =>
        {
            var deadline = (await db.Deadlines.FindAsync([id], cancel))!;
            (deadline.DueAt, deadline.ContractAt, deadline.OwnerId, deadline.NudgeSteps) = (dueAt, contractAt ?? deadline.ContractAt, ownerId, asked);
            foreach (var nudge in await db.Nudges.Where(row => row.DeadlineId == id && row.State == NudgeState.Planned).ToListAsync(cancel)) nudge.State = NudgeState.Skipped;
            db.AddRange(nudges);
        });
    }

    private static string Key(long project, long? unit, string title) => $"{project} {unit} {Likeness.Fold(title)}";
}
