using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Calendars;

/// <summary>The bookings a calendar shows: a month back and a year ahead, and what was cancelled in the last month.</summary>
internal sealed record CalendarSource(string Name, DateTimeZone Zone, IReadOnlyList<Booking> Bookings)
{
    /// <summary>Readers slow down with more, and nobody looks at more.</summary>
    private const int Most = 2_000;

    private static readonly Duration back = Duration.FromDays(30);

    private static readonly Duration ahead = Duration.FromDays(366);

    public ILookup<long, Claim> Claims { get; private init; } = Array.Empty<Claim>().ToLookup(claim => claim.BookingId);

    public IReadOnlyDictionary<long, BookingRevision> Revisions { get; private init; } = new Dictionary<long, BookingRevision>();

    /// <summary>Null when what it is about is gone, or is no longer the reader's to know.</summary>
    public static async Task<CalendarSource?> Load(View view, PrivateLink link, CancellationToken cancel)
    {
        var (names, reader) = (view.Names, view.Reader!);
        switch (link.Kind)
        {
            case LinkKind.OwnCalendar:
                return await Fill(view, new CalendarSource(reader.Name, names.ZoneOf(reader), []), await Own(view, reader, cancel), cancel);
            case LinkKind.ProjectCalendar:
                if (names.Projects.FirstOrDefault(project => project.Id == link.About) is not { } project || !view.Sees(project.Id)) return null;
                return await Fill(view, new CalendarSource(project.Code, names.ZoneOf(project), []), await Between(view, [project.Id], cancel), cancel);
            case LinkKind.ResourceCalendar:
                if (names.Resources.FirstOrDefault(resource => resource.Id == link.About) is not { } room) return null;
                return await Fill(view, new CalendarSource(room.Name, names.ZoneOf(room), []), await OnResource(view, room.Id, cancel), cancel);
            default:
                return null;
        }
    }

    private static async Task<List<Booking>> Between(View view, List<long> projects, CancellationToken cancel)
    {
        var (from, until) = (view.Now - back - Slot.Longest, view.Now + ahead);
        return await view.Db.Bookings.AsNoTracking().Where(row => projects.Contains(row.ProjectId) && row.StartAt >= from && row.StartAt < until).OrderBy(row => row.StartAt).Take(Most * 2).ToListAsync(cancel);
    }

    private static async Task<List<Booking>> OnResource(View view, long resource, CancellationToken cancel)
    {
        var (from, until) = (view.Now - back - Slot.Longest, view.Now + ahead);
        return await view.Db.Claims.AsNoTracking().Where(claim => claim.ResourceId == resource && claim.StartAt >= from && claim.StartAt < until)
            .Join(view.Db.Bookings, claim => claim.BookingId, booking => booking.Id, (claim, booking) => booking).OrderBy(row => row.StartAt).Take(Most * 2).ToListAsync(cancel);
    }

    /// <summary>A client's are those of their productions; everybody else's are what they hold, work on, are booked for or invited to.</summary>
    private static async Task<List<Booking>> Own(View view, Person person, CancellationToken cancel)
    {
        var all = await Between(view, [.. Policy.Visible(person, view.Names).Select(project => project.Id)], cancel);
        if (person.Role == Role.Client) return all;
        var steps = await view.Db.Steps.AsNoTracking().Where(step => step.OwnerId == person.Id).Select(step => new { step.UnitId, step.Name }).ToListAsync(cancel);
        var mine = steps.Select(step => ((long?)step.UnitId, step.Name)).ToHashSet();
        var named = (await view.Db.Invitees.AsNoTracking().Where(row => row.PersonId == person.Id).Select(row => row.BookingId).ToListAsync(cancel)).ToHashSet();
        if (view.Names.ResourceOf(person.Id) is { } self) named.UnionWith((await OnResource(view, self.Id, cancel)).Select(booking => booking.Id));
        return [.. all.Where(booking => booking.HeldById == person.Id || named.Contains(booking.Id) || (booking.Step is { } step && mine.Contains((booking.UnitId, step))))];
    }

    private static async Task<CalendarSource> Fill(View view, CalendarSource source, List<Booking> found, CancellationToken cancel)
    {
        var since = view.Now - back;
        var seen = found.Where(booking => booking.EndAt > since && view.Sees(booking.ProjectId)).ToList();
        var revisions = new Dictionary<long, BookingRevision>();
        var claims = new List<Claim>();
        foreach (var ids in seen.Select(booking => booking.Id).Chunk(500).Select(chunk => chunk.ToList()))
        {
            foreach (var revision in await view.Db.BookingRevisions.AsNoTracking().Where(row => ids.Contains(row.BookingId)).ToListAsync(cancel)) revisions[revision.BookingId] = revision;
            claims.AddRange(await view.Db.Claims.AsNoTracking().Where(claim => ids.Contains(claim.BookingId)).OrderBy(claim => claim.Id).ToListAsync(cancel));
        }
        var shown = seen.Where(booking => booking.State != BookingState.Released || (revisions.TryGetValue(booking.Id, out var revision) && revision.ChangedAt > since)).Take(Most);
        return source with { Bookings = [.. shown], Claims = claims.ToLookup(claim => claim.BookingId), Revisions = revisions };
    }
}
