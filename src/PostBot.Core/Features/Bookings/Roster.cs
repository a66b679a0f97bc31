using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>People with days or hours of their own: outside them they work only if a coordinator says so.</summary>
internal static class Roster
{
    /// <summary>The sentence that says whose roster a session is outside of; null when nobody's.</summary>
    public static string? Broken(Turn turn, IEnumerable<Resource> resources, Slot slot)
    {
        foreach (var person in resources.Where(resource => resource.PersonId is not null && Opening.IsOwn(resource)))
        {
            var opening = Opening.Of(turn.Names, person);
            if (opening.Outside(slot) is var outside && outside > Duration.Zero)
            {
                return $"{person.Name} works {Say(opening)}; {(outside == slot.Length ? Times.Span(slot.Start, slot.End, opening.Zone, turn.Now) : $"{Times.Length(outside)} of {Times.Span(slot.Start, slot.End, opening.Zone, turn.Now)}")} is outside the roster";
            }
        }
        return null;
    }

    /// <summary><c>Mon to Thu 10:00–18:00</c></summary>
    public static string Say(Opening opening) => $"{WorkingWeek.Say(opening.Week.Days)} {new HourSpan(opening.From, opening.Until)}";
}
