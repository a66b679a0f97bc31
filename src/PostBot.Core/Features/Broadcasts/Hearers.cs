using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Schedules;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Audiences that the schedule decides: whoever an object touches, whoever has a session then.</summary>
internal static class Hearers
{
    private const int Most = 5_000;

    /// <summary>So many ids in one question to the database.</summary>
    private const int Together = 500;

    /// <summary>Whose work a booking or a deadline touches, without the asker; null when it does not exist or they may not see it.</summary>
    public static async Task<(IReadOnlyCollection<long> People, long ProjectId)?> AffectedBy(Turn turn, ShortId id, CancellationToken cancel)
    {
        if (id.Letter == 'D')
        {
            if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return null;
            var schedule = await Schedule.Of(turn.Db, turn.Names, deadline, turn.Now, cancel);
            var ids = schedule.Behind(deadline).Select(item => item.Id).Prepend(id.ToString());
            return ([.. (await schedule.People(turn.Db, turn.Names, ids, cancel)).Where(person => person != turn.Asker.Id)], deadline.ProjectId);
        }
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return null;
        var people = (await Sessions(turn, [booking], cancel)).ToHashSet();
        var bookings = new List<long>();
        foreach (var claim in claims) bookings.AddRange((await Claims.Touching(turn.Db, claim.ResourceId, booking.Slot, cancel)).Select(other => other.BookingId));
        var project = booking.ProjectId;
        // Others in the line hear of it only from within the production: they are another's business.
        people.UnionWith(await turn.Db.Bookings.Where(row => bookings.Contains(row.Id) && row.ProjectId == project).Select(row => row.HeldById).ToListAsync(cancel));
        people.Remove(turn.Asker.Id);
        return (people, project);
    }

    /// <summary>
    /// The button that prepares a message about a change of a session, old → new, to those it touches: with receipts, which the word that everybody in
    /// the session gets by itself has not. None where it touches nobody else, or for who may not send one.
    /// </summary>
    public static async Task<Card> Offer(Turn turn, Card card, Booking booking, Text said, CancellationToken cancel)
    {
        if (Policy.RoleOn(turn.Asker, booking.ProjectId, turn.Names) < Role.Coordinator) return card;
        if (await AffectedBy(turn, new ShortId('B', booking.Number), cancel) is not { People.Count: > 0 } touched) return card;
        var zone = turn.Names.ZoneOf(turn.Names.Project(booking.ProjectId));
        var line = $"broadcast {turn.Names.Work(booking.ProjectId, booking.UnitId, null)} affected by B{booking.Number} {PlainDrawing.Words(said, zone, turn.Now)}";
        var button = new Button($"Broadcast to {touched.People.Count}", Typed.Shorten(line, 1_800));
        return card with { Buttons = [.. card.Buttons.Where(one => !one.Danger), button, .. card.Buttons.Where(one => one.Danger)] };
    }

    /// <summary>Who holds a session in a time, or does the step it is for.</summary>
    public static async Task<IReadOnlyCollection<long>> Booked(Turn turn, Domain.Phrases.When when, long? projectId, CancellationToken cancel)
    {
        var (studioId, from, until, earliest) = (turn.Studio.Id, when.Start, when.End, when.Start - Slot.Longest);
        var rows = turn.Db.Bookings.AsNoTracking().Where(row => row.StudioId == studioId && row.StartAt > earliest && row.StartAt < until && row.EndAt > from && (row.State == BookingState.Held || row.State == BookingState.Confirmed));
        if (projectId is { } project) rows = rows.Where(row => row.ProjectId == project);
        var found = await rows.Take(Most).ToListAsync(cancel);
        var people = await Sessions(turn, found, cancel);
        people.Remove(turn.Asker.Id);
        return people;
    }

    /// <summary>Whom sessions are about: who holds them, whose own time is booked, who is invited, who does the step they are for.</summary>
    private static async Task<HashSet<long>> Sessions(Turn turn, IReadOnlyCollection<Booking> sessions, CancellationToken cancel)
    {
        var people = sessions.Select(row => row.HeldById).ToHashSet();
        var ids = sessions.Select(row => row.Id).ToList();
        foreach (var some in ids.Chunk(Together).Select(chunk => chunk.ToList()))
        {
            people.UnionWith(await turn.Db.Invitees.AsNoTracking().Where(row => some.Contains(row.BookingId)).Select(row => row.PersonId).Distinct().ToListAsync(cancel));
            foreach (var resource in await turn.Db.Claims.AsNoTracking().Where(row => some.Contains(row.BookingId)).Select(row => row.ResourceId).Distinct().ToListAsync(cancel)) if (turn.Names.Resource(resource).PersonId is { } booked) people.Add(booked);
        }
        var units = sessions.Where(row => row.UnitId is not null && row.Step is not null).Select(row => (row.UnitId!.Value, row.Step!)).ToHashSet();
        var worked = units.Select(pair => pair.Value).Distinct().ToList();
        foreach (var step in await turn.Db.Steps.AsNoTracking().Where(row => worked.Contains(row.UnitId) && row.OwnerId != null).ToListAsync(cancel))
        {
            if (units.Contains((step.UnitId, step.Name))) people.Add(step.OwnerId!.Value);
        }
        return people;
    }
}
