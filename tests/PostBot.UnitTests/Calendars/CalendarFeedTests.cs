using System.Text;
using NodaTime;
using PostBot.Domain.Calendars;

namespace PostBot.UnitTests.Calendars;

public sealed class CalendarFeedTests
{
    private static readonly Instant start = Instant.FromUtc(2026, 10, 25, 0, 30);

    [Fact]
    public void An_event_is_written_in_utc_with_everything_a_reader_needs()
    {
        var lines = Lines(Write(new CalendarEvent("booking-1-7@postbot", start, start + Duration.FromHours(2), start - Duration.FromDays(1))
        {
            Summary = "NIGHTFALL 101, grade; \\ \"quoted\": é",
            Status = EventStatus.Confirmed,
            Sequence = 3,
            Busy = true,
            Location = "Color 1",
            Description = "B7, held by Ana\nattended",
            Category = "NIGHTFALL",
        }));
        Assert.Equal(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//PostBot//Schedule 1.0//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "NAME:Color 1", "X-WR-CALNAME:Color 1",
            "X-WR-TIMEZONE:Europe/London", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H",
            "BEGIN:VEVENT", "UID:booking-1-7@postbot", "DTSTAMP:20261024T003000Z", "LAST-MODIFIED:20261024T003000Z", "SEQUENCE:3", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
            "DTSTART:20261025T003000Z", "DTEND:20261025T023000Z", "SUMMARY:NIGHTFALL 101\\, grade\\; \\\\ \"quoted\": é", "LOCATION:Color 1",
            "DESCRIPTION:B7\\, held by Ana\\nattended", "CATEGORIES:NIGHTFALL", "END:VEVENT", "END:VCALENDAR",
        ],
        lines);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("映")]
    [InlineData("🎬")]
    public void Lines_are_folded_at_75_octets_and_never_inside_a_character(string letter)
    {
        for (var count = 55; count < 95; count++)
        {
            var words = string.Concat(Enumerable.Repeat(letter, count));
            var bytes = Write(new CalendarEvent("u", start, start + Duration.FromHours(1), start) { Summary = words, Status = EventStatus.Tentative });
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            Assert.EndsWith("\r\n", text);
            foreach (var line in text.Split("\r\n"))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
                Assert.DoesNotContain('\n', line);
                Assert.False(line.Length > 0 && char.IsLowSurrogate(line.TrimStart(' ')[0]));
            }
            Assert.Contains($"SUMMARY:{words}", Lines(bytes));
        }
    }

    [Fact]
    public void Nobody_s_words_make_a_line_of_their_own()
    {
        var lines = Lines(Write(new CalendarEvent("u", start, start + Duration.FromHours(1), start) { Summary = "x\r\nEND:VEVENT\rATTENDEE:mailto:a@b\u0007\u2028y", Status = EventStatus.Cancelled }));
        Assert.Single(lines, "END:VEVENT");
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Contains("STATUS:CANCELLED", lines);
    }

    [Fact]
    public void The_order_and_so_the_bytes_do_not_hang_on_how_they_were_found()
    {
        CalendarEvent Of(string uid, int hour) => new(uid, start + Duration.FromHours(hour), start + Duration.FromHours(hour + 1), start) { Summary = uid, Status = EventStatus.Confirmed };
        Assert.Equal(Write(Of("b", 1), Of("a", 1), Of("c", 0)), Write(Of("c", 0), Of("a", 1), Of("b", 1)));
    }

    private static byte[] Write(params CalendarEvent[] events) => CalendarFeed.Write("Color 1", "Europe/London", events);

    /// <summary>Unfolded.</summary>
    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
