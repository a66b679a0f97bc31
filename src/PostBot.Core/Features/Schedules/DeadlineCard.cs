using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A deadline as it stands, and the nudge its owner gets: the same words with the owner's buttons.</summary>
internal sealed class DeadlineCard : ISubjectCard
{
    /// <summary>The face of the copy that reminds the owner.</summary>
    public const string NudgeFace = "nudge";

    private const int MostBehind = 3;
    private const int MostSessions = 20;

    public char Letter => 'D';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Deadlines.Where(row => row.StudioId == studioId && row.Number == number).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        var deadline = await view.Db.Deadlines.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (deadline is null || !Deadlines.MaySee(view.Reader, deadline, view.Names)) return null;
        var planned = await view.Db.Nudges.AsNoTracking().Where(nudge => nudge.DeadlineId == deadline.Id && nudge.State == NudgeState.Planned).OrderBy(nudge => nudge.FireAt).ToListAsync(cancel);
        var behind = deadline.State == DeadlineState.Open ? await Behind(view, deadline, cancel) : null;
        return Draw(view, deadline, planned, face, behind);
    }

    /// <summary>What stands behind it, in one line: <c>conform Thu 3 Dec, spotting Fri 4 Dec, 1 hold (B17)</c>; null when nothing does, or for those outside the studio.</summary>
    public static async Task<string?> Behind(View view, Deadline deadline, CancellationToken cancel)
    {
        if (view.Reader is not { } reader || !Policy.IsInside(reader)) return null;
        var (id, project, unit, due) = (deadline.Id, deadline.ProjectId, deadline.UnitId, deadline.DueAt);
        var later = view.Db.Deadlines.AsNoTracking().Where(row => row.ProjectId == project && row.State == DeadlineState.Open && row.DueAt > due && (row.AfterId == null || row.AfterId == id));
        var sessions = view.Db.Bookings.AsNoTracking().Where(row => row.ProjectId == project && row.StartAt >= due && (row.State == BookingState.Held || row.State == BookingState.Confirmed));
        if (unit is not null)
        {
            later = later.Where(row => row.UnitId == unit);
            sessions = sessions.Where(row => row.UnitId == unit);
        }
        var zone = view.Names.ZoneOf(view.Names.Project(project));
        var today = view.Now.InZone(zone).Date;
        var said = (await later.OrderBy(row => row.DueAt).Take(MostBehind).ToListAsync(cancel)).ConvertAll(row => $"{row.Title} {Times.Day(row.DueAt.InZone(zone).Date, today)}");
        var booked = await sessions.OrderBy(row => row.StartAt).Take(MostSessions).Select(row => new { row.Number, row.State }).ToListAsync(cancel);
        foreach (var (state, one) in new[] { (BookingState.Confirmed, "confirmed session"), (BookingState.Held, "hold") })
        {
            var ids = booked.Where(row => row.State == state).Select(row => $"B{row.Number}").ToList();
            if (ids.Count > 0) said.Add($"{Lists.Count(ids.Count, one)}{(booked.Count == MostSessions ? " at least" : "")} ({string.Join(", ", ids.Take(MostBehind))}{(ids.Count > MostBehind ? " …" : "")})");
        }
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    /// <param name="planned">The nudges still to come, the next first.</param>
    /// <param name="behind">What stands behind it; null when nothing does or nobody looked.</param>
    public static Card Draw(View view, Deadline deadline, IReadOnlyList<Nudge> planned, string? face, string? behind = null)
    {
        var id = new ShortId('D', deadline.Number).ToString();
        var card = new Card(Headline(view, deadline, id)) { Subject = id };
        if (deadline.State != DeadlineState.Open) return card;
        if (behind is not null) card = card.With(new Line($"Behind it: {behind}"));
        if (view.Reader is { } outsider && !Policy.IsInside(outsider)) return card.Offer(Buttons(view, deadline, id, face));
        if (deadline.BlockedBy is { } blocked) card = card.With(new Line($"▲ blocked by {blocked}"));
        if (deadline.ContractAt is { } contract) card = card.With(new Line((Text)"Contract: " + new Moment(contract, null, view.Names.ZoneOf(view.Names.Project(deadline.ProjectId)).Id) + (Text)(deadline.DueAt > contract ? $" · ▲ estimate is {Lists.Count(LateDays(view, deadline, contract), "working day")} later" : "")));
        if (deadline.Fixed) card = card.With(new Line("Fixed: it does not move when other dates do"));
        var ahead = planned.Where(nudge => nudge.Step != Nudging.Late && Nudging.Above(nudge.Step) is null).ToList();
        if (ahead.Count > 0) card = card.With(new Line(NudgeLine(view, deadline, ahead)));
        return card.Offer(Buttons(view, deadline, id, face));
    }

    private static Button[] Buttons(View view, Deadline deadline, string id, string? face) => face == NudgeFace
        ?
        [
            new("Done", $"done {id}"), new("Snooze 1 h", $"snooze {id} 1h"), new("Tomorrow 9:00", $"snooze {id} tomorrow 9:00"),
            new("Blocked by…", $"blocked {id}"), new("Can't make it", $"cant {id}"),
        ]
        : [new("Done", $"done {id}"), new("Deadlines", $"deadlines {view.Names.Project(deadline.ProjectId).Code}")];

    private static int LateDays(View view, Deadline deadline, Instant contract)
    {
        var zone = view.Names.ZoneOf(view.Names.Project(deadline.ProjectId));
        return Lateness.Days(contract, deadline.DueAt, zone, view.Names.Week);
    }

    /// <summary><c>Picture lock on NIGHTFALL 101</c></summary>
    public static string What(View view, Deadline deadline) =>
        $"{Titles.Headed(deadline.Title)} on {view.Names.Work(deadline.ProjectId, deadline.UnitId, null)}";

    /// <summary>Also finds a person who was first met in this very transaction.</summary>
    public static string Name(View view, long? personId) => personId is not { } id ? "nobody"
        : view.Names.FindPerson(id)?.Name ?? view.Db.People.Local.FirstOrDefault(person => person.Id == id)?.Name ?? "someone";

    /// <summary>On the production's clock.</summary>
    public static Moment Due(View view, Deadline deadline) => new(deadline.DueAt, null, view.Names.ZoneOf(view.Names.Project(deadline.ProjectId)).Id);

    /// <summary>When the nudges go out, on the owner's clock.</summary>
    public static Text NudgeLine(View view, Deadline deadline, IReadOnlyList<Nudge> planned)
    {
        var owner = deadline.OwnerId is { } ownerId ? view.Names.FindPerson(ownerId) : null;
        var zone = (owner is null ? view.Names.Zone : view.Names.ZoneOf(owner)).Id;
        var line = (Text)$"{(planned.Count == 1 ? "Nudge" : "Nudges")} to {Name(view, deadline.OwnerId)}: " + Text.Join(" · ", planned.Take(4).Select(nudge => (Text)new Moment(nudge.FireAt, null, zone)));
        return planned.Count > 4 ? line + (Text)$" and {planned.Count - 4} more" : line;
    }

    public static Text DoneAt(View view, Deadline deadline) =>
        deadline.DoneAt is { } at ? (Text)", " + new Moment(at, null, view.Names.ZoneOf(view.Names.Project(deadline.ProjectId)).Id) : Text.Empty;

    private static Text Headline(View view, Deadline deadline, string id) => deadline.State switch
    {
        DeadlineState.Done => (Text)$"✓ done: {What(view, deadline)}, {Name(view, deadline.DoneById)}" + DoneAt(view, deadline) + (Text)$"   ({id})",
        DeadlineState.Cancelled => $"Cancelled: {What(view, deadline)}   ({id})",
        _ when deadline.DueAt < view.Now => (Text)$"▲ late: {What(view, deadline)} was due " + Due(view, deadline) + (Text)$", {Name(view, deadline.OwnerId)}   ({id})",
        _ => (Text)$"{What(view, deadline)} is due " + Due(view, deadline) + (Text)$", {Name(view, deadline.OwnerId)}   ({id})",
    };
}
