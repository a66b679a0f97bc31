using NodaTime;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>Turnaround: the rest of a person between two sessions on different days.</summary>
internal static class Rest
{
    /// <summary>The sentence that says whose rest a slot would cut short; null when nobody's.</summary>
    /// <param name="except">The booking that moves: it does not disturb itself.</param>
    public static async Task<string?> Broken(Turn turn, IEnumerable<Resource> resources, Slot slot, CancellationToken cancel, long? except = null)
    {
        var rest = Duration.FromHours(turn.Studio.RestHours);
        if (rest == Duration.Zero) return null;
        foreach (var person in resources.Where(resource => resource.PersonId is not null && resource.Id != 0))
        {
            var zone = turn.Names.ZoneOf(person);
            foreach (var claim in await Claims.Touching(turn.Db, person.Id, new Slot(slot.Start - rest, slot.End + rest), cancel))
            {
                if (claim.BookingId == except || claim.State == BookingState.Waitlisted || new Slot(claim.StartAt, claim.EndAt).Clashes(slot)) continue;
                var (earlier, later) = claim.EndAt <= slot.Start ? (claim.EndAt, slot.Start) : (slot.End, claim.StartAt);
                // Sessions of one working day follow one another; rest is what lies between two days.
                if (earlier.InZone(zone).Date == later.InZone(zone).Date) continue;
                return $"{person.Name} would rest {Cards.Times.Length(later - earlier)} between two sessions; {turn.Studio.RestHours} h is the rule";
            }
        }
        return null;
    }
}
