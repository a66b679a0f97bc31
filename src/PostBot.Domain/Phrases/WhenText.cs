using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PostBot.Domain.Phrases;

/// <summary>Writes what a phrase means, for people and for machines. What <see cref="Format"/> writes, <see cref="WhenReader.Read"/> reads back.</summary>
public static class WhenText
{
    private static readonly OffsetDateTimePattern moment = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<+HH:mm>");

    /// <summary><c>Thu 26 Nov 10:00–18:00</c>; the year only when it is not the year of <paramref name="now"/>. Seconds are not written.</summary>
    public static string Format(When when, Instant now)
    {
        // A clock time that happens twice means its first occurrence, so the second one is written with its offset.
        var zone = IsSecond(when.Start, when.Zone) || IsSecond(when.End, when.Zone) ? Fixed(when) : when.Zone;
        var year = now.InZone(when.Zone).Year;
        var text = when switch
        {
            WhenDays days => Span(days.First, days.Last, year),
            WhenDaily daily => $"{Span(daily.First, daily.Last, year)} {Calendar.Clock(daily.From)}–{Calendar.Clock(daily.Until)}"
                + (daily.First == daily.Last ? "" : " daily"),
            _ => Stretch(when, zone, year),
        };
        return ReferenceEquals(zone, when.Zone) ? text : $"{text} {zone.Id}";
    }

    /// <summary>
    /// ISO 8601 with offsets: an interval, a moment alone, whole days with their end excluded, or <c>daily</c> with the first start and the last end.
    /// </summary>
    public static string Iso(When when) => when switch
    {
        WhenDays days => $"{Day(days.First)}/{Day(days.EndExclusive)}",
        WhenDaily => $"daily {Moment(when.Start, when.Zone)}/{Moment(when.End, when.Zone)}",
        WhenPoint => Moment(when.Start, when.Zone),
        _ => $"{Moment(when.Start, when.Zone)}/{Moment(when.End, when.Zone)}",
    };

    private static string Stretch(When when, DateTimeZone zone, int year)
    {
        var start = when.Start.InZone(zone).LocalDateTime;
        var end = when.End.InZone(zone).LocalDateTime;
        var from = $"{Day(start.Date, year, Years(start.Date, end.Date, year))} {Calendar.Clock(start.TimeOfDay)}";
        if (when is WhenPoint) return from;
        if (end.Date == start.Date && end > start) return $"{from}–{Calendar.Clock(end.TimeOfDay)}";
        return $"{from}–{Day(end.Date, year, Years(start.Date, end.Date, year))} {Calendar.Clock(end.TimeOfDay)}";
    }

    private static string Span(LocalDate first, LocalDate last, int year)
    {
        var years = Years(first, last, year);
        return first == last ? Day(first, year, years) : $"{Day(first, year, years)}–{Day(last, year, years)}";
    }

    /// <summary>Over more than a year both ends need theirs, and so does a first day whose year the last one cannot give it.</summary>
    private static bool Years(LocalDate first, LocalDate last, int year) =>
        Period.DaysBetween(first, last) > 360 || (first.Year != last.Year && last.Year == year);

    private static string Day(LocalDate date, int year, bool always) =>
        date.ToString(date.Year == year && !always ? "ddd d MMM" : "ddd d MMM uuuu", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Moment(Instant at, DateTimeZone zone) => moment.Format(at.InZone(zone).ToOffsetDateTime());

    private static bool IsSecond(Instant at, DateTimeZone zone) =>
        zone.MapLocal(at.InZone(zone).LocalDateTime) is { Count: 2 } twice && twice.Last().ToInstant() == at;

    private static DateTimeZone Fixed(When when) =>
        DateTimeZone.ForOffset(when.Zone.GetUtcOffset(IsSecond(when.Start, when.Zone) ? when.Start : when.End));
}
