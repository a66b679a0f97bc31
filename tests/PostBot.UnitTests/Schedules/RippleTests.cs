using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class RippleTests
{
    /// <summary>The preview that PostBot's own documents show.</summary>
    private static readonly ScheduleItem[] nightfall =
    [
        new("D9", At("2026-12-18 18:00")),
        new("D10", At("2026-12-21 18:00")) { After = ["D9"] },
        new("B30", At("2027-01-07 10:00"), At("2027-01-07 18:00")) { After = ["D10"] },
        new("B31", At("2027-01-11 10:00"), At("2027-01-11 19:00")) { After = ["D10"], Pin = Pin.Confirmed },
        new("D12", At("2027-01-18 18:00")) { After = ["B30", "B31"], Contract = At("2027-01-18 18:00") },
        new("D50", At("2026-12-30 18:00")),
    ];

    private static readonly WorkingWeek week = WorkingWeek.MondayToFriday;

    [Fact]
    public void Everything_behind_it_moves_by_as_many_working_days_and_the_confirmed_stays()
    {
        var ripple = Ripple.Of(nightfall, "D9", At("2026-12-23 18:00"), week);
        Assert.Equal(3, ripple.Days);
        Assert.Equal(
            [("D9", At("2026-12-23 18:00"), null), ("D10", At("2026-12-24 18:00"), null), ("B30", At("2027-01-12 10:00"), At("2027-01-12 18:00")), ("D12", At("2027-01-21 18:00"), (LocalDateTime?)null)],
            ripple.Lines.Select(line => (line.Item.Id, line.Start, line.End)));
        Assert.Equal(["B31"], ripple.Staying.Select(item => item.Id));
        Assert.Equal(["D12"], ripple.Lines.Where(line => line.PastContract).Select(line => line.Item.Id));
        Assert.Empty(ripple.Conflicts);
    }

    [Fact]
    public void What_then_comes_before_what_it_stands_behind_is_a_conflict()
    {
        var ripple = Ripple.Of(nightfall, "D9", At("2027-01-08 18:00"), week);
        Assert.Contains(ripple.Conflicts, conflict => (conflict.Earlier.Id, conflict.Later.Id) == ("D10", "B31"));
        // It was the wrong way round before as well: nothing new.
        var odd = nightfall.Select(item => item.Id == "B31" ? item with { Start = At("2026-12-01 10:00"), End = At("2026-12-01 19:00") } : item).ToList();
        Assert.DoesNotContain(Ripple.Of(odd, "D9", At("2027-01-08 18:00"), week).Conflicts, conflict => conflict.Later.Id == "B31");
    }

    [Fact]
    public void Only_this_date_moves_when_that_is_asked_for()
    {
        var ripple = Ripple.Of(nightfall, "D9", At("2026-12-23 18:00"), week, onlyThis: true);
        Assert.Equal(["D9"], ripple.Lines.Select(line => line.Item.Id));
        Assert.Equal(["D10", "B30", "B31", "D12"], ripple.Staying.Select(item => item.Id));
        Assert.Equal([("D9", "D10")], ripple.Conflicts.Select(conflict => (conflict.Earlier.Id, conflict.Later.Id)));
    }

    [Fact]
    public void A_line_that_is_left_out_stays_and_the_others_move()
    {
        var schedule = nightfall.Select(item => item.Id == "B30" ? item with { Pin = Pin.LeftOut } : item).ToList();
        var ripple = Ripple.Of(schedule, "D9", At("2026-12-23 18:00"), week);
        Assert.Equal(["D9", "D10", "D12"], ripple.Lines.Select(line => line.Item.Id));
        Assert.Equal([("B30", Pin.LeftOut), ("B31", Pin.Confirmed)], ripple.Staying.Select(item => (item.Id, item.Pin)));
    }

    [Fact]
    public void A_date_that_is_said_is_kept_also_on_a_weekend_and_nothing_else_lands_on_one()
    {
        var ripple = Ripple.Of(nightfall, "D9", At("2026-12-19 12:00"), week);
        Assert.Equal((0, 1), (ripple.Days, ripple.Lines.Count));
        Assert.Equal(At("2026-12-19 12:00"), ripple.Lines[0].Start);
    }

    [Fact]
    public void A_session_over_midnight_keeps_its_length()
    {
        ScheduleItem[] schedule = [new("D1", At("2026-11-26 18:00")), new("B1", At("2026-11-27 22:00"), At("2026-11-28 02:00")) { After = ["D1"] }];
        var line = Ripple.Of(schedule, "D1", At("2026-11-27 18:00"), week).Lines[1];
        Assert.Equal((At("2026-11-30 22:00"), At("2026-12-01 02:00")), (line.Start, line.End!.Value));
    }

    [Fact]
    public void A_circle_is_walked_once()
    {
        ScheduleItem[] schedule = [new("D1", At("2026-11-26 18:00")) { After = ["D2"] }, new("D2", At("2026-11-27 18:00")) { After = ["D1"] }];
        Assert.Equal(["D1", "D2"], Ripple.Of(schedule, "D1", At("2026-11-27 18:00"), week).Lines.Select(line => line.Item.Id));
    }

    [Fact]
    public void Moving_forward_and_back_leaves_everything_where_it_was() => Prop.ForAll(Arb.From(Schedules), Arb.From(Gen.Choose(-20, 20)), (sample, days) =>
    {
        var there = Moved(sample, days);
        var back = Ripple.Of(there, "D0", sample.Items[0].Start, sample.Week);
        return Apply(there, back).SequenceEqual(sample.Items.Select(item => (item.Id, item.Start, item.End)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_came_first_still_does_and_nothing_lands_on_a_day_off() => Prop.ForAll(Arb.From(Schedules), Arb.From(Gen.Choose(-20, 20)), (sample, days) =>
    {
        var moved = Moved(sample, days);
        return moved.All(item => sample.Week.Holds(item.Start.Date))
            && moved.Zip(moved.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start)
            && Ripple.Of(sample.Items, "D0", moved[0].Start, sample.Week).Conflicts.Count == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_pinned_never_moves_and_everything_behind_is_named_once() => Prop.ForAll(Arb.From(Schedules), Arb.From(Gen.Choose(-20, 20)), Arb.From(Gen.ArrayOf(Gen.Choose(0, 3))), (sample, days, pins) =>
    {
        var pinned = sample.Items.Select((item, i) => i > 0 && i < pins.Length ? item with { Pin = (Pin)pins[i] } : item).ToList();
        var ripple = Ripple.Of(pinned, "D0", WorkingShift.By(sample.Week, pinned[0].Start.Date, days) + pinned[0].Start.TimeOfDay, sample.Week);
        var named = ripple.Lines.Select(line => line.Item.Id).Concat(ripple.Staying.Select(item => item.Id)).ToList();
        return ripple.Lines.Skip(1).All(line => line.Item.Pin == Pin.None) && ripple.Staying.All(item => item.Pin != Pin.None)
            && named.Count == named.Distinct().Count() && (days == 0 || named.Count == pinned.Count);
    }).QuickCheckThrowOnFailure();

    private static List<ScheduleItem> Moved((WorkingWeek Week, List<ScheduleItem> Items) sample, int days)
    {
        var to = WorkingShift.By(sample.Week, sample.Items[0].Start.Date, days) + sample.Items[0].Start.TimeOfDay;
        var ripple = Ripple.Of(sample.Items, "D0", to, sample.Week);
        return [.. Apply(sample.Items, ripple).Select((moved, i) => sample.Items[i] with { Start = moved.Start, End = moved.End })];
    }

    private static IEnumerable<(string Id, LocalDateTime Start, LocalDateTime? End)> Apply(List<ScheduleItem> items, Ripple ripple)
    {
        var lines = ripple.Lines.ToDictionary(line => line.Item.Id);
        return items.Select(item => lines.TryGetValue(item.Id, out var line) ? (item.Id, line.Start, line.End) : (item.Id, item.Start, item.End));
    }

    /// <summary>A chain of things on working days, each behind the one before, in order.</summary>
    private static Gen<(WorkingWeek Week, List<ScheduleItem> Items)> Schedules =>
        from week in Weeks.Any
        from start in Gen.Choose(0, 300)
        from gaps in Gen.NonEmptyListOf(Gen.Choose(0, 12))
        from hour in Gen.Choose(6, 20)
        select (week, Chain(week, start, [.. gaps.Take(12)], hour));

    private static List<ScheduleItem> Chain(WorkingWeek week, int start, List<int> gaps, int hour)
    {
        var items = new List<ScheduleItem>();
        var date = week.Next(new LocalDate(2026, 1, 1).PlusDays(start));
        foreach (var gap in gaps)
        {
            date = WorkingShift.By(week, date, gap);
            items.Add(new ScheduleItem($"D{items.Count}", date.At(new LocalTime(hour, 0))) { After = items.Count == 0 ? [] : [items[^1].Id] });
        }
        return items;
    }

    private static LocalDateTime At(string text) => LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Parse(text).Value;
}
