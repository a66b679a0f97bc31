using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Core.Features.Templates;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Risk;

/// <param name="Unit">Null for what is wrong with the production as a whole.</param>
internal sealed record Found(RiskRule Rule, Project Project, Unit? Unit, string Why)
{
    public string Line => $"{(Rule.IsCritical ? "✖" : "▲")} {Project.Code}{(Unit is null ? "" : " " + Unit.Code)} {Rule.Level}: {Why}";
}

/// <summary>What is wrong, or soon will be, on some productions, by the rules.</summary>
internal sealed class Risks(Turn turn, Floor floor)
{
    /// <summary>Steps that are booked at some time, by unit; a booking that names no step is for all of them.</summary>
    private readonly HashSet<(long Unit, string? Step)> booked = [];

    /// <summary>The gravest first, then in the productions' own order.</summary>
    public static async Task<IReadOnlyList<Found>> Of(Turn turn, IReadOnlyList<Project> projects, CancellationToken cancel)
    {
        var floor = (await Floor.Load(turn.Db, projects, turn.Now, cancel)).For(turn.Asker);
        var risks = new Risks(turn, floor);
        await risks.LoadBooked(projects, cancel);
        var inside = Policy.IsInside(turn.Asker);
        return [.. projects.SelectMany(risks.Of).Where(found => inside || !found.Rule.Inside).OrderBy(found => !found.Rule.IsCritical)];
    }

    /// <summary>The last day on which working days still count: a deadline this many or fewer working days away is near.</summary>
    public static int WorkingDays(WorkingWeek week, LocalDate today, LocalDate due, int most)
    {
        var days = 0;
        for (var day = today.PlusDays(1); day <= due && days <= most; day = day.PlusDays(1)) if (week.Holds(day)) days++;
        return days;
    }

    /// <summary>The steps that a deadline needs: up to the one it is about, all of them when it is about none.</summary>
    public static IReadOnlyList<StepFact> Needed(ProjectKind kind, IReadOnlyList<StepFact> steps, string title)
    {
        var milestone = ShippedTemplates.Of(kind).Milestones.FirstOrDefault(one => string.Equals(one.Name, title, StringComparison.OrdinalIgnoreCase))?.Step;
        var words = title.ToLowerInvariant().Split(' ');
        var last = steps.LastOrDefault(step => step.Name == milestone) ?? steps.LastOrDefault(step => words.Contains(step.Name));
        return [.. steps.Where(step => step.Meaning != StepMeaning.Done && (last is null || step.SortOrder <= last.SortOrder))];
    }

    private async Task LoadBooked(IReadOnlyList<Project> projects, CancellationToken cancel)
    {
        var rule = RiskRules.Of("unbooked");
        var units = projects.SelectMany(project => turn.Names.UnitsOf(project.Id).Where(unit => Next(project, unit) is { } next && Left(project, next.DueAt, rule.Days) <= rule.Days)).Select(unit => unit.Id).ToHashSet();
        if (units.Count == 0) return;
        var ids = projects.Select(project => project.Id).ToList();
        var rows = await turn.Db.Bookings.AsNoTracking().Where(row => ids.Contains(row.ProjectId) && row.UnitId != null && (row.State == BookingState.Held || row.State == BookingState.Confirmed))
            .Select(row => new { row.UnitId, row.Step }).Distinct().ToListAsync(cancel);
        foreach (var row in rows) if (units.Contains(row.UnitId!.Value)) booked.Add((row.UnitId.Value, row.Step));
    }

    private IEnumerable<Found> Of(Project project)
    {
        var words = new StatusWords(turn, project);
        foreach (var deadline in floor.Deadlines.Where(deadline => deadline.ProjectId == project.Id && deadline.UnitId is null))
            foreach (var found in OfDate(project, null, deadline)) yield return found;
        foreach (var standing in Standing.Of(turn.Names.UnitsOf(project.Id), floor, turn.Now))
        {
            foreach (var deadline in standing.Late.Concat(standing.ForecastLate))
                foreach (var found in OfDate(project, standing.Unit, deadline)) yield return found;
            foreach (var found in OfSteps(project, standing)) yield return found;
            foreach (var round in standing.LateNotes) yield return new Found(RiskRules.Of("notes"), project, standing.Unit, Fill(RiskRules.Of("notes"), ("day", Day(project, round.DueAt!.Value)), ("id", $"F{round.Number}")));
            if (standing.Blocked.Count > 0) yield return new Found(RiskRules.Of("blocked"), project, standing.Unit, Fill(RiskRules.Of("blocked"), ("steps", Lists.And(standing.Blocked.Select(words.Step)))));
        }
    }

    private IEnumerable<Found> OfDate(Project project, Unit? unit, DeadlineFact deadline)
    {
        var rule = deadline.DueAt < turn.Now ? RiskRules.Of("late") : deadline.IsForecastLate ? RiskRules.Of("forecast") : null;
        if (rule is not null) yield return new Found(rule, project, unit, Fill(rule, Words(project, deadline)));
    }

    private IEnumerable<Found> OfSteps(Project project, Standing standing)
    {
        if (Next(project, standing.Unit) is not { } next) yield break;
        var needed = Needed(project.Kind, standing.Steps, next.Title);
        foreach (var rule in RiskRules.All.Where(rule => rule.Id is "unassigned" or "unbooked"))
        {
            var left = Left(project, next.DueAt, rule.Days);
            if (left > rule.Days) continue;
            var steps = needed.Where(step => rule.Except?.Contains(step.Name) != true && (rule.Id == "unassigned" ? step.OwnerId is null : !IsBooked(standing.Unit, step))).ToList();
            if (steps.Count == 0) continue;
            yield return new Found(rule, project, standing.Unit, Fill(rule, [("steps", Lists.And(steps.Select(step => step.Name)) + (rule.Id == "unbooked" ? steps.Count == 1 ? " is" : " are" : "")), ("left", Lists.Count(left, "working day")), .. Words(project, next)]));
        }
    }

    private bool IsBooked(Unit unit, StepFact step) => booked.Contains((unit.Id, step.Name)) || booked.Contains((unit.Id, null));

    /// <summary>The next deadline of a unit that has not passed.</summary>
    private DeadlineFact? Next(Project project, Unit unit) => floor.DeadlinesOf(unit.Id).FirstOrDefault(deadline => deadline.ProjectId == project.Id && deadline.DueAt >= turn.Now);

    private int Left(Project project, Instant due, int most)
    {
        var zone = turn.Names.ZoneOf(project);
        return WorkingDays(turn.Names.Week, turn.Now.InZone(zone).Date, due.InZone(zone).Date, most);
    }

    private (string, string)[] Words(Project project, DeadlineFact deadline) =>
        [("deadline", deadline.Title), ("day", Day(project, deadline.DueAt)), ("contract", deadline.ContractAt is { } contract ? Day(project, contract) : ""), ("id", $"D{deadline.Number}")];

    private string Day(Project project, Instant at) => Times.NearDay(at.InZone(turn.Names.ZoneOf(project)).Date, turn.Now.InZone(turn.Names.ZoneOf(project)).Date);

    private static string Fill(RiskRule rule, params IEnumerable<(string Name, string Value)> words) =>
        words.Aggregate(rule.Says, (said, word) => said.Replace($"{{{word.Name}}}", word.Value, StringComparison.Ordinal));
}
