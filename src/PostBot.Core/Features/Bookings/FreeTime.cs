using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>What is left of a slot where a room and the people with it can all be had, in order.</summary>
/// <param name="Holds">How many holds touch it: they can be challenged.</param>
/// <param name="Why">Why nothing is left, where that is not that it is booked: <c>down</c>.</param>
internal sealed record FreeTime(IReadOnlyList<Slot> Gaps, int Holds, string? Why)
{
    public bool IsWhole(Slot slot) => Gaps.Count == 1 && Gaps[0] == slot;

    /// <param name="least">Shorter gaps do not count.</param>
    public static FreeTime In(Turn turn, IReadOnlyList<Resource> together, Slot slot, Duration least)
    {
        var (taken, holds) = (new List<(Instant Start, Instant End)>(), new HashSet<long>());
        string? why = null;
        foreach (var resource in together)
        {
            foreach (var claim in resource.Id == 0 ? [] : ClaimRows.Touching(turn.Db, resource.Id, slot))
            {
                if (claim.State == BookingState.Confirmed) taken.Add((claim.StartAt, claim.EndAt));
                if (claim.State == BookingState.Held) holds.Add(claim.BookingId);
            }
            foreach (var down in turn.Names.Downs.Where(down => down.ResourceId == resource.Id && down.StartAt < slot.End && slot.Start < down.EndAt))
            {
                taken.Add((down.StartAt, down.EndAt));
                if (down.StartAt <= slot.Start && slot.End <= down.EndAt) why = resource.PersonId is null ? "down" : $"{resource.Name} is off";
            }
            if (resource.PersonId is not null && Opening.IsOwn(resource)) taken.AddRange(OffRoster(Opening.Of(turn.Names, resource), slot));
        }
        return new FreeTime([.. Left(slot, taken).Where(gap => gap.Length >= least)], holds.Count, why);
    }

    /// <summary>The parts of a slot in which somebody does not work.</summary>
    private static IEnumerable<(Instant Start, Instant End)> OffRoster(Opening opening, Slot slot)
    {
        var at = slot.Start;
        for (var day = slot.Start.InZone(opening.Zone).Date; day <= slot.End.InZone(opening.Zone).Date; day = day.PlusDays(1))
        {
            if (!opening.Week.Holds(day) || opening.On(day) is not { } open || open.End <= at) continue;
            if (open.Start > at) yield return (at, open.Start);
            at = open.End;
        }
        if (at < slot.End) yield return (at, slot.End);
    }

    private static IEnumerable<Slot> Left(Slot slot, List<(Instant Start, Instant End)> taken)
    {
        var at = slot.Start;
        foreach (var (start, end) in taken.OrderBy(span => span.Start))
        {
            if (start >= slot.End) break;
            if (start > at) yield return new Slot(at, start);
            if (end > at) at = end;
        }
        if (at < slot.End) yield return new Slot(at, slot.End);
    }
}
