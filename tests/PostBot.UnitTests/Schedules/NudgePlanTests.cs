using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class NudgePlanTests
{
    private static readonly string[] zones = ["Europe/London", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "Africa/Cairo", "UTC"];

    private static readonly string[] someSteps = ["10m", "1h", "4h", "1d", "2d", "7d", "2w"];

    private static readonly WorkingTime london = Hours("Europe/London");

    [Theory]
    [InlineData("7d", 7 * 24 * 60)]
    [InlineData("4H", 4 * 60)]
    [InlineData("30m", 30)]
    [InlineData("1w", 7 * 24 * 60)]
    public void A_step_says_how_long_before(string step, int minutes) => Assert.Equal(Duration.FromMinutes(minutes), NudgePlan.Before(step));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("1y")]
    [InlineData("366d")]
    [InlineData("99999999999d")]
    [InlineData("one day")]
    public void Other_words_are_no_steps(string step) => Assert.Null(NudgePlan.Before(step));

    [Fact]
    public void Each_step_is_one_nudge_and_the_earliest_comes_first()
    {
        var moments = NudgePlan.Moments(At("2026-12-11T18:00:00Z"), ["4h", "7d", "2d"], london, At("2026-11-24T09:00:00Z"));
        Assert.Equal([("7d", At("2026-12-04T18:00:00Z")), ("2d", At("2026-12-09T18:00:00Z")), ("4h", At("2026-12-11T14:00:00Z"))], moments);
    }

    [Fact]
    public void A_weekend_shifts_a_nudge_to_monday_morning()
    {
        var moments = NudgePlan.Moments(At("2026-11-30T18:00:00Z"), ["1d"], london, At("2026-11-24T09:00:00Z"));
        Assert.Equal([("1d", At("2026-11-30T09:00:00Z"))], moments);
    }

    [Fact]
    public void Quiet_hours_shift_a_nudge_to_the_morning_unless_that_is_too_late()
    {
        var now = At("2026-11-23T09:00:00Z");
        Assert.Equal([("4h", At("2026-11-25T09:00:00Z"))], NudgePlan.Moments(At("2026-11-25T12:00:00Z"), ["4h"], london, now));
        Assert.Equal([("1h", At("2026-11-24T17:00:00Z"))], NudgePlan.Moments(At("2026-11-25T07:00:00Z"), ["1h"], london, now));
    }

    [Fact]
    public void Steps_whose_time_has_passed_are_left_out()
    {
        var moments = NudgePlan.Moments(At("2026-11-26T18:00:00Z"), ["7d", "1d"], london, At("2026-11-24T09:00:00Z"));
        Assert.Equal([("1d", At("2026-11-25T18:00:00Z"))], moments);
    }

    [Fact]
    public void When_every_step_has_passed_there_is_one_nudge_as_soon_as_they_work()
    {
        var moments = NudgePlan.Moments(At("2026-11-24T18:00:00Z"), ["7d", "2d"], london, At("2026-11-24T10:15:00Z"));
        Assert.Equal([("2d", At("2026-11-24T10:15:00Z"))], moments);
    }

    [Fact]
    public void Nobody_is_nudged_when_they_do_not_work_before_it_is_due()
    {
        // Saturday morning, due on Sunday.
        Assert.Empty(NudgePlan.Moments(At("2026-11-29T12:00:00Z"), ["1d"], london, At("2026-11-28T10:00:00Z")));
        Assert.Empty(NudgePlan.Moments(At("2026-11-24T09:00:00Z"), ["1d"], london, At("2026-11-25T09:00:00Z")));
    }

    /// <summary>The clocks go forward on 29 March 2026 and back on 25 October 2026: a day before is 24 hours, working hours stay nine to six.</summary>
    [Theory]
    [InlineData("2026-03-30T17:00:00Z", "2026-03-30T08:00:00Z")]
    [InlineData("2026-10-26T18:00:00Z", "2026-10-26T09:00:00Z")]
    public void Working_hours_stay_where_they_are_over_both_clock_changes(string due, string nudge) =>
        Assert.Equal([("1d", At(nudge))], NudgePlan.Moments(At(due), ["1d"], london, At(due) - Duration.FromDays(10)));

    [Fact]
    public void No_nudge_falls_outside_working_hours_in_the_past_or_after_its_deadline()
    {
        var first = At("2026-01-01T00:00:00Z");
        var cases =
            from zone in Gen.Elements(zones)
            from start in Gen.Choose(0, 365 * 24 * 60)
            from ahead in Gen.Choose(-60, 30 * 24 * 60)
            from steps in Gen.ListOf(Gen.Elements(someSteps))
            select (Hours: Hours(zone), Now: first + Duration.FromMinutes(start), Ahead: Duration.FromMinutes(ahead), Steps: steps.Distinct().ToList());
        Prop.ForAll(Arb.From(cases), sample =>
        {
            var due = sample.Now + sample.Ahead;
            var moments = NudgePlan.Moments(due, sample.Steps, sample.Hours, sample.Now);
            return moments.All(nudge => sample.Hours.Holds(nudge.At) && nudge.At <= due && nudge.At >= sample.Now)
                && moments.Select(nudge => nudge.Step).Distinct().Count() == moments.Count
                && moments.Count <= sample.Steps.Count;
        }).QuickCheckThrowOnFailure();
    }

    private static WorkingTime Hours(string zone) => new(DateTimeZoneProviders.Tzdb[zone], new LocalTime(9, 0), new LocalTime(18, 0));

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
