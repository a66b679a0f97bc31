using NodaTime;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

public sealed class ClockChangeTests
{
    // London, Sunday 29 March 2026: at 01:00 GMT the clocks go to 02:00 BST; 01:00 to 01:59 do not exist.
    [Fact]
    public void A_skipped_time_moves_forward_by_the_gap_and_the_reply_says_so()
    {
        var reading = WhenReader.Read("29 Mar 2026 01:30", London.At("2026-03-01T10:00"));

        Assert.Equal("2026-03-29T02:30:00+01:00", WhenText.Iso(reading.When!));
        Assert.Equal(["01:30 does not exist on Sun 29 Mar in London, the clocks go forward: 02:30 is meant."], reading.Notes);
    }

    // London, Sunday 29 March 2026: 01:00 to 01:59 do not exist; 01:30 becomes 02:30, which is after 02:15.
    [Fact]
    public void A_range_that_a_gap_turns_round_is_refused() =>
        Assert.StartsWith("error: That ends before it starts.", London.Iso("29 Mar 2026 01:30-02:15", London.At("2026-03-01T10:00")), StringComparison.Ordinal);

    // London, Sunday 25 October 2026: at 02:00 BST the clocks go back to 01:00 GMT; 01:00 to 01:59 happen twice.
    [Fact]
    public void An_ambiguous_time_is_the_first_one_and_the_reply_says_so()
    {
        var reading = WhenReader.Read("25 Oct 2026 01:30", London.At("2026-10-01T10:00"));

        Assert.Equal("2026-10-25T01:30:00+01:00", WhenText.Iso(reading.When!));
        Assert.Equal(["01:30 happens twice on Sun 25 Oct in London: the first is meant."], reading.Notes);
    }

    // London, Sunday 25 October 2026: 01:00 to 01:59 happen twice; the second 01:30 is 01:30 GMT.
    [Fact]
    public void The_second_of_two_equal_times_is_written_so_that_it_reads_back()
    {
        var context = London.At("2026-10-01T10:00");
        var second = new WhenPoint(Instant.FromUtc(2026, 10, 25, 1, 30), London.Zone);

        var text = WhenText.Format(second, context.Now);

        Assert.Equal("Sun 25 Oct 01:30 UTC", text);
        Assert.Equal(second.At, WhenReader.Read(text, context).When!.Start);
    }

    // London, night of Saturday 24 to Sunday 25 October 2026: the clocks go back an hour, so the night is an hour longer.
    [Fact]
    public void A_night_across_the_change_lasts_as_long_as_it_elapses()
    {
        var when = WhenReader.Read("sat 22-02", London.At("2026-10-21T10:00")).When!;

        Assert.Equal(Duration.FromHours(5), when.End - when.Start);
    }

    // London, Sunday 25 October 2026: from BST (+01:00) to GMT; hours stay what the clock says.
    [Fact]
    public void Daily_hours_keep_the_local_clock_across_the_change()
    {
        var daily = Assert.IsType<WhenDaily>(WhenReader.Read("fri-mon 10-18", London.At("2026-10-21T09:00")).When);

        Assert.Equal(
            [Instant.FromUtc(2026, 10, 23, 9, 0), Instant.FromUtc(2026, 10, 24, 9, 0), Instant.FromUtc(2026, 10, 25, 10, 0), Instant.FromUtc(2026, 10, 26, 10, 0)],
            daily.Ranges().Select(range => range.Start));
        Assert.All(daily.Ranges(), range => Assert.Equal(Duration.FromHours(8), range.End - range.Start));
    }

    // London, Sunday 29 March 2026: 01:00 to 01:59 do not exist.
    [Fact]
    public void Daily_hours_say_on_which_day_a_clock_change_moves_them() =>
        Assert.Equal(
            ["01:30 does not exist on Sun 29 Mar in London, the clocks go forward: 02:30 is meant."],
            WhenReader.Read("28-30 Mar 2026 01:30-05:00", London.At("2026-03-01T10:00")).Notes);

    // Lord Howe, Sunday 4 October 2026: at 02:00 (+10:30) the clocks go to 02:30 (+11:00), a gap of half an hour.
    [Fact]
    public void A_gap_of_half_an_hour_moves_by_half_an_hour() =>
        Assert.Equal("2026-10-04T02:45:00+11:00", London.Iso("4 Oct 2026 02:15", London.At("2026-09-20T10:00", "Australia/Lord_Howe")));

    // Beirut, Sunday 29 March 2026: the clocks go forward at midnight, so the day starts at 01:00.
    [Fact]
    public void Whole_days_start_when_their_day_starts()
    {
        var days = WhenReader.Read("29 Mar 2026", London.At("2026-03-01T10:00", "Asia/Beirut")).When!;

        Assert.Equal(Duration.FromHours(23), days.End - days.Start);
        Assert.Equal("2026-03-29/2026-03-30", WhenText.Iso(days));
    }

    // London, Sunday 25 October 2026: 24 elapsed hours are 23 on the clock.
    [Fact]
    public void Hours_elapse_and_days_are_dates()
    {
        var context = London.At("2026-10-24T10:00");

        Assert.Equal("2026-10-25T09:00:00+00:00", London.Iso("in 24 hours", context));
        Assert.Equal("2026-10-25/2026-10-26", London.Iso("in 1 day", context));
    }
}
