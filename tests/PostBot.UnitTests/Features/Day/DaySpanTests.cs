using NodaTime;
using PostBot.Core.Features.Changes;
using PostBot.Core.Features.Day;
using PostBot.Core.Features.Risk;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Features.Day;

public sealed class DaySpanTests
{
    [Theory]
    [InlineData("Pacific/Auckland", "2026-11-24T10:59:59Z", 24)]
    [InlineData("Pacific/Auckland", "2026-11-24T11:00:00Z", 25)]
    [InlineData("America/Los_Angeles", "2026-11-24T07:59:59Z", 23)]
    [InlineData("America/Los_Angeles", "2026-11-24T08:00:00Z", 24)]
    [InlineData("Europe/London", "2026-11-24T23:59:59Z", 24)]
    public void Today_begins_at_midnight_on_the_readers_clock(string zone, string now, int day)
    {
        var span = DaySpan.Today(NodaTime.Text.InstantPattern.General.Parse(now).Value, DateTimeZoneProviders.Tzdb[zone]);
        Assert.Equal(day, span.First.Day);
        Assert.Equal(Duration.FromHours(24), span.End - span.Start);
    }

    [Fact]
    public void A_day_on_which_the_clocks_change_is_as_long_as_it_is() =>
        Assert.Equal(Duration.FromHours(25), DaySpan.Today(Instant.FromUtc(2026, 10, 25, 12, 0), DateTimeZoneProviders.Tzdb["Europe/London"]) is var span ? span.End - span.Start : default);

    [Theory]
    [InlineData(2020, 12, 31, "Week 53, Mon 28 Dec–Sun 3 Jan 2021")]
    [InlineData(2026, 12, 30, "Week 53, Mon 28 Dec–Sun 3 Jan 2027")]
    [InlineData(2027, 1, 4, "Week 1, Mon 4 Jan–Sun 10 Jan")]
    [InlineData(2024, 12, 30, "Week 1, Mon 30 Dec–Sun 5 Jan 2025")]
    public void A_week_has_its_number(int year, int month, int day, string name)
    {
        var now = Instant.FromUtc(year, month, day, 12, 0);
        Assert.Equal(name, DaySpan.Week(now, DateTimeZone.Utc).Name(now));
    }

    [Theory]
    [InlineData("fri", "2026-11-20/2026-11-21")]
    [InlineData("mon", "2026-11-23/2026-11-24")]
    [InlineData("last friday", "2026-11-20/2026-11-21")]
    [InlineData("14 Dec", "2025-12-14/2025-12-15")]
    [InlineData("18:00", "2026-11-23T18:00:00+00:00")]
    [InlineData("8:00", "2026-11-24T08:00:00+00:00")]
    public void Since_is_always_in_the_past(string phrase, string meant)
    {
        var now = Instant.FromUtc(2026, 11, 24, 9, 30);
        var when = WhenReader.Read(phrase, new PhraseContext(now, DateTimeZoneProviders.Tzdb["Europe/London"])).When!;
        Assert.Equal(meant, WhenText.Iso(SinceArgument.Past(when, now)));
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(25, 1)]
    [InlineData(27, 3)]
    [InlineData(29, 3)]
    [InlineData(30, 4)]
    public void Working_days_leave_out_weekends(int due, int days) =>
        Assert.Equal(days, Needs.WorkingDays(WorkingWeek.MondayToFriday, new LocalDate(2026, 11, 24), new LocalDate(2026, 11, due), 10));
}
