using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Schedules;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Audiences that the schedule decides: whoever an object touches, whoever has a session then.</summary>
internal static class Hearers
{
    private const int Most = 5_000;

    /// <summary>Whose work a booking or a deadline touches, without the asker; null when it does not exist or they may not see it.</summary>
    public static async Task<(IReadOnlyCollection<long> People, long ProjectId)?> AffectedBy(Turn turn, ShortId id, CancellationToken cancel)
    {
        if (id.Letter == 'D')
        {
            if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return null;
            var schedule = await Schedule.Of(turn.Db, turn.Names, deadline, turn.Now, cancel);
            var ids = schedule.Behind(deadline).Select(item => item.Id).Prepend(id.ToString());
            return ([.. (await schedule.People(turn.Db, ids, cancel)).Where(person => person != turn.Asker.Id)], deadline.ProjectId);
        }
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return null;
        var people = new HashSet<long> { booking.HeldById };
        if (booking is { UnitId: { } unit, Step: { } step } && await turn.Db.Steps.Where(row => row.UnitId == unit && row.Name == step).Select(row => row.OwnerId).FirstOrDefaultAsync(cancel) is { } does) people.Add(does);
        var bookings = new List<long>();
        foreach (var claim in claims) bookings.AddRange((await Claims.Touching(turn.Db, claim.ResourceId, booking.Slot, cancel)).Select(other => other.BookingId));
        var project = booking.ProjectId;
        // Others in the line hear of it only from within the production: they are another's business.
        people.UnionWith(await turn.Db.Bookings.Where(row => bookings.Contains(row.Id) && row.ProjectId == project).Select(row => row.HeldById).ToListAsync(cancel));
        people.Remove(turn.Asker.Id);
        return (people, project);
    }

    /// <summary>Who holds a session in a time, or does the step it is for.</summary>
    public static async Task<IReadOnlyCollection<long>> Booked(Turn turn, Domain.Phrases.When when, long? projectId, CancellationToken cancel)
    {
        var (studioId, from, until, earliest) = (turn.Studio.Id, when.Start, when.End, when.Start - Slot.Longest);
        var rows = turn.Db.Bookings.AsNoTracking().Where(row => row.StudioId == studioId && row.StartAt > earliest && row.StartAt < until && row.EndAt > from && (row.State == BookingState.Held || row.State == BookingState.Confirmed));
        if (projectId is { } project) rows = rows.Where(row => row.ProjectId == project);
        var found = await rows.Take(Most).ToListAsync(cancel);
        var people = found.Select(row => row.HeldById).ToHashSet();
        var units = found.Where(row => row.UnitId is not null && row.Step is not null).Select(row => (row.UnitId!.Value, row.Step!)).ToHashSet();
        var ids = units.Select(pair => pair.Value).Distinct().ToList();
        foreach (var step in await turn.Db.Steps.AsNoTracking().Where(row => ids.Contains(row.UnitId) && row.OwnerId != null).ToListAsync(cancel))
        {
            if (units.Contains((step.UnitId, step.Name))) people.Add(step.OwnerId!.Value);
        }
        people.Remove(turn.Asker.Id);
        return people;
    }
}
