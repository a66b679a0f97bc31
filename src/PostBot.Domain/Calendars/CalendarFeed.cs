using System.Globalization;
using System.Text;
using NodaTime;

namespace PostBot.Domain.Calendars;

/// <summary>
/// A published calendar as RFC 5545 and RFC 7986 have it: UTF-8 without a mark, CRLF after every line, lines of at most 75 octets. Moments are in UTC, since
/// readers disagree about zones without a VTIMEZONE and about the hour that comes twice; nothing repeats, so no rule needs a zone.
/// </summary>
public static class CalendarFeed
{
    /// <summary>In octets of UTF-8, without the line's end.</summary>
    private const int LongestLine = 75;

    /// <param name="name">What the calendar is called in a reader.</param>
    /// <param name="zone">IANA name of the zone in which readers should show it.</param>
    public static byte[] Write(string name, string zone, IEnumerable<CalendarEvent> events)
    {
        var text = new StringBuilder();
        Add(text, "BEGIN", "VCALENDAR");
        Add(text, "VERSION", "2.0");
        Add(text, "PRODID", "-//PostBot//Schedule 1.0//EN");
        Add(text, "CALSCALE", "GREGORIAN");
        Add(text, "METHOD", "PUBLISH");
        Add(text, "NAME", Escape(name));
        Add(text, "X-WR-CALNAME", Escape(name));
        Add(text, "X-WR-TIMEZONE", Escape(zone));
        Add(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        // Outlook's name for the same.
        Add(text, "X-PUBLISHED-TTL", "PT1H");
        foreach (var one in events.OrderBy(one => one.Start).ThenBy(one => one.Uid, StringComparer.Ordinal)) Add(text, one);
        Add(text, "END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Add(StringBuilder text, CalendarEvent one)
    {
        Add(text, "BEGIN", "VEVENT");
        Add(text, "UID", Escape(one.Uid));
        Add(text, "DTSTAMP", Moment(one.ChangedAt));
        Add(text, "LAST-MODIFIED", Moment(one.ChangedAt));
        Add(text, "SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(text, "STATUS", one.Status.ToString().ToUpperInvariant());
        Add(text, "TRANSP", one.Busy ? "OPAQUE" : "TRANSPARENT");
        if (one.Days is var (first, end))
        {
            Add(text, "DTSTART;VALUE=DATE", Date(first));
            Add(text, "DTEND;VALUE=DATE", Date(end));
        }
        else
        {
            Add(text, "DTSTART", Moment(one.Start));
            Add(text, "DTEND", Moment(one.End));
        }
        Add(text, "SUMMARY", Escape(one.Summary));
        if (one.Location.Length > 0) Add(text, "LOCATION", Escape(one.Location));
        if (one.Description.Length > 0) Add(text, "DESCRIPTION", Escape(one.Description));
        if (one.Category.Length > 0) Add(text, "CATEGORIES", Escape(one.Category));
        Add(text, "END", "VEVENT");
    }

    /// <summary>Folds between characters, never inside one.</summary>
    private static void Add(StringBuilder text, string name, string value)
    {
        var length = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }
            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    private static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var letter in words.ReplaceLineEndings("\n"))
        {
            if (letter is '\\' or ';' or ',') escaped.Append('\\').Append(letter);
            else if (letter == '\n') escaped.Append("\\n");
            else if (!char.IsControl(letter)) escaped.Append(letter);
        }
        return escaped.ToString();
    }

    private static string Date(LocalDate day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(Instant at) => at.InUtc().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
