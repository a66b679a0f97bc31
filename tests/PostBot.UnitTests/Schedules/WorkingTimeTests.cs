using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class WorkingTimeTests
{
    private static readonly DateTimeZone london = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly WorkingTime hours = new(london, new LocalTime(9, 0), new LocalTime(18, 0));

    [Theory]
    [InlineData("2026-11-24T09:00:00Z", true)]
    [InlineData("2026-11-24T18:00:00Z", true)]
    [InlineData("2026-11-24T18:00:01Z", false)]
    [InlineData("2026-11-24T08:59:59Z", false)]
    [InlineData("2026-11-28T12:00:00Z", false)]
    [InlineData("2026-11-29T12:00:00Z", false)]
    public void Both_ends_of_a_working_day_are_inside_and_weekends_are_not(string moment, bool inside) => Assert.Equal(inside, hours.Holds(At(moment)));

    [Theory]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z")]
    [InlineData("2026-11-24T07:00:00Z", "2026-11-24T09:00:00Z")]
    [InlineData("2026-11-24T22:00:00Z", "2026-11-25T09:00:00Z")]
    [InlineData("2026-11-27T18:30:00Z", "2026-11-30T09:00:00Z")]
    [InlineData("2026-11-28T10:00:00Z", "2026-11-30T09:00:00Z")]
    public void Quiet_hours_and_weekends_shift_to_the_next_morning(string asked, string expected) => Assert.Equal(At(expected), hours.AtOrAfter(At(asked)));

    [Theory]
    [InlineData("2026-11-24T07:00:00Z", "2026-11-23T17:00:00Z")]
    [InlineData("2026-11-23T07:00:00Z", "2026-11-20T17:00:00Z")]
    [InlineData("2026-11-24T22:00:00Z", "2026-11-24T17:00:00Z")]
    [InlineData("2026-11-29T10:00:00Z", "2026-11-27T17:00:00Z")]
    public void What_must_not_come_late_comes_in_the_last_hour_before(string asked, string expected) => Assert.Equal(At(expected), hours.AtOrBefore(At(asked)));

    /// <summary>The clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.</summary>
    [Theory]
    [InlineData("2026-03-27T19:00:00Z", "2026-03-30T08:00:00Z")]
    [InlineData("2026-10-23T19:00:00Z", "2026-10-26T09:00:00Z")]
    public void Nine_in_the_morning_stays_nine_over_both_clock_changes(string asked, string expected) => Assert.Equal(At(expected), hours.AtOrAfter(At(asked)));

    [Fact]
    public void A_morning_that_the_clocks_skip_begins_right_after_the_gap()
    {
        // Night shifts: work begins at 01:30 on weekdays. Cairo's clocks skip 00:00 to 01:00 on Friday 24 April 2026.
        var night = new WorkingTime(DateTimeZoneProviders.Tzdb["Africa/Cairo"], new LocalTime(0, 30), new LocalTime(8, 0));
        var start = night.AtOrAfter(At("2026-04-23T18:00:00Z"));
        Assert.True(night.Holds(start));
        Assert.Equal(new LocalDateTime(2026, 4, 24, 1, 30), start.InZone(night.Zone).LocalDateTime);
    }

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
