using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Bookings;

public sealed class LaddersTests
{
    private static readonly WorkingTime london = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(9, 0), new LocalTime(18, 0));

    private long next;

    [Fact]
    public void A_hold_that_touches_two_first_holds_in_different_parts_is_second_not_third()
    {
        var (morning, evening, day) = (Hold(1, 10, 12), Hold(1, 16, 18), Hold(1, 10, 18));
        Assert.Equal(2, new Ladders([morning, evening, day]).Rank(day).Rank);
    }

    [Fact]
    public void A_bundle_is_as_far_back_as_its_worst_part_which_is_named()
    {
        var (room, rig, bundle) = (Hold(1, 10, 18), Hold(2, 12, 14), Hold([1, 2, 3], 10, 18));
        var second = Hold(2, 13, 15);
        var (rank, worst) = new Ladders([room, rig, bundle]).Rank(bundle);
        Assert.Equal(2, rank);
        Assert.Contains(worst!.ResourceId, (long[])[1, 2]);
        second.Booking.HeldAt = bundle.Booking.HeldAt - Duration.FromMilliseconds(1);
        foreach (var claim in second.Claims) claim.HeldAt = second.Booking.HeldAt;
        (rank, worst) = new Ladders([room, rig, second, bundle]).Rank(bundle);
        Assert.Equal((3, 2L), (rank, worst!.ResourceId));
    }

    [Fact]
    public void An_older_hold_that_does_not_touch_it_is_not_ahead_of_it()
    {
        var (morning, between, evening) = (Hold(1, 9, 12), Hold(1, 11, 15), Hold(1, 14, 18));
        var ladders = new Ladders([morning, between, evening]);
        Assert.Equal([between], ladders.Ahead(evening));
        ladders.Lapse(evening, At("2026-11-24T12:00:00Z"), confirms: true);
        Assert.Equal((BookingState.Held, 1), (morning.Booking.State, ladders.Rank(morning).Rank));
    }

    [Fact]
    public void A_series_moves_as_a_whole_into_places_of_its_own_and_with_its_call()
    {
        var (first, second) = (Hold(1, 9, 12), Hold(1, 12, 15));
        second.Booking.CallAt = second.Booking.StartAt - Duration.FromMinutes(30);
        var ladders = new Ladders([first, second]);
        ladders.Confirm(first, 1);
        ladders.Confirm(second, 1);
        Assert.Null(ladders.Move([new Relocation(first, Slot(12, 15), [(1, Slot(12, 15))]), new Relocation(second, Slot(15, 18), [(1, Slot(15, 18))])], At("2026-11-24T12:00:00Z")).Refusal);
        Assert.Equal((Slot(12, 15), Slot(15, 18), Slot(14, 15).Start + Duration.FromMinutes(30)), (first.Booking.Slot, second.Booking.Slot, second.Booking.CallAt));
        var other = Hold(1, 19, 20);
        ladders = new Ladders([first, second, other]);
        ladders.Confirm(other, 1);
        Assert.Equal(LadderRefusal.Taken, ladders.Move([new Relocation(first, Slot(9, 12), [(1, Slot(9, 12))]), new Relocation(second, Slot(18, 21), [(1, Slot(18, 21))])], At("2026-11-24T12:00:00Z")).Refusal);
        Assert.Equal(Slot(12, 15), first.Booking.Slot);
    }

    [Fact]
    public void A_third_hold_challenges_the_second_as_well_in_rank_order()
    {
        var (first, second, third) = (Hold(1, 10, 18), Hold(1, 10, 18), Hold(1, 10, 18));
        var ladders = new Ladders([third, second, first]);
        Assert.Equal([first, second], ladders.Challenge(third).Asked);
        Assert.Equal([first], ladders.Challenge(second).Asked);
        Assert.Equal(LadderRefusal.IsFirst, ladders.Challenge(first).Refusal);
        ladders.Confirm(first, 7);
        Assert.Equal(LadderRefusal.Taken, ladders.Challenge(second).Refusal);
    }

    [Fact]
    public void A_lapse_gives_the_slot_to_the_first_in_rank_order_who_said_they_are_ready()
    {
        var (first, second, third) = (Hold(1, 10, 18), Hold(1, 10, 18), Hold(1, 10, 18));
        third.Booking.ReadyById = 3;
        second.Booking.ReadyById = 2;
        var ladders = new Ladders([first, second, third]);
        var (winner, step) = ladders.Lapse(third, At("2026-11-24T12:00:00Z"), confirms: true);
        Assert.Equal(second, winner);
        Assert.Equal((BookingState.Confirmed, 2L), (second.Booking.State, second.Booking.ConfirmedById));
        Assert.Equal([new LadderNews(second, LadderTurn.Won), new LadderNews(first, LadderTurn.Waits), new LadderNews(third, LadderTurn.Waits)], step.News.OrderBy(news => news.What != LadderTurn.Won).ThenBy(news => news.Who.Id));
    }

    [Fact]
    public void Where_a_lapse_does_not_confirm_the_challenger_is_first_and_the_others_stand_behind()
    {
        var (first, second) = (Hold(1, 10, 18), Hold(1, 10, 18));
        var ladders = new Ladders([first, second]);
        var (winner, step) = ladders.Lapse(second, At("2026-11-24T12:00:00Z"), confirms: false);
        Assert.Equal(second, winner);
        Assert.Equal((1, 2), (ladders.Rank(second).Rank, ladders.Rank(first).Rank));
        Assert.Equal([new LadderNews(second, LadderTurn.First)], step.News);
    }

    [Fact]
    public void Confirming_one_of_linked_options_frees_the_others_and_promotes_who_stood_behind_them()
    {
        var (thursday, friday, behind) = (Hold(1, 10, 18), Hold(1, 34, 42), Hold(1, 34, 42));
        thursday.Booking.OptionGroup = friday.Booking.OptionGroup = 5;
        var step = new Ladders([thursday, friday, behind]).Confirm(thursday, 1);
        Assert.Equal([new LadderNews(friday, LadderTurn.Freed), new LadderNews(behind, LadderTurn.First)], step.News);
        Assert.Equal(BookingState.Released, friday.Claims[0].State);
    }

    [Fact]
    public void A_firm_booking_moves_only_where_nothing_stands_and_a_hold_loses_its_age_there()
    {
        var (firm, hold, early) = (Hold(1, 10, 12), Hold(2, 10, 12), Hold(1, 14, 16));
        var ladders = new Ladders([firm, hold, early]);
        ladders.Confirm(firm, 1);
        Assert.Equal(LadderRefusal.NotFirst, ladders.Move([new Relocation(firm, Slot(13, 15), [(1, Slot(13, 15))])], At("2026-11-24T12:00:00Z")).Refusal);
        Assert.Equal(LadderRefusal.Taken, ladders.Move([new Relocation(hold, Slot(11, 13), [(1, Slot(11, 13))])], At("2026-11-24T12:00:00Z")).Refusal);
        Assert.Null(ladders.Move([new Relocation(hold, Slot(14, 16), [(1, Slot(14, 16))])], At("2026-11-24T12:00:00Z")).Refusal);
        Assert.Equal((1, 2), (ladders.Rank(early).Rank, ladders.Rank(hold).Rank));
    }

    [Theory]
    // Nine working hours after Friday noon is Monday noon; a wall clock's Saturday noon moves to Monday morning.
    [InlineData("2026-11-27T12:00:00Z", ClockCount.WorkingHours, "2026-11-30T12:00:00Z")]
    [InlineData("2026-11-27T12:00:00Z", ClockCount.WallClock, "2026-11-30T09:00:00Z")]
    [InlineData("2026-11-24T20:00:00Z", ClockCount.WorkingHours, "2026-11-25T18:00:00Z")]
    // The clocks go back on 25 October 2026: Monday noon is an hour further away.
    [InlineData("2026-10-23T11:00:00Z", ClockCount.WorkingHours, "2026-10-26T12:00:00Z")]
    public void A_challenge_runs_one_working_day(string now, ClockCount count, string end) =>
        Assert.Equal(At(end), ChallengeClock.End(At(now), 1, count, london, At("2026-12-20T10:00:00Z"), Duration.FromHours(24)));

    [Fact]
    public void A_challenge_that_would_end_inside_the_cancellation_window_is_not_left_to_a_clock()
    {
        Assert.Null(ChallengeClock.End(At("2026-11-24T09:30:00Z"), 1, ClockCount.WorkingHours, london, At("2026-11-25T10:00:00Z"), Duration.FromHours(24)));
        Assert.NotNull(ChallengeClock.End(At("2026-11-24T09:30:00Z"), 1, ClockCount.WorkingHours, london, At("2026-11-26T10:00:00Z"), Duration.FromHours(24)));
    }

    [Fact]
    public void A_clock_warns_at_half_time_and_two_hours_before_its_end()
    {
        var clock = HoldClock.Start(1, Hold(1, 10, 18).Booking, HoldClockKind.Challenge, At("2026-11-24T10:00:00Z"), At("2026-11-25T16:00:00Z"), london);
        // Half way is one in the morning: said at the end of the day before it.
        Assert.Equal(At("2026-11-24T17:00:00Z"), clock.NextAt);
        Assert.Equal(At("2026-11-25T14:00:00Z"), clock.After(clock.NextAt, london));
        Assert.Equal(At("2026-11-25T16:00:00Z"), clock.After(At("2026-11-25T14:00:00Z"), london));
    }

    [Fact]
    public void A_clock_started_over_a_weekend_warns_in_its_first_working_hour()
    {
        var clock = HoldClock.Start(1, Hold(1, 10, 18).Booking, HoldClockKind.Challenge, At("2026-11-28T10:00:00Z"), At("2026-11-30T18:00:00Z"), london);
        Assert.Equal(At("2026-11-30T09:00:00Z"), clock.NextAt);
        Assert.Equal(At("2026-11-30T16:00:00Z"), clock.After(clock.NextAt, london));
    }

    private static Slot Slot(int from, int until) => new(At("2026-12-10T00:00:00Z") + Duration.FromHours(from), At("2026-12-10T00:00:00Z") + Duration.FromHours(until));

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;

    private Booked Hold(long room, int from, int until) => Hold([room], from, until);

    private Booked Hold(long[] rooms, int from, int until)
    {
        var id = ++next;
        var (slot, at) = (Slot(from, until), At("2026-11-24T09:00:00Z") + Duration.FromSeconds(id));
        var booking = new Booking { Id = id, StudioId = 1, Number = id, ProjectId = 1, StartAt = slot.Start, EndAt = slot.End, HeldById = id, HeldAt = at, Remark = "" };
        return new Booked(booking, [.. rooms.Select(room => new Claim { Id = (id * 10) + room, StudioId = 1, BookingId = id, ResourceId = room, StartAt = slot.Start, EndAt = slot.End, HeldAt = at })]);
    }
}
