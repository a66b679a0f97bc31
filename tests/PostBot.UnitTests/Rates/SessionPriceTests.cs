using NodaTime;
using PostBot.Domain.Bookings;
using PostBot.Domain.Rates;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Rates;

public sealed class SessionPriceTests
{
    private static readonly DateTimeZone london = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly Rate day = new() { Day = 180_000 };

    private static readonly Rate full = new() { Hour = 25_000, HalfDay = 100_000, Day = 180_000, OvertimePercent = 150, NightPercent = 200, WeekendPercent = 175, MinimumHours = 4 };

    [Theory]
    [InlineData("10:00", "18:00", 180_000)]
    [InlineData("10:00", "14:00", 90_000)]
    [InlineData("09:00", "18:00", 202_500)]
    [InlineData("10:00", "10:20", 7_500)]
    public void A_day_s_price_alone_is_shared_out_by_the_hour(string from, string until, long total) => Assert.Equal(total, Of(day, from, until).Total);

    [Theory]
    [InlineData("10:00", "18:00", 180_000, 0)] // a day
    [InlineData("10:00", "14:00", 100_000, 0)] // four hours cost as much by the hour as the half day
    [InlineData("10:00", "16:00", 150_000, 0)] // six hours by the hour
    [InlineData("10:00", "17:30", 180_000, 0)] // never more than the day
    [InlineData("09:00", "18:00", 217_500, 12_500)] // the ninth hour is overtime
    [InlineData("10:00", "20:00", 255_000, 25_000)] // two hours after the working day
    [InlineData("10:00", "12:00", 100_000, 0)] // at least four hours
    [InlineData("20:00", "23:59", 174_583, 74_583)] // overtime, then night; at least four hours
    public void Uplifts_and_the_minimum_are_added(string from, string until, long total, long extra)
    {
        var price = Of(full, from, until);
        Assert.Equal((total, extra), (price.Total, price.Extra));
    }

    [Fact]
    public void A_weekend_costs_its_own_uplift_and_counts_as_outside()
    {
        var price = SessionPrice.Of(full, new Slot(Instant.FromUtc(2026, 11, 28, 10, 0), Instant.FromUtc(2026, 11, 28, 14, 0)), london, WorkingWeek.MondayToFriday, 9 * 60, 18 * 60)!;
        Assert.Equal((175_000L, 75_000L, Duration.FromHours(4)), (price.Total, price.Extra, price.Outside));
    }

    [Fact]
    public void The_night_on_which_the_clocks_change_is_as_long_as_it_is()
    {
        var night = new Slot(new LocalDateTime(2026, 10, 24, 22, 0).InZoneStrictly(london).ToInstant(), new LocalDateTime(2026, 10, 25, 6, 0).InZoneStrictly(london).ToInstant());
        Assert.Equal(9 * 25_000L, SessionPrice.Of(new Rate { Hour = 25_000 }, night, london, WorkingWeek.MondayToFriday, 9 * 60, 18 * 60)!.Total);
    }

    [Fact]
    public void Without_a_price_there_is_none() => Assert.Null(SessionPrice.Of(new Rate { OvertimePercent = 150 }, new Slot(Instant.FromUtc(2026, 11, 26, 10, 0), Instant.FromUtc(2026, 11, 26, 14, 0)), london, WorkingWeek.MondayToFriday, 9 * 60, 18 * 60));

    [Theory]
    [InlineData("7d 50% 24h 100%", "7d 50% 24h 100%")]
    [InlineData("24h 100%, 7d 50%", "7d 50% 24h 100%")]
    [InlineData("48h 25%", "2d 25%")]
    [InlineData("none", "")]
    [InlineData("7d", null)]
    [InlineData("7d 50% 24h 40%", null)]
    [InlineData("7d 50% 168h 60%", null)]
    [InlineData("7d 150%", null)]
    [InlineData("soon 50%", null)]
    public void Terms_read_back_as_they_are_said(string words, string? said) => Assert.Equal(said, CancelTerms.Read(words)?.ToString());

    [Fact]
    public void What_it_costs_grows_towards_the_session()
    {
        var terms = CancelTerms.Read("7d 50% 24h 100%")!;
        var start = Instant.FromUtc(2026, 12, 10, 10, 0);
        Assert.Equal([0, 50, 50, 100, 100], new[] { 200, 168, 25, 24, -3 }.Select(hours => terms.At(start - Duration.FromHours(hours), start)));
        Assert.Equal((start - Duration.FromDays(7), 50), terms.Next(start - Duration.FromDays(8), start));
        Assert.Equal((start - Duration.FromHours(24), 100), terms.Next(start - Duration.FromDays(7), start));
        Assert.Null(terms.Next(start - Duration.FromHours(3), start));
    }

    /// <summary>Of Thursday 26 November 2026.</summary>
    private static SessionPrice Of(Rate rate, string from, string until)
    {
        Instant At(string clock) => new LocalDate(2026, 11, 26).At(NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(clock).Value).InZoneStrictly(london).ToInstant();
        return SessionPrice.Of(rate, new Slot(At(from), At(until)), london, WorkingWeek.MondayToFriday, 9 * 60, 18 * 60)!;
    }
}
