using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class BackwardPlanTests
{
    private static readonly Milestone[] film = [new("picture lock", "edit", 60), new("conform", "conform", 10), new("mix", "mix", 15), new("delivery", "delivery", 5)];

    [Fact]
    public void Each_milestone_is_as_many_working_days_before_the_next_as_its_work_takes()
    {
        var plan = BackwardPlan.Of(film, Day("2027-01-18"), Weeks.Christmas);
        Assert.Equal(
            [("picture lock", Day("2026-12-02")), ("conform", Day("2026-12-16")), ("mix", Day("2027-01-11")), ("delivery", Day("2027-01-18"))],
            plan.Milestones.Select(planned => (planned.Milestone.Name, planned.Date)));
        Assert.Equal(plan.Delivery, plan.Said);
    }

    [Fact]
    public void A_delivery_on_a_sunday_is_the_friday_before_unless_the_day_is_kept()
    {
        var plan = BackwardPlan.Of(film, Day("2027-03-14"), WorkingWeek.MondayToFriday);
        Assert.Equal((Day("2027-03-14"), Day("2027-03-12")), (plan.Said, plan.Delivery));
        var kept = BackwardPlan.Of(film, Day("2027-03-14"), WorkingWeek.MondayToFriday, keepDay: true);
        Assert.Equal(Day("2027-03-14"), kept.Delivery);
        Assert.All(kept.Milestones.SkipLast(1), planned => Assert.True(WorkingWeek.MondayToFriday.Holds(planned.Date)));
    }

    [Fact]
    public void Episodes_follow_each_other_at_the_stagger_in_calendar_days()
    {
        var plans = BackwardPlan.Staggered(film, Day("2027-01-18"), 3, 14, WorkingWeek.MondayToFriday);
        Assert.Equal([Day("2027-01-18"), Day("2027-02-01"), Day("2027-02-15")], plans.Select(plan => plan.Delivery));
    }

    [Fact]
    public void Milestones_keep_their_order_and_their_distance_and_lie_on_working_days()
    {
        var cases =
            from week in Weeks.Any
            from day in Gen.Choose(0, 400)
            from days in Gen.NonEmptyListOf(Gen.Choose(0, 30))
            select (week, Date: new LocalDate(2026, 1, 1).PlusDays(day), Milestones: days.Take(20).Select((count, i) => new Milestone($"m{i}", null, count)).ToList());
        Prop.ForAll(Arb.From(cases), sample =>
        {
            var plan = BackwardPlan.Of(sample.Milestones, sample.Date, sample.week);
            return plan.Delivery <= sample.Date && plan.Begins <= plan.Milestones[0].Date
                && plan.Milestones.All(planned => sample.week.Holds(planned.Date))
                && plan.Milestones.Zip(plan.Milestones.Skip(1)).All(pair => WorkingShift.Between(sample.week, pair.First.Date, pair.Second.Date) == pair.Second.Milestone.Days);
        }).QuickCheckThrowOnFailure();
    }

    private static LocalDate Day(string text) => Weeks.Day(text);
}
