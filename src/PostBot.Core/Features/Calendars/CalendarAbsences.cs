using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Bookings;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Calendars;

namespace PostBot.Core.Features.Calendars;

/// <summary>When a room is down, a person off, and the days that are not on a roster of their own. Only people of the studio see them.</summary>
internal static class CalendarAbsences
{
    private const int DaysBack = 30;

    /// <summary>Rosters change: further ahead they would only fill the calendar.</summary>
    private const int RosterDaysAhead = 91;

    private const int DaysAhead = 366;

    public static IEnumerable<CalendarEvent> Of(View view, PrivateLink link)
    {
        if (!Policy.IsInside(view.Reader!)) return [];
        var resource = link.Kind switch
        {
            LinkKind.OwnCalendar => view.Names.ResourceOf(view.Reader!.Id),
            LinkKind.ResourceCalendar => view.Names.Resources.FirstOrDefault(one => one.Id == link.About),
            _ => null,
        };
        return resource is null ? [] : Downs(view, resource).Concat(Roster(view, resource));
    }

    private static IEnumerable<CalendarEvent> Downs(View view, Resource resource)
    {
        var (from, until) = (view.Now - Duration.FromDays(DaysBack), view.Now + Duration.FromDays(DaysAhead));
        var zone = view.Names.ZoneOf(resource);
        var word = resource.PersonId is null ? "DOWN" : "OFF";
        foreach (var down in view.Names.Downs.Where(down => down.ResourceId == resource.Id && down.EndAt > from && down.StartAt < until))
        {
            // A leave is a note in a calendar; a room that is down cannot be had.
            yield return new CalendarEvent($"down-{down.StudioId}-{down.Id}@postbot", down.StartAt, down.EndAt, down.StartAt)
            {
                Days = WholeDays(down, zone),
                Status = EventStatus.Confirmed,
                Busy = resource.PersonId is null,
                Summary = Typed.Clean($"{word}: {resource.Name}{(down.Reason.Length > 0 ? $", {down.Reason}" : "")}").Replace('\n', ' '),
                Location = resource.PersonId is null ? Typed.Clean(resource.Name) : "",
            };
        }
    }

    private static IEnumerable<CalendarEvent> Roster(View view, Resource resource)
    {
        if (resource.OpenDays is null) yield break;
        var opening = Opening.Of(view.Names, resource);
        var today = view.Now.InZone(opening.Zone).Date;
        for (var day = today.PlusDays(-DaysBack); day < today.PlusDays(RosterDaysAhead); day = day.PlusDays(1))
        {
            if (opening.Week.Holds(day) || !view.Names.Week.Holds(day)) continue;
            var start = day.AtStartOfDayInZone(opening.Zone).ToInstant();
            yield return new CalendarEvent(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"roster-{resource.StudioId}-{resource.Id}-{day:yyyyMMdd}@postbot"), start, day.PlusDays(1).AtStartOfDayInZone(opening.Zone).ToInstant(), start)
            {
                Days = (day, day.PlusDays(1)),
                Status = EventStatus.Confirmed,
                Summary = Typed.Clean($"{(resource.PersonId is null ? "CLOSED" : "NOT ON THE ROSTER")}: {resource.Name}"),
                Description = $"Works {Bookings.Roster.Say(opening)}",
            };
        }
    }

    /// <summary>The days it fills from midnight to midnight; null when it has hours.</summary>
    private static (LocalDate First, LocalDate EndExclusive)? WholeDays(DownTime down, DateTimeZone zone)
    {
        var (start, end) = (down.StartAt.InZone(zone).Date, down.EndAt.InZone(zone).Date);
        return start < end && start.AtStartOfDayInZone(zone).ToInstant() == down.StartAt && end.AtStartOfDayInZone(zone).ToInstant() == down.EndAt ? (start, end) : null;
    }
}
