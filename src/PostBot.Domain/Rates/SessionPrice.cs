using NodaTime;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Domain.Rates;

/// <summary>What a session costs, in minor units.</summary>
/// <param name="Extra">How much of it is because of overtime, nights and weekends.</param>
/// <param name="Outside">How long it is outside the hours of the rate card.</param>
public sealed record SessionPrice(long Total, long Extra, Duration Outside)
{
    private static readonly LocalTime nightFrom = new(22, 0);
    private static readonly LocalTime nightUntil = new(6, 0);

    /// <summary>
    /// Hours inside the working hours of a working day are charged as a day, a half day or by the hour, whichever costs least of what is priced; what goes
    /// beyond a day's length is overtime. Other hours are charged by the hour with their uplift. Rounded once, half away from zero.
    /// </summary>
    /// <param name="from">The working hours, in minutes after midnight.</param>
    /// <returns>Null when the rate names no price.</returns>
    public static SessionPrice? Of(Rate rate, Slot slot, DateTimeZone zone, WorkingWeek week, int from, int until)
    {
        if (HourOf(rate) is not { } hour) return null;
        decimal total = 0, extra = 0;
        var (outside, all) = (Duration.Zero, Duration.Zero);
        foreach (var (date, pieces) in Days(slot, zone, from, until))
        {
            decimal normal = 0;
            foreach (var (start, length) in pieces)
            {
                all += length;
                var hours = Hours(length);
                if (Percent(rate, week, date, start, from, until) is not { } percent)
                {
                    normal += hours;
                    continue;
                }
                outside += length;
                total += hours * hour * percent / 100m;
                extra += hours * hour * (percent - 100) / 100m;
            }
            var (charged, beyond) = Inside(rate, hour, normal);
            total += charged;
            extra += beyond;
        }
        if (Hours(all) < rate.MinimumHours) total += (rate.MinimumHours - Hours(all)) * hour;
        return new SessionPrice(Round(total), Round(extra), outside);
    }

    /// <summary>The price of the normal hours of one day, and how much of it is overtime beyond the day's length.</summary>
    private static (decimal Charged, decimal Beyond) Inside(Rate rate, decimal hour, decimal hours)
    {
        if (hours == 0) return (0, 0);
        if (rate.Day is { } day && hours >= rate.DayHours)
        {
            var over = (hours - rate.DayHours) * hour;
            return (day + (over * rate.OvertimePercent / 100m), over * (rate.OvertimePercent - 100) / 100m);
        }
        var cheapest = hour * hours;
        if (rate.HalfDay is { } half && hours * 2 <= rate.DayHours) cheapest = rate.Hour is null ? half : Math.Min(cheapest, half);
        return (rate.Day is { } most ? Math.Min(cheapest, most) : cheapest, 0);
    }

    private static decimal? HourOf(Rate rate) => rate.Hour ?? (rate.Day ?? (rate.HalfDay * 2)) / (decimal)rate.DayHours;

    /// <summary>The uplift of a piece of a session; null when it is normal time.</summary>
    private static int? Percent(Rate rate, WorkingWeek week, LocalDate date, LocalTime start, int from, int until)
    {
        if (!week.Holds(date)) return rate.WeekendPercent > 0 ? rate.WeekendPercent : rate.OvertimePercent;
        var minute = (start.Hour * 60) + start.Minute;
        if (minute >= from && minute < until) return null;
        return rate.NightPercent > 0 && (start >= nightFrom || start < nightUntil) ? rate.NightPercent : rate.OvertimePercent;
    }

    /// <summary>The session by local days, cut wherever another price can begin. Lengths are real time, on nights when the clocks change too.</summary>
    private static IEnumerable<(LocalDate Date, List<(LocalTime Start, Duration Length)> Pieces)> Days(Slot slot, DateTimeZone zone, int from, int until)
    {
        int[] cuts = [from, until, 6 * 60, 22 * 60];
        for (var date = slot.Start.InZone(zone).Date; date.AtStartOfDayInZone(zone).ToInstant() < slot.End; date = date.PlusDays(1))
        {
            var end = Instant.Min(slot.End, date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
            var at = Instant.Max(slot.Start, date.AtStartOfDayInZone(zone).ToInstant());
            var moments = cuts.Where(cut => cut is > 0 and < 24 * 60).Select(cut => date.At(LocalTime.FromMinutesSinceMidnight(cut)).InZoneLeniently(zone).ToInstant()).Where(cut => cut > at && cut < end).Append(end).Distinct().Order();
            var pieces = new List<(LocalTime, Duration)>();
            foreach (var next in moments)
            {
                pieces.Add((at.InZone(zone).TimeOfDay, next - at));
                at = next;
            }
            yield return (date, pieces);
        }
    }

    private static decimal Hours(Duration length) => (decimal)length.TotalMinutes / 60m;

    private static long Round(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);
}
