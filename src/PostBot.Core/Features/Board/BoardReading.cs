using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Board;

/// <summary>
/// Draws up a sheet for one reader. People inside see every production; somebody from outside their own alone, and nothing of the others, not
/// even that a room is taken.
/// </summary>
internal sealed class BoardReading(View view, BoardAsked asked)
{
    /// <summary>As many rows as one page draws at once.</summary>
    public const int RowsPerPage = 200;

    private readonly BoardDays days = new(view.Names, asked, view.Now);

    private bool IsInside => view.Reader is not null && Policy.IsInside(view.Reader) && view.Only is null;

    private IReadOnlyList<Project> Visible => [.. view.Names.Projects.Where(project => !project.Archived && view.Sees(project.Id))];

    public async Task<BoardSheet> Read(CancellationToken cancel)
    {
        var project = asked.Project is { } code ? Visible.FirstOrDefault(one => Likeness.Fold(one.Code) == Likeness.Fold(code)) : null;
        IReadOnlyList<long>? projects = project is not null ? [project.Id] : asked.Project is not null ? [] : IsInside ? null : [.. Visible.Select(one => one.Id)];
        var sheet = new BoardSheet(view.Names.Studio.Name, view.Reader?.Name ?? "", days.First, days.Count, days.Title)
        {
            Asked = asked,
            Zone = Times.City(view.Names.Zone.Id),
            NowSaid = Times.Moment(view.Now, view.Names.Zone, view.Now),
            Projects = [.. Visible.Select(one => one.Code)],
            Classes = [.. Resources().Select(resource => resource.Class).Distinct().Order(StringComparer.Ordinal)],
        };
        return asked.Units ? await BoardUnits.Fill(view, days, sheet, project is null ? Visible : [project], this, cancel) : await Rooms(sheet, projects, cancel);
    }

    private IEnumerable<Resource> Resources() => view.Names.Resources.Where(resource => !resource.Archived).OrderBy(resource => resource.PersonId is not null).ThenBy(resource => resource.Class, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.OrdinalIgnoreCase);

    private async Task<BoardSheet> Rooms(BoardSheet sheet, IReadOnlyList<long>? projects, CancellationToken cancel)
    {
        var all = Resources().Where(resource => asked.Class is null || Likeness.Fold(resource.Class) == Likeness.Fold(asked.Class)).ToList();
        var pages = Math.Max(1, (all.Count + RowsPerPage - 1) / RowsPerPage);
        var rooms = all.Skip((Math.Min(asked.Page, pages) - 1) * RowsPerPage).Take(RowsPerPage).ToList();
        var (found, cut) = await BoardRows.Load(view.Db, [.. rooms.Select(room => room.Id)], projects, days.Start, days.End, cancel);
        foreach (var shown in found) days.Widen(shown.Slot);
        var byRoom = found.ToLookup(shown => shown.ResourceId);
        var rows = rooms.Select(room => Row(room, [.. byRoom[room.Id]], ranked: projects is null && !cut));
        // Where only some productions are shown, so are only their rooms.
        if (projects is not null) rows = rows.Where(row => row.Bars.Count > 0);
        return sheet with
        {
            HourFrom = days.HourFrom,
            HourUntil = days.HourUntil,
            Dates = days.Dates(),
            Now = days.Now(view.Now),
            Rows = [.. rows],
            Pages = pages,
            Cut = cut,
            Sessions = found.Select(shown => shown.Booking.Id).Distinct().Count(),
            Holds = found.Where(shown => shown.State == BookingState.Held).Select(shown => shown.Booking.Id).Distinct().Count(),
            Classes = projects is null ? sheet.Classes : [.. found.Select(shown => view.Names.Resource(shown.ResourceId).Class).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private BoardRow Row(Resource room, List<Shown> found, bool ranked)
    {
        var rungs = found.ConvertAll(shown => shown.Rung);
        var bars = found.Select(shown => Bar(shown, ranked && shown.State == BookingState.Held ? HoldLadder.Rank(shown.Rung, rungs) : null));
        var kind = room.PersonId is null ? room.Class : Bookable.PersonClass;
        if (!IsInside || asked.Project is not null) return BoardRows.Row(room.Name, kind, bars.OfType<BoardBar>());
        bars = bars.Concat(view.Names.Downs.Where(down => down.ResourceId == room.Id).Select(down => Down(room, down)));
        if (!Opening.IsOwn(room)) return BoardRows.Row(room.Name, kind, bars.OfType<BoardBar>());
        var opening = Opening.Of(view.Names, room);
        bars = bars.Concat(Enumerable.Range(0, days.Count).Select(day => days.First.PlusDays(day)).Where(day => days.Works(day) && !opening.Week.Holds(day)).Select(day => Off(room, opening, day)));
        return BoardRows.Row(room.Name, $"{kind} · {Roster.Say(opening)}", bars.OfType<BoardBar>());
    }

    /// <summary>Null when none of it is in these days.</summary>
    /// <param name="byUnit">Its place says what it is for, and not which room.</param>
    public BoardBar? Bar(Shown shown, int? rank, bool byUnit = false)
    {
        if (days.Columns(shown.Slot) is not var (from, until)) return null;
        var (booking, names) = (shown.Booking, view.Names);
        var room = names.Resource(shown.ResourceId);
        var zone = names.ZoneOf(room);
        var what = names.Work(booking.ProjectId, booking.UnitId, booking.Step);
        var state = Said(shown.State) + (rank is { } place ? $", {HoldLadder.Ordinal(place)} in line" : "");
        var when = Times.Span(shown.Slot.Start, shown.Slot.End, zone, view.Now) + (zone.GetUtcOffset(shown.Slot.Start) == names.Zone.GetUtcOffset(shown.Slot.Start) ? "" : $" {Times.City(zone.Id)}");
        var full = $"{what} · {state} · {room.Name} · {when} · held by {names.FindPerson(booking.HeldById)?.Name ?? "someone"}"
            + (booking.Attendance == Attendance.Unsaid ? "" : $" · {booking.Attendance.ToString().ToLowerInvariant()}")
            + (booking.Remark.Length > 0 && IsInside ? $" · {Typed.Shorten(booking.Remark, 200)}" : "") + $" · B{booking.Number}";
        var mark = shown.State switch { BookingState.Held when days.Count > 7 => "hold ", BookingState.Held => $"◌ {(rank is { } line ? HoldLadder.Numeral(line) + " " : "")}hold ", BookingState.Confirmed => "■\u00A0", BookingState.Waitlisted => "waiting ", _ => "request " };
        var local = shown.Slot.Start.InZone(names.Zone).LocalDateTime;
        var symbol = shown.State switch { BookingState.Held => "◌ ", BookingState.Confirmed => "■ ", BookingState.Waitlisted => "waiting ", _ => "request " };
        var day = local.Date.ToString(days.Count > 7 ? "d MMM" : "ddd", System.Globalization.CultureInfo.InvariantCulture);
        var brief = $"{symbol}{day} {Times.Clock(local.TimeOfDay)}–{Times.Clock(shown.Slot.End.InZone(names.Zone).TimeOfDay)}{(byUnit ? $", {room.Name}" : $" {what}")}";
        return new BoardBar(from, until, Kind(shown.State), Clean(mark + what), Clean(full), Clean(brief));
    }

    private BoardBar? Down(Resource room, DownTime down)
    {
        var start = Instant.Max(down.StartAt, days.Start);
        var end = Instant.Min(down.EndAt, days.End);
        if (end <= start || days.Columns(new Slot(start, Instant.Min(end, start + Slot.Longest))) is not var (from, until)) return null;
        var word = room.PersonId is null ? "down" : "off";
        var why = down.Reason.Length > 0 ? $": {Typed.Shorten(down.Reason, 100)}" : "";
        return new BoardBar(from, until, BarKind.Down, Clean(word + why), Clean($"{room.Name} is {word}{why} · {Times.Span(down.StartAt, down.EndAt, view.Names.ZoneOf(room), view.Now)}"), Clean(word + why));
    }

    private BoardBar? Off(Resource room, Opening opening, LocalDate day)
    {
        if (days.Columns(new Slot(day.AtStartOfDayInZone(view.Names.Zone).ToInstant(), day.PlusDays(1).AtStartOfDayInZone(view.Names.Zone).ToInstant())) is not var (from, until)) return null;
        var word = room.PersonId is null ? "closed" : "not on the roster";
        return new BoardBar(from, until, BarKind.Off, word, Clean($"{room.Name} is {word} on {Times.Day(day, view.Now.InZone(view.Names.Zone).Date)} · works {Roster.Say(opening)}"), word);
    }

    private static string Said(BookingState state) => state switch
    {
        BookingState.Confirmed => "■ confirmed",
        BookingState.Held => "◌ hold, not confirmed",
        BookingState.Waitlisted => "waiting behind a confirmed session",
        _ => "request, not held yet",
    };

    private static BarKind Kind(BookingState state) => state switch
    {
        BookingState.Confirmed => BarKind.Confirmed,
        BookingState.Held => BarKind.Hold,
        BookingState.Waitlisted => BarKind.Waiting,
        _ => BarKind.Request,
    };

    private static string Clean(string words) => Typed.Clean(words).Replace('\n', ' ');
}
