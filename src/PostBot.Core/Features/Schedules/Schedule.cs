using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What may stand behind a deadline: the open deadlines and the live sessions of the same unit, or of the whole production when it is about no unit.</summary>
internal sealed class Schedule
{
    /// <summary>More than a production has at once; it bounds what one preview can cost.</summary>
    private const int Most = 500;

    private readonly DateTimeZone zone;

    private Schedule(DateTimeZone zone, List<Deadline> deadlines, List<(Booking, List<Claim>)> sessions)
    {
        this.zone = zone;
        Deadlines = deadlines.ToDictionary(row => $"D{row.Number}");
        Sessions = sessions.ToDictionary(pair => $"B{pair.Item1.Number}");
    }

    /// <summary>By their ids, <c>D9</c>; tracked.</summary>
    public IReadOnlyDictionary<string, Deadline> Deadlines { get; }

    /// <summary>By their ids, <c>B30</c>; tracked.</summary>
    public IReadOnlyDictionary<string, (Booking Booking, List<Claim> Claims)> Sessions { get; }

    public static async Task<Schedule> Of(PostBotDb db, Names names, Deadline root, Instant now, CancellationToken cancel)
    {
        var (project, unit) = (root.ProjectId, root.UnitId);
        var deadlines = db.Deadlines.Where(row => row.ProjectId == project && row.State == DeadlineState.Open);
        var bookings = db.Bookings.Where(row => row.ProjectId == project && row.StartAt > now && (row.State == BookingState.Held || row.State == BookingState.Confirmed || row.State == BookingState.Waitlisted));
        if (unit is not null)
        {
            deadlines = deadlines.Where(row => row.UnitId == unit);
            bookings = bookings.Where(row => row.UnitId == unit);
        }
        var open = await deadlines.OrderBy(row => row.DueAt).Take(Most).ToListAsync(cancel);
        if (open.All(row => row.Id != root.Id)) open.Add(root);
        var live = await bookings.OrderBy(row => row.StartAt).Take(Most).ToListAsync(cancel);
        var ids = live.ConvertAll(row => row.Id);
        var claims = (await db.Claims.Where(row => ids.Contains(row.BookingId)).ToListAsync(cancel)).ToLookup(row => row.BookingId);
        return new Schedule(names.ZoneOf(names.Project(project)), open, live.ConvertAll(row => (row, claims[row.Id].ToList())));
    }

    /// <summary>As the ripple sees it, on the production's clock.</summary>
    /// <param name="leftOut">Ids that stay where they are because somebody said so.</param>
    public List<ScheduleItem> Items(IReadOnlySet<string> leftOut)
    {
        var ordered = Deadlines.Values.OrderBy(row => row.DueAt).ThenBy(row => row.Number).ToList();
        var byId = ordered.ToDictionary(row => row.Id);
        var items = new List<ScheduleItem>();
        for (var i = 0; i < ordered.Count; i++)
        {
            var row = ordered[i];
            items.Add(new ScheduleItem($"D{row.Number}", Local(row.DueAt))
            {
                Contract = row.ContractAt is { } contract ? Local(contract) : null,
                Pin = row.Fixed ? Pin.Fixed : leftOut.Contains($"D{row.Number}") ? Pin.LeftOut : Pin.None,
                After = row.AfterId is { } after ? byId.TryGetValue(after, out var before) ? [$"D{before.Number}"] : [] : [.. ordered.Take(i).Select(earlier => $"D{earlier.Number}")],
            });
        }
        foreach (var (id, (booking, _)) in Sessions)
        {
            items.Add(new ScheduleItem(id, Local(booking.StartAt), Local(booking.EndAt))
            {
                Pin = booking.State == BookingState.Confirmed ? Pin.Confirmed : leftOut.Contains(id) ? Pin.LeftOut : Pin.None,
                After = [.. ordered.TakeWhile(row => row.DueAt <= booking.StartAt).Select(row => $"D{row.Number}")],
            });
        }
        return items;
    }

    /// <summary>Everything that stands behind a deadline, in the order in which it comes.</summary>
    public IReadOnlyList<ScheduleItem> Behind(Deadline deadline) => Ripple.Behind(Items(System.Collections.Frozen.FrozenSet<string>.Empty), $"D{deadline.Number}");

    public LocalDateTime Local(Instant at) => at.InZone(zone).LocalDateTime;

    public Instant Moment(LocalDateTime local) => local.InZoneLeniently(zone).ToInstant();

    /// <summary>Whose work a change of these touches: who owes a deadline, who holds a session, is booked for it, invited to it or does its step.</summary>
    public async Task<HashSet<long>> People(PostBotDb db, Names names, IEnumerable<string> ids, CancellationToken cancel)
    {
        var people = new HashSet<long>();
        foreach (var id in ids)
        {
            if (Deadlines.TryGetValue(id, out var deadline) && deadline.OwnerId is { } owner) people.Add(owner);
            if (!Sessions.TryGetValue(id, out var session)) continue;
            people.Add(session.Booking.HeldById);
            people.UnionWith(session.Claims.Select(claim => names.Resource(claim.ResourceId).PersonId).OfType<long>());
            var booking = session.Booking.Id;
            people.UnionWith(await db.Invitees.Where(row => row.BookingId == booking).Select(row => row.PersonId).ToListAsync(cancel));
            var (unit, step) = (session.Booking.UnitId, session.Booking.Step);
            if (unit is null || step is null) continue;
            if (await db.Steps.Where(row => row.UnitId == unit && row.Name == step).Select(row => row.OwnerId).FirstOrDefaultAsync(cancel) is { } does) people.Add(does);
        }
        return people;
    }
}
