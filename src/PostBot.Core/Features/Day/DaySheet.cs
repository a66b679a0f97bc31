using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Features.Feedback;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Day;

/// <summary>Open notes of one round that somebody has to address.</summary>
internal sealed record NotesWaiting(Round Round, int Count, Instant Oldest);

/// <summary>A broadcast and how many have not answered it; 1 where it is the reader's own answer.</summary>
internal sealed record Unanswered(Broadcast Broadcast, int Missing);

/// <summary>What one person has on in a day or a week, what waits for them and what they wait for, as far as the reader may see it.</summary>
internal sealed class DaySheet
{
    /// <summary>Nobody looks at more in one go.</summary>
    private const int Most = 500;

    /// <summary>How far ahead a hold of one's own asks to be confirmed.</summary>
    private static readonly Duration confirmAhead = Duration.FromDays(7);

    private readonly View view;
    private readonly Person person;
    private readonly DaySpan span;
    private readonly List<long> projects;

    private DaySheet(View view, Person person, DaySpan span, bool all)
    {
        (this.view, this.person, this.span, All) = (view, person, span, all);
        projects = [.. Policy.Visible(person, view.Names).Where(project => view.Reader is null || Policy.Sees(view.Reader, project, view.Names)).Select(project => project.Id)];
    }

    /// <summary>Everybody's sessions and deadlines rather than one person's.</summary>
    public bool All { get; }

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<Booking> Sessions { get; private set; } = [];

    /// <summary>By booking: the rooms.</summary>
    public ILookup<long, Claim> Claims { get; private set; } = Array.Empty<Claim>().ToLookup(claim => claim.BookingId);

    /// <summary>Open ones that fall due in the span.</summary>
    public IReadOnlyList<Deadline> Due { get; private set; } = [];

    /// <summary>Open ones that are past due.</summary>
    public IReadOnlyList<Deadline> Late { get; private set; } = [];

    public IReadOnlyList<NotesWaiting> Notes { get; private set; } = [];

    public IReadOnlyList<Unanswered> ToAcknowledge { get; private set; } = [];

    /// <summary>The person's own holds of the days ahead that they may confirm.</summary>
    public IReadOnlyList<Booking> ToConfirm { get; private set; } = [];

    /// <summary>Steps of theirs that can begin.</summary>
    public IReadOnlyList<Step> Ready { get; private set; } = [];

    /// <summary>Steps of theirs that are somebody else's move.</summary>
    public IReadOnlyList<Step> Stuck { get; private set; } = [];

    /// <summary>Rounds they opened whose reviewers still write.</summary>
    public IReadOnlyList<Round> Reviews { get; private set; } = [];

    /// <summary>Broadcasts of theirs that somebody has not answered.</summary>
    public IReadOnlyList<Unanswered> Asked { get; private set; } = [];

    public int Waiting => Notes.Count + ToAcknowledge.Count + ToConfirm.Count + Ready.Count + MyLate.Count();

    /// <summary>Of what is late, what the person owes.</summary>
    public IEnumerable<Deadline> MyLate => Late.Where(deadline => deadline.OwnerId == person.Id);

    public static async Task<DaySheet> Load(View view, Person person, DaySpan span, bool all, CancellationToken cancel)
    {
        var sheet = new DaySheet(view, person, span, all);
        if (sheet.projects.Count == 0) return sheet;
        var owned = await sheet.Owned(cancel);
        await sheet.LoadSessions(owned, cancel);
        await sheet.LoadDeadlines(cancel);
        await sheet.LoadNotes(owned, cancel);
        await sheet.LoadBroadcasts(cancel);
        sheet.Ready = [.. owned.Where(step => step.Meaning == StepMeaning.Ready)];
        sheet.Stuck = [.. owned.Where(step => step.Meaning is StepMeaning.Waiting or StepMeaning.Blocked or StepMeaning.InReview)];
        return sheet;
    }

    private async Task<List<Step>> Owned(CancellationToken cancel)
    {
        var steps = await view.Db.Steps.AsNoTracking().Where(row => row.OwnerId == person.Id && row.Meaning != StepMeaning.Done).OrderBy(row => row.ProjectId).ThenBy(row => row.SortOrder).Take(Most).ToListAsync(cancel);
        return [.. steps.Where(step => projects.Contains(step.ProjectId))];
    }

    private async Task LoadSessions(List<Step> owned, CancellationToken cancel)
    {
        var (start, end, now) = (span.Start, span.End, view.Now);
        var earliest = start - Slot.Longest;
        var latest = end > now + confirmAhead ? end : now + confirmAhead;
        var live = view.Db.Bookings.AsNoTracking().Where(row => projects.Contains(row.ProjectId) && row.StartAt >= earliest && row.StartAt < latest && (row.State == BookingState.Held || row.State == BookingState.Confirmed));
        var units = owned.Select(step => (long?)step.UnitId).Distinct().ToList();
        // A client's sessions are those of their productions; everybody else's are what they hold, work on or are booked for.
        var everything = All || person.Role == Role.Client;
        var booked = everything ? [] : await Booked(earliest, latest, cancel);
        if (!everything) live = live.Where(row => row.HeldById == person.Id || booked.Contains(row.Id) || units.Contains(row.UnitId));
        var rows = await live.OrderBy(row => row.StartAt).ThenBy(row => row.Number).Take(Most * 4).ToListAsync(cancel);
        Sessions = [.. rows.Where(row => row.StartAt < end && row.EndAt > start && (everything || row.HeldById == person.Id || booked.Contains(row.Id) || owned.Exists(step => step.UnitId == row.UnitId && step.Name == row.Step)))];
        if (person.Role >= Role.Coordinator) ToConfirm = [.. rows.Where(row => row.HeldById == person.Id && row.State == BookingState.Held && row.StartAt > now && row.StartAt < now + confirmAhead)];
        var shown = Sessions.Concat(ToConfirm).Select(row => row.Id).Distinct().ToList();
        Claims = (await view.Db.Claims.AsNoTracking().Where(claim => shown.Contains(claim.BookingId)).OrderBy(claim => claim.Id).ToListAsync(cancel)).ToLookup(claim => claim.BookingId);
    }

    /// <summary>The bookings that begin in a span and have the person on them, by name or as what is booked.</summary>
    private async Task<List<long>> Booked(Instant from, Instant until, CancellationToken cancel)
    {
        var themselves = view.Names.Resources.Where(resource => resource.PersonId == person.Id).Select(resource => resource.Id).ToList();
        var claimed = await view.Db.Claims.Where(claim => themselves.Contains(claim.ResourceId) && claim.StartAt >= from && claim.StartAt < until).Select(claim => claim.BookingId).Take(Most).ToListAsync(cancel);
        var named = await view.Db.Invitees.Where(invitee => invitee.PersonId == person.Id)
            .Join(view.Db.Bookings.Where(row => row.StartAt >= from && row.StartAt < until), invitee => invitee.BookingId, row => row.Id, (_, row) => row.Id).Take(Most).ToListAsync(cancel);
        return [.. claimed.Union(named)];
    }

    private async Task LoadDeadlines(CancellationToken cancel)
    {
        var (start, end, now) = (span.Start, span.End, view.Now);
        var open = view.Db.Deadlines.AsNoTracking().Where(row => projects.Contains(row.ProjectId) && row.State == DeadlineState.Open && row.DueAt < end);
        if (!All) open = open.Where(row => row.OwnerId == person.Id);
        var rows = await open.OrderBy(row => row.DueAt).ThenBy(row => row.Number).Take(Most).ToListAsync(cancel);
        Due = [.. rows.Where(row => row.DueAt >= start && row.DueAt >= now)];
        Late = [.. rows.Where(row => row.DueAt < now)];
    }

    /// <summary>Notes are for whoever cuts the unit, and for who has begun another step of it.</summary>
    private async Task LoadNotes(List<Step> owned, CancellationToken cancel)
    {
        var units = owned.Where(step => step.Name == "edit" || step.Meaning is StepMeaning.InProgress or StepMeaning.InReview or StepMeaning.Blocked or StepMeaning.Waiting).Select(step => step.UnitId).Distinct().ToList();
        var rounds = await view.Db.Rounds.AsNoTracking()
            .Where(row => units.Contains(row.UnitId) || (row.OpenedById == person.Id && row.State == RoundState.Open && projects.Contains(row.ProjectId))).OrderByDescending(row => row.Number).Take(Most).ToListAsync(cancel);
        rounds = [.. rounds.Where(round => Rounds.MaySee(view.Reader, round.ProjectId, view.Names) && Rounds.MaySee(person, round.ProjectId, view.Names))];
        Reviews = [.. rounds.Where(round => round.OpenedById == person.Id && round.State == RoundState.Open)];
        var ids = rounds.Where(round => units.Contains(round.UnitId)).Select(round => round.Id).ToList();
        var inside = Policy.IsInside(person) && view is { InPublic: false, Reader: { } reader } && Policy.IsInside(reader);
        var open = await view.Db.Notes.AsNoTracking().Where(note => ids.Contains(note.RoundId) && note.State == NoteState.Open && (inside || !note.IsInternal)).Select(note => new { note.RoundId, note.WrittenAt }).ToListAsync(cancel);
        Notes = [.. open.GroupBy(note => note.RoundId).Select(group => new NotesWaiting(rounds.Single(round => round.Id == group.Key), group.Count(), group.Min(note => note.WrittenAt))).OrderBy(one => one.Oldest)];
    }

    private async Task LoadBroadcasts(CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        var mine = await view.Db.Recipients.AsNoTracking().Where(row => row.PersonId == person.Id && (row.State == RecipientState.Queued || row.State == RecipientState.Sent))
            .Join(view.Db.Broadcasts, row => row.BroadcastId, broadcast => broadcast.Id, (row, broadcast) => broadcast)
            .Where(broadcast => broadcast.State == BroadcastState.Sent && broadcast.NeedsAnswer).OrderBy(broadcast => broadcast.Number).Take(Most).ToListAsync(cancel);
        ToAcknowledge = [.. mine.Select(broadcast => new Unanswered(broadcast, 1))];
        var sent = await view.Db.Broadcasts.AsNoTracking().Where(row => row.StudioId == studioId && row.AuthorId == person.Id && row.State == BroadcastState.Sent && row.NeedsAnswer).OrderByDescending(row => row.Number).Take(20).ToListAsync(cancel);
        var ids = sent.Select(row => row.Id).ToList();
        var missing = await view.Db.Recipients.AsNoTracking().Where(row => ids.Contains(row.BroadcastId) && (row.State == RecipientState.Queued || row.State == RecipientState.Sent)).Select(row => row.BroadcastId).ToListAsync(cancel);
        Asked = [.. sent.Select(row => new Unanswered(row, missing.Count(id => id == row.Id))).Where(one => one.Missing > 0)];
    }
}
