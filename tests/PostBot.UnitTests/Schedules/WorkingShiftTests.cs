using System.Collections.Frozen;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class WorkingShiftTests
{
    [Theory]
    [InlineData("2026-12-18", 3, "2026-12-23")]
    [InlineData("2026-12-23", -3, "2026-12-18")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-11-28", -1, "2026-11-27")]
    [InlineData("2026-11-28", 0, "2026-11-28")]
    public void Weekends_and_holidays_are_not_counted(string from, int days, string to) => Assert.Equal(Day(to), WorkingShift.By(Weeks.Christmas, Day(from), days));

    [Fact]
    public void Going_there_and_coming_back_is_where_one_was() => Prop.ForAll(Arb.From(Samples), sample =>
    {
        var (week, date, days) = sample;
        var there = WorkingShift.By(week, date, days);
        return (!week.Holds(date) || WorkingShift.By(week, there, -days) == date) && WorkingShift.Between(week, date, there) == days && (days == 0 || week.Holds(there));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_came_first_still_comes_first() => Prop.ForAll(Arb.From(Samples), Arb.From(Gen.Choose(0, 60)), (sample, later) =>
    {
        var (week, date, days) = sample;
        return WorkingShift.By(week, date, days) <= WorkingShift.By(week, date.PlusDays(later), days);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_days_than_anybody_plans_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingShift.By(WorkingWeek.MondayToFriday, Day("2026-11-24"), WorkingShift.Most + 1));

    private static Gen<(WorkingWeek Week, LocalDate Date, int Days)> Samples =>
        from week in Weeks.Any
        from day in Gen.Choose(0, 400)
        from days in Gen.Choose(-60, 60)
        select (week, new LocalDate(2026, 1, 1).PlusDays(day), days);

    private static LocalDate Day(string text) => Weeks.Day(text);
}

/// <summary>Working weeks to test with.</summary>
internal static class Weeks
{
    public static readonly WorkingWeek Christmas = WorkingWeek.MondayToFriday with { Holidays = new[] { Day("2026-12-25"), Day("2026-12-28"), Day("2027-01-01") }.ToFrozenSet() };

    /// <summary>Some days of the week, some holidays.</summary>
    public static Gen<WorkingWeek> Any =>
        from mask in Gen.Choose(1, 127)
        from holidays in Gen.ListOf(Gen.Choose(-100, 600))
        select new WorkingWeek(WorkingWeek.OfMask(mask), holidays.Select(day => new LocalDate(2026, 1, 1).PlusDays(day)).ToFrozenSet());

    public static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
