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
    private const int MostDays = 366;

    /// <returns>The sessions in order, or the sentence that says why there are none. Of several, those that are over are left out.</returns>
    public static (IReadOnlyList<Slot> Slots, string? Problem) Of(When when, Names names, Resource resource, DateTimeZone zone, Instant now)
    {
        var (slots, problem) = Whenever(when, names, resource, zone, now);
        if (problem is not null) return (slots, problem);
        List<Slot> left = [.. slots.Where(slot => slot.End > now)];
        return left.Count == 0 ? ([], $"That is in the past: {Times.Span(slots[0].Start, slots[^1].End, zone, now)}. Nothing was booked.") : (left, null);
    }

    /// <summary>The same, also of what is over.</summary>
    public static (IReadOnlyList<Slot> Slots, string? Problem) Whenever(When when, Names names, Resource resource, DateTimeZone zone, Instant now)
    {
        if (when.End - when.Start > Duration.FromDays(MostDays)) return ([], "That is longer than a year. Nothing was booked.");
        var opening = Opening.Of(names, resource) with { Zone = zone };
        IReadOnlyList<(Instant Start, Instant End)> spans;
        switch (when)
        {
            case WhenRange range:
                spans = [(range.Start, range.End)];
                break;
            case WhenDays days:
                spans = [.. Days(days, opening.Week).Select(day => opening.On(day)).OfType<Slot>().Select(open => (open.Start, open.End))];
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
        if (spans.Any(span => span.End - span.Start > Slot.Longest)) return ([], "A session is at most 31 days long. Nothing was booked.");
        return spans.Count == 0 ? ([], "Nothing is left of that on the day on which the clocks change. Nothing was booked.") : ([.. spans.Select(span => new Slot(span.Start, span.End))], null);
    }

    /// <summary>Working days only, unless the phrase is nothing but days off: "next week" does not mean Sunday.</summary>
    private static List<LocalDate> Days(WhenDays days, WorkingWeek week)
    {
        var all = new List<LocalDate>();
        for (var day = days.First; day < days.EndExclusive; day = day.PlusDays(1)) all.Add(day);
        var working = all.Where(week.Holds).ToList();
        return working.Count > 0 && all.Count > 2 ? working : all;
    }
}
