using System.Globalization;
using NodaTime;

namespace PostBot.Core.Cards;

/// <summary>How moments, days and durations are written everywhere: <c>Thu 26 Nov 10:00–18:00</c>, the year only when it is not this one.</summary>
public static class Times
{
    /// <summary>Zone names end in the city people say: <c>Europe/London</c> is <c>London</c>.</summary>
    public static string City(string zone)
    {
        var city = zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return city.Length == 0 ? zone : city;
    }

    public static string Day(LocalDate date, LocalDate today) =>
        date.ToString(date.Year == today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>today</c>, <c>tomorrow</c>, <c>yesterday</c> or the day.</summary>
    public static string NearDay(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        _ => Day(date, today),
    };

    public static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment on the clock of <paramref name="zone"/>: <c>Thu 26 Nov 18:00</c>.</summary>
    public static string Moment(Instant at, DateTimeZone zone, Instant now)
    {
        var local = at.InZone(zone).LocalDateTime;
        return $"{Day(local.Date, now.InZone(zone).Date)} {Clock(local.TimeOfDay)}";
    }

    /// <summary>A moment near now: <c>today 17:00</c>, <c>tomorrow 18:00</c>, else with its day.</summary>
    public static string NearMoment(Instant at, DateTimeZone zone, Instant now)
    {
        var local = at.InZone(zone).LocalDateTime;
        return $"{NearDay(local.Date, now.InZone(zone).Date)} {Clock(local.TimeOfDay)}";
    }

    /// <summary>A half-open span: <c>Thu 26 Nov 10:00–18:00</c>, over midnight <c>Thu 26 Nov 22:00–Fri 27 Nov 02:00</c>.</summary>
    public static string Span(Instant from, Instant until, DateTimeZone zone, Instant now)
    {
        var start = from.InZone(zone).LocalDateTime;
        var end = until.InZone(zone).LocalDateTime;
        var today = now.InZone(zone).Date;
        return start.Date == end.Date
            ? $"{Day(start.Date, today)} {Clock(start.TimeOfDay)}–{Clock(end.TimeOfDay)}"
            : $"{Day(start.Date, today)} {Clock(start.TimeOfDay)}–{Day(end.Date, today)} {Clock(end.TimeOfDay)}";
    }

    /// <summary>A <see cref="Cards.Moment"/> as its reader sees it: the reader's own clock is added when it differs.</summary>
    public static string ForReader(Moment moment, DateTimeZone? reader, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(moment.Zone) ?? DateTimeZone.Utc;
        var said = moment.Until is { } until ? Span(moment.At, until, zone, now) : Moment(moment.At, zone, now);
        if (reader is null || reader.GetUtcOffset(moment.At) == zone.GetUtcOffset(moment.At)) return said;
        var yours = moment.At.InZone(reader).LocalDateTime;
        var sameDay = yours.Date == moment.At.InZone(zone).Date;
        var clock = sameDay ? Clock(yours.TimeOfDay) : Moment(moment.At, reader, now);
        return $"{said} {City(moment.Zone)} · {clock} yours";
    }

    /// <summary><c>45 min</c>, <c>2 h</c>, <c>2 h 30</c>.</summary>
    public static string Length(Duration length)
    {
        var minutes = (long)Math.Round(length.TotalMinutes);
        return minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60:00}";
    }
}
