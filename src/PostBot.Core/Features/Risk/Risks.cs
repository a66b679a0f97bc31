using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Risk;

/// <param name="Unit">Null for what is wrong with the production as a whole.</param>
internal sealed record Found(RiskRule Rule, Project Project, Unit? Unit, string Why)
{
    public string Mark => Rule.IsCritical ? "✖" : "▲";

    public string Line => $"{Mark} {Project.Code}{(Unit is null ? "" : " " + Unit.Code)} {Rule.Level}: {Why}";
}

/// <summary>What is wrong, or soon will be, on some productions, by the rules.</summary>
internal sealed class Risks(Turn turn, Floor floor, Needs needs)
{
    /// <summary>The gravest first, then in the productions' own order.</summary>
    public static async Task<IReadOnlyList<Found>> Of(Turn turn, IReadOnlyList<Project> projects, CancellationToken cancel)
    {
        var floor = (await Floor.Load(turn.Db, projects, turn.Now, cancel)).For(turn.Asker);
        var risks = new Risks(turn, floor, await Needs.Load(turn, projects, floor, cancel));
        var inside = Policy.IsInside(turn.Asker);
        return [.. projects.SelectMany(risks.Of).Where(found => inside || !found.Rule.Inside).OrderBy(found => !found.Rule.IsCritical)];
    }

    private IEnumerable<Found> Of(Project project)
    {
        var words = new StatusWords(turn, project);
        foreach (var deadline in floor.Deadlines.Where(deadline => deadline.ProjectId == project.Id && deadline.UnitId is null))
            foreach (var found in OfDate(project, null, deadline)) yield return found;
        foreach (var standing in Standing.Of(turn.Names.UnitsOf(project.Id), floor, turn.Now, needs))
        {
            foreach (var deadline in standing.Late.Concat(standing.ForecastLate))
                foreach (var found in OfDate(project, standing.Unit, deadline)) yield return found;
            foreach (var found in standing.Needs) yield return found;
            foreach (var round in standing.LateNotes) yield return new Found(RiskRules.Of("notes"), project, standing.Unit, RiskWords.Fill(RiskRules.Of("notes"), ("day", RiskWords.Day(turn, project, round.DueAt!.Value)), ("id", $"F{round.Number}")));
            if (standing.Blocked.Count > 0) yield return new Found(RiskRules.Of("blocked"), project, standing.Unit, RiskWords.Fill(RiskRules.Of("blocked"), ("steps", Lists.And(standing.Blocked.Select(words.Step)))));
        }
    }

    private IEnumerable<Found> OfDate(Project project, Unit? unit, DeadlineFact deadline)
    {
        var rule = deadline.DueAt < turn.Now ? RiskRules.Of("late") : deadline.IsForecastLate ? RiskRules.Of("forecast") : null;
        if (rule is not null) yield return new Found(rule, project, unit, RiskWords.Fill(rule, RiskWords.Of(turn, project, deadline)));
    }
}
