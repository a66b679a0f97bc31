using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Core.Features.Templates;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Risk;

/// <summary>Steps that nobody has, or that are not booked, so near to the next deadline of their episode that a rule says so.</summary>
internal sealed class Needs
{
    /// <summary>A session longer ago than this says nothing about the step's next deadline.</summary>
    private static readonly Duration recent = Duration.FromDays(90);

    private readonly Turn turn;
    private readonly Floor floor;
    private readonly bool inside;

    /// <summary>Steps that are booked, by unit; a booking that names no step is for all of them.</summary>
    private readonly HashSet<(long Unit, string? Step)> booked = [];

    private Needs(Turn turn, Floor floor)
    {
        this.turn = turn;
        this.floor = floor;
        inside = Policy.IsInside(turn.Asker);
    }

    public static async Task<Needs> Load(Turn turn, IReadOnlyCollection<Project> projects, Floor floor, CancellationToken cancel)
    {
        var needs = new Needs(turn, floor);
        if (needs.inside) await needs.LoadBooked(projects, cancel);
        return needs;
    }

    /// <summary>Working days after today up to and with the day it is due; at most one more than <paramref name="most"/>.</summary>
    public static int WorkingDays(WorkingWeek week, LocalDate today, LocalDate due, int most)
    {
        var days = 0;
        for (var day = today.PlusDays(1); day <= due && days <= most; day = day.PlusDays(1)) if (week.Holds(day)) days++;
        return days;
    }

    /// <param name="steps">In the order of work.</param>
    public IReadOnlyList<Found> Of(Unit unit, IReadOnlyList<StepFact> steps)
    {
        if (!inside || Next(unit) is not { } next) return [];
        var project = turn.Names.Project(unit.ProjectId);
        var found = new List<Found>();
        foreach (var rule in (RiskRule[])[RiskRules.Unassigned, RiskRules.Unbooked])
        {
            var left = Left(project, next.DueAt, rule.Days);
            if (left > rule.Days) continue;
            var wanting = Needed(project.Kind, steps, next.Title).Where(step => rule.Except?.Contains(step.Name) != true && (rule == RiskRules.Unassigned ? step.OwnerId is null : !IsBooked(unit, step))).ToList();
            if (wanting.Count == 0) continue;
            var said = Lists.And(wanting.Select(step => step.Name)) + (rule == RiskRules.Unassigned ? "" : wanting.Count == 1 ? " is" : " are");
            found.Add(new Found(rule, project, unit, RiskWords.Fill(rule, [("steps", said), ("left", left == 0 ? "" : $", in {Lists.Count(left, "working day")}"), .. RiskWords.Of(turn, project, next)])));
        }
        return found;
    }

    /// <summary>The steps that a deadline needs: up to the one it is about, all of them when it is about none.</summary>
    private static IEnumerable<StepFact> Needed(ProjectKind kind, IReadOnlyList<StepFact> steps, string title)
    {
        var milestone = ShippedTemplates.Of(kind).Milestones.FirstOrDefault(one => string.Equals(one.Name, title, StringComparison.OrdinalIgnoreCase))?.Step;
        var words = title.ToLowerInvariant().Split(' ');
        var last = steps.LastOrDefault(step => step.Name == milestone) ?? steps.LastOrDefault(step => words.Contains(step.Name));
        return steps.Where(step => step.Meaning != StepMeaning.Done && (last is null || step.SortOrder <= last.SortOrder));
    }

    private async Task LoadBooked(IReadOnlyCollection<Project> projects, CancellationToken cancel)
    {
        var most = RiskRules.Unbooked.Days;
        var near = projects.Where(project => turn.Names.UnitsOf(project.Id).Any(unit => Next(unit) is { } next && Left(project, next.DueAt, most) <= most)).Select(project => project.Id).ToList();
        if (near.Count == 0) return;
        var since = turn.Now - recent;
        var rows = await turn.Db.Bookings.AsNoTracking()
            .Where(row => near.Contains(row.ProjectId) && row.StartAt >= since && row.UnitId != null && (row.State == BookingState.Held || row.State == BookingState.Confirmed))
            .Select(row => new { row.UnitId, row.Step }).Distinct().ToListAsync(cancel);
        foreach (var row in rows) booked.Add((row.UnitId!.Value, row.Step));
    }

    private bool IsBooked(Unit unit, StepFact step) => booked.Contains((unit.Id, step.Name)) || booked.Contains((unit.Id, null));

    /// <summary>The next deadline of a unit that has not passed.</summary>
    private DeadlineFact? Next(Unit unit) => floor.DeadlinesOf(unit.Id).Find(deadline => deadline.DueAt >= turn.Now);

    private int Left(Project project, Instant due, int most)
    {
        var zone = turn.Names.ZoneOf(project);
        return WorkingDays(turn.Names.Week, turn.Now.InZone(zone).Date, due.InZone(zone).Date, most);
    }
}
