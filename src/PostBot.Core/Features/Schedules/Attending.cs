using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Schedules;

/// <summary>Who is in an attended session now, and until when: the client is looking at that screen, so nothing is nudged there that can wait.</summary>
internal sealed class Attending
{
    private readonly Dictionary<long, Instant> until = [];

    /// <summary>When the person's session ends; null when they are in none.</summary>
    public Instant? Until(Person person) => until.TryGetValue(person.Id, out var end) ? end : null;

    /// <summary>In a session are the people booked for it, whoever does its step, those invited, and its holder unless they only coordinate it.</summary>
    public static async Task<Attending> Now(PostBotDb db, NamesOf names, Instant now, CancellationToken cancel, long? studio = null)
    {
        var attending = new Attending();
        var running = await db.Bookings.AsNoTracking().Where(row => row.CheckedInAt != null && row.WrappedAt == null && row.Attendance == Attendance.Attended && row.EndAt > now && row.CheckedInAt <= now && (studio == null || row.StudioId == studio)).ToListAsync(cancel);
        foreach (var booking in running.Where(row => row.IsLive))
        {
            foreach (var person in await People(db, await names(booking.StudioId), booking, cancel))
                if (!attending.until.TryGetValue(person, out var known) || known < booking.EndAt) attending.until[person] = booking.EndAt;
        }
        return attending;
    }

    private static async Task<HashSet<long>> People(PostBotDb db, Names names, Booking booking, CancellationToken cancel)
    {
        var id = booking.Id;
        var people = (await db.Invitees.Where(row => row.BookingId == id).Select(row => row.PersonId).ToListAsync(cancel)).ToHashSet();
        foreach (var resource in await db.Claims.Where(row => row.BookingId == id).Select(row => row.ResourceId).ToListAsync(cancel)) if (names.Resource(resource).PersonId is { } booked) people.Add(booked);
        if (booking is { UnitId: { } unit, Step: { } step } && await db.Steps.Where(row => row.UnitId == unit && row.Name == step).Select(row => row.OwnerId).FirstOrDefaultAsync(cancel) is { } does) people.Add(does);
        if (names.FindPerson(booking.HeldById) is { } holder && Policy.RoleOn(holder, booking.ProjectId, names) < Role.Coordinator) people.Add(holder.Id);
        return people;
    }
}

/// <summary>The names of a studio, loaded once.</summary>
internal delegate Task<Names> NamesOf(long studio);
