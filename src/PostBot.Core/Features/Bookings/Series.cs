using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>The sessions of a series and of linked options, from phrases that leave out what the first one said.</summary>
internal static class Series
{
    /// <summary>Sessions on some days of the week until a day, at the hours of a phrase; the sentence that says why not otherwise.</summary>
    public static (IReadOnlyList<Slot> Slots, string? Problem) Of(When hours, Every every, When? until, IReadOnlyList<When> except, Names names, Resource room, DateTimeZone zone, Instant now)
    {
        if (until is null) return ([], "Until which day? For example: every weekday until 18 Dec");
        var (from, to) = Hours(hours, Opening.Of(names, room), zone);
        var first = hours.Start.InZone(zone).Date;
        var today = now.InZone(zone).Date;
        if (first < today) first = today;
        var last = until is WhenDays days ? days.Last : until.Start.InZone(zone).Date;
        if (last < first) return ([], "The last day comes before the first. Nothing was booked.");
        if (Period.DaysBetween(first, last) > 366) return ([], "A series is at most a year long. Nothing was booked.");
        var slots = new List<Slot>();
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (!every.Days.Contains(day.DayOfWeek) || names.Week.Holidays.Contains(day) || except.Any(one => Covers(one, day, zone))) continue;
            var start = day.At(from).InZoneLeniently(zone).ToInstant();
            var end = (to <= from ? day.PlusDays(1) : day).At(to).InZoneLeniently(zone).ToInstant();
            if (end <= start) return ([], $"The clocks go forward on {Times.Day(day, today)}: {Times.Clock(from)}–{Times.Clock(to)} does not exist then. Leave it out: except {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}. Nothing was booked.");
            if (end > now) slots.Add(new Slot(start, end));
        }
        return slots.Count == 0 ? ([], "No day is left in that series. Nothing was booked.") : (slots, null);
    }

    /// <summary>Hours that were said without a day, on the day that is meant.</summary>
    public static When OnDay(When hours, LocalDate day, DateTimeZone zone)
    {
        var (start, end) = (hours.Start.InZone(zone), hours.End.InZone(zone));
        var from = day.At(start.TimeOfDay).InZoneLeniently(zone).ToInstant();
        var until = day.PlusDays(Period.DaysBetween(start.Date, end.Date)).At(end.TimeOfDay).InZoneLeniently(zone).ToInstant();
        return until > from ? new WhenRange(from, until, zone) : hours;
    }

    /// <summary>An option that names only a day has the hours of the first.</summary>
    public static When SameHours(When option, When first, DateTimeZone zone)
    {
        if (option is not WhenDays { } days || first is WhenDays || days.Last != days.First) return option;
        var (start, end) = (first.Start.InZone(zone), first.End.InZone(zone));
        var from = days.First.At(start.TimeOfDay).InZoneLeniently(zone).ToInstant();
        var until = days.First.PlusDays(Period.DaysBetween(start.Date, end.Date)).At(end.TimeOfDay).InZoneLeniently(zone).ToInstant();
        return until > from ? new WhenRange(from, until, zone) : option;
    }

    private static (LocalTime From, LocalTime To) Hours(When hours, Opening opening, DateTimeZone zone) => hours switch
    {
        WhenDaily daily => (daily.From, daily.Until),
        WhenRange range => (range.Start.InZone(zone).TimeOfDay, range.End.InZone(zone).TimeOfDay),
        _ => (LocalTime.FromMinutesSinceMidnight(opening.From), LocalTime.FromMinutesSinceMidnight(opening.Until % (24 * 60))),
    };

    private static bool Covers(When when, LocalDate day, DateTimeZone zone) =>
        when is WhenDays days ? days.First <= day && day < days.EndExclusive : when.Start.InZone(zone).Date == day;
}
