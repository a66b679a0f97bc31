using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class LatenessTests
{
    private static readonly WorkingTime london = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(9, 0), new LocalTime(18, 0)) { Week = Weeks.Christmas };

    [Theory]
    [InlineData("2026-11-24T18:00:00Z", "2026-11-25T09:00:00Z")]
    [InlineData("2026-11-27T12:00:00Z", "2026-11-30T09:00:00Z")]
    [InlineData("2026-12-24T18:00:00Z", "2026-12-29T09:00:00Z")]
    public void The_next_morning_is_one_on_which_they_work(string after, string morning) => Assert.Equal(At(morning), Lateness.NextMorning(At(after), london));

    [Theory]
    [InlineData("2026-11-27T18:00:00Z", "2026-11-27T20:00:00Z", 0)]
    [InlineData("2026-11-27T18:00:00Z", "2026-11-29T20:00:00Z", 0)]
    [InlineData("2026-11-27T18:00:00Z", "2026-11-30T09:00:00Z", 1)]
    [InlineData("2026-12-24T18:00:00Z", "2026-12-29T09:00:00Z", 1)]
    [InlineData("2026-11-27T18:00:00Z", "2026-11-24T09:00:00Z", 0)]
    public void Only_working_days_are_late(string due, string now, int days) => Assert.Equal(days, Lateness.Days(At(due), At(now), london.Zone, london.Week));

    [Theory]
    [InlineData(1, Escalation.Owner)]
    [InlineData(2, Escalation.Coordinator)]
    [InlineData(3, Escalation.Coordinator)]
    [InlineData(4, Escalation.Supervisor)]
    public void After_the_limit_others_hear_of_it_too(int daysLate, Escalation who) => Assert.Equal(who, Lateness.Who(daysLate, 2));

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
