using NodaTime;
using PostBot.Domain.Projects;

namespace PostBot.Domain.Schedules;

/// <summary>A milestone with its date.</summary>
public sealed record PlannedMilestone(Milestone Milestone, LocalDate Date);

/// <summary>One episode, reel or film laid backwards from the day it has to be delivered.</summary>
/// <param name="Said">The day somebody named, working or not.</param>
/// <param name="Milestones">In the order in which they are reached; the last is the delivery.</param>
public sealed record PlannedDelivery(LocalDate Said, IReadOnlyList<PlannedMilestone> Milestones)
{
    public LocalDate Delivery => Milestones[^1].Date;

    /// <summary>The first day of work before the first milestone.</summary>
    public required LocalDate Begins { get; init; }
}

/// <summary>Lays a template's milestones backwards from delivery or transmission over working days: each as many days before the next as its work takes.</summary>
public static class BackwardPlan
{
    /// <param name="milestones">In the order in which they are reached; at least one. The last is the delivery.</param>
    /// <param name="delivery">When it has to be there. A day nobody works is the working day before it, unless <paramref name="keepDay"/>.</param>
    public static PlannedDelivery Of(IReadOnlyList<Milestone> milestones, LocalDate delivery, WorkingWeek week, bool keepDay = false)
    {
        var planned = new PlannedMilestone[milestones.Count];
        var date = keepDay ? delivery : WorkingShift.AtOrBefore(week, delivery);
        for (var i = milestones.Count - 1; i >= 0; i--)
        {
            planned[i] = new PlannedMilestone(milestones[i], date);
            date = WorkingShift.By(week, date, -milestones[i].Days);
            // What ends with a delivery on a Sunday ends on a working day itself.
            if (i > 0) date = WorkingShift.AtOrBefore(week, date);
        }
        return new PlannedDelivery(delivery, planned) { Begins = date };
    }

    /// <summary>One delivery after the other, so many calendar days apart: episodes of a series.</summary>
    public static IReadOnlyList<PlannedDelivery> Staggered(IReadOnlyList<Milestone> milestones, LocalDate first, int count, int staggerDays, WorkingWeek week, bool keepDay = false) =>
        [.. Enumerable.Range(0, count).Select(i => Of(milestones, first.PlusDays(i * staggerDays), week, keepDay))];
}
