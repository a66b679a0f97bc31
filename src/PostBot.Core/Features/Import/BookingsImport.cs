using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Import;

/// <summary>Sessions in rooms; one that is booked already is left alone, and nothing is ever confirmed over something confirmed or an older hold.</summary>
internal sealed class BookingsImport() : ImportKind("bookings", "booking")
{
    /// <summary>The live claims of each room, by start.</summary>
    private readonly Dictionary<long, SortedList<(Instant Start, long Id), Taken>> rooms = [];

    private sealed record Taken(Instant Start, Instant End, BookingState State, long ProjectId, string Said);

    public override IReadOnlyList<string> Also => ["booking", "sessions"];

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("resource", true, "room", "suite", "stage"),
        new("project", true, "production", "show"),
        new("episode", false, "unit", "reel", "spot", "ep"),
        new("step", false, "stage of work", "task"),
        new("date", false, "day"),
        new("start", true, "from", "start time", "starts"),
        new("end", true, "to", "until", "end time", "ends"),
        new("state", false, "status"),
        new("holder", false, "who", "held by"),
    ];

    public override string Example => "resource,project,episode,step,date,start,end,state\nColor 1,NIGHTFALL,101,grade,2026-12-03,10:00,18:00,held";

    public override async Task Prepare(ImportWork work, ImportTable table, CancellationToken cancel)
    {
        rooms.Clear();
        var studioId = work.StudioId;
        var claims = await work.Turn.Db.Claims.AsNoTracking().Where(claim => claim.StudioId == studioId && (claim.State == BookingState.Held || claim.State == BookingState.Confirmed))
            .Join(work.Turn.Db.Bookings, claim => claim.BookingId, booking => booking.Id, (claim, booking) => new { claim.Id, claim.ResourceId, claim.StartAt, claim.EndAt, claim.State, booking.ProjectId, booking.Number }).ToListAsync(cancel);
        foreach (var claim in claims) Room(claim.ResourceId).Add((claim.StartAt, claim.Id), new Taken(claim.StartAt, claim.EndAt, claim.State, claim.ProjectId, $"B{claim.Number}"));
    }

    public override void Read(ImportWork work, ImportRow row)
    {
        var room = row.Has("resource") ? work.Names.ResourceNamed(row["resource"]) : null;
        if (room is null) work.Unknown(row, "resource", "room", work.Names.Resources.Where(one => !one.Archived).Select(one => one.Name));
        var project = work.Project(row);
        var unit = work.Unit(row, project);
        var step = row.Has("step") ? work.Names.StepNamed(project, row["step"]) : null;
        if (row.Has("step") && step is null) work.Problem(row, "step", $"\"{ImportWork.Shown(row["step"])}\" is no step, for example grade");
        var state = State(work, row);
        var holder = work.Person(row, "holder");
        var slot = Slot(work, row, room is null ? work.Names.Zone : work.Names.ZoneOf(room));
        if (slot is not { } when || work.Plan.IsBad(row)) return;
        var others = Touching(room!.Id, when).ToList();
        if (others.Any(other => other.ProjectId == project!.Id && other.Start == when.Start && other.End == when.End && other.State == state))
        {
            work.Plan.Keep(row);
            return;
        }
        if (others.FirstOrDefault(other => other.State == BookingState.Confirmed) is { } taken) work.Problem(row, "start", $"{room.Name} is taken then ({taken.Said})");
        else if (state == BookingState.Confirmed && others.FirstOrDefault() is { } older) work.Problem(row, "state", $"an older hold comes first ({older.Said}); import it as held");
        if (!work.Plan.IsBad(row)) Add(work, row, room, project!.Id, unit?.Id, step, when, state, holder?.Id ?? work.Turn.Asker.Id);
    }

    private void Add(ImportWork work, ImportRow row, Resource room, long project, long? unit, string? step, Slot slot, BookingState state, long holder)
    {
        var booking = new Booking
        {
            Id = work.NewId(),
            StudioId = work.StudioId,
            Number = work.NextNumber('B'),
            ProjectId = project,
            UnitId = unit,
            Step = step,
            StartAt = slot.Start,
            EndAt = slot.End,
            State = state,
            HeldById = holder,
            HeldAt = work.Turn.Now,
            ConfirmedById = state == BookingState.Confirmed ? work.Turn.Asker.Id : null,
            Remark = "",
        };
        var claim = new Claim { Id = work.NewId(), StudioId = work.StudioId, BookingId = booking.Id, ResourceId = room.Id, StartAt = room.Taken(slot).Start, EndAt = room.Taken(slot).End, State = state, HeldAt = work.Turn.Now };
        Room(room.Id).Add((slot.Start, claim.Id), new Taken(slot.Start, slot.End, state, project, $"row {row.Number}"));
        work.Plan.Create(row, $"{room.Id} {project} {unit} {step} {slot.Start} {slot.End} {state} {holder}", booking, claim);
    }

    private SortedList<(Instant Start, long Id), Taken> Room(long id)
    {
        if (!rooms.TryGetValue(id, out var room)) rooms[id] = room = [];
        return room;
    }

    /// <summary>What of a room touches the slot. A session is at most 31 days long, which bounds how far back one is looked for.</summary>
    private IEnumerable<Taken> Touching(long roomId, Slot slot)
    {
        var room = Room(roomId);
        var (low, high) = (0, room.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (room.Keys[middle].Start < slot.Start - Domain.Bookings.Slot.Longest) low = middle + 1;
            else high = middle;
        }
        for (var i = low; i < room.Count && room.Keys[i].Start < slot.End; i++) if (room.Values[i].End > slot.Start) yield return room.Values[i];
    }

    private static BookingState State(ImportWork work, ImportRow row)
    {
        switch (row["state"].ToLowerInvariant())
        {
            case "" or "hold" or "held" or "pencil" or "option" or "tentative":
                return BookingState.Held;
            case "confirmed" or "confirm" or "firm" or "booked":
                return BookingState.Confirmed;
            default:
                work.Problem(row, "state", $"\"{ImportWork.Shown(row["state"])}\" is neither held nor confirmed");
                return BookingState.Held;
        }
    }

    /// <summary>A date with two times, or two moments.</summary>
    private static Slot? Slot(ImportWork work, ImportRow row, DateTimeZone zone)
    {
        if (!row.Has("start") || !row.Has("end"))
        {
            work.Problem(row, row.Has("start") ? "end" : "start", "is empty");
            return null;
        }
        Instant start, end;
        if (row.Has("date"))
        {
            if (work.When(row, "date", $"{row["date"]} {row["start"]}-{row["end"]}", zone) is not { } when) return null;
            (start, end) = (when.Start, when.End);
        }
        else
        {
            if (work.When(row, "start", row["start"], zone) is not { } from || work.When(row, "end", row["end"], zone) is not { } until) return null;
            if (from is not WhenPoint || until is not WhenPoint)
            {
                work.Problem(row, from is WhenPoint ? "end" : "start", "needs a day and a time, for example 2026-12-03 10:00");
                return null;
            }
            (start, end) = (from.Start, until.Start);
        }
        if (end > start && end - start <= Domain.Bookings.Slot.Longest) return new Slot(start, end);
        work.Problem(row, "end", end <= start ? "is not after the start" : "makes it longer than 31 days");
        return null;
    }
}
