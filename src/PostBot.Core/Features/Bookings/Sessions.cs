using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>A date phrase as sessions: a range is one, a day is its working hours, several days are one session each.</summary>
internal static class Sessions
{
    /// <returns>The sessions in order, or the sentence that says why there are none.</returns>
    public static (IReadOnlyList<Slot> Slots, string? Problem) Of(When when, Names names, Resource resource, DateTimeZone zone, Instant now)
    {
        IReadOnlyList<(Instant Start, Instant End)> spans;
        switch (when)
        {
            case WhenRange range:
                spans = [(range.Start, range.End)];
                break;
            case WhenDays days:
                spans = [.. Days(days, names.Week).Select(day => (At(day, names.Studio.DayStart, zone), At(day, names.Studio.DayEnd, zone)))];
                break;
            case WhenDaily daily:
                spans = [.. daily.Ranges().Select(range => (range.Start, range.End))];
                break;
            case WhenPoint point:
                var starts = Times.Clock(point.At.InZone(zone).TimeOfDay);
                return ([], $"Until when? From {starts} until, for example: hold {resource.Name} {Times.Moment(point.At, zone, now)}-18:00");
            default:
                return ([], $"When should {resource.Name} be held? For example: tomorrow 10-18");
        }
        if (spans.Any(span => span.End <= now)) return ([], $"That is in the past: {Times.Span(spans[0].Start, spans[0].End, zone, now)}. Nothing was booked.");
        if (spans.Any(span => span.End - span.Start > Slot.Longest)) return ([], "A session is at most 31 days long. Nothing was booked.");
        return ([.. spans.Select(span => new Slot(span.Start, span.End))], null);
    }

    /// <summary>Working days only, unless the phrase is nothing but days off: "next week" does not mean Sunday.</summary>
    private static List<LocalDate> Days(WhenDays days, WorkingWeek week)
    {
        var all = new List<LocalDate>();
        for (var day = days.First; day < days.EndExclusive && all.Count < 366; day = day.PlusDays(1)) all.Add(day);
        var working = all.Where(week.Holds).ToList();
        return working.Count > 0 && all.Count > 2 ? working : all;
    }

    private static Instant At(LocalDate day, int minutes, DateTimeZone zone) =>
        (minutes == 24 * 60 ? day.PlusDays(1).AtMidnight() : day.At(LocalTime.FromMinutesSinceMidnight(minutes))).InZoneLeniently(zone).ToInstant();
}
