using NodaTime;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class WorkingWeekTests
{
    [Theory]
    [InlineData("mon-fri", "Mon to Fri")]
    [InlineData("Sunday to Thursday", "Sun to Thu")]
    [InlineData("fri-mon", "Fri to Mon")]
    [InlineData("mon, wed and fri", "Mon, Wed, Fri")]
    [InlineData("sat sun", "Sat, Sun")]
    [InlineData("mon-sun", "every day")]
    public void Days_are_read_as_people_write_them_and_survive_being_stored(string words, string said)
    {
        var days = WorkingWeek.Read(words);
        Assert.Equal(said, WorkingWeek.Say(days!));
        Assert.Equal(said, WorkingWeek.Say(WorkingWeek.OfMask(WorkingWeek.Mask(days!))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("t-fri")]
    [InlineData("mon-")]
    [InlineData("weekdays")]
    public void What_names_no_days_is_none(string words) => Assert.Null(WorkingWeek.Read(words));

    [Fact]
    public void Holidays_and_days_off_are_stepped_over_in_both_directions()
    {
        var week = new WorkingWeek(WorkingWeek.MondayToFriday.Days, new HashSet<LocalDate> { new(2026, 12, 25), new(2026, 12, 28) });
        Assert.Equal(new LocalDate(2026, 12, 29), week.Next(new LocalDate(2026, 12, 24)));
        Assert.Equal(new LocalDate(2026, 12, 24), week.Before(new LocalDate(2026, 12, 29)));
        Assert.False(week.Holds(new LocalDate(2026, 12, 25)));
    }
}
