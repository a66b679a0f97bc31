using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Board;

/// <summary>The view of units by steps: where each step is, who has it, and its sessions in the days that are shown.</summary>
internal static class BoardUnits
{
    private const int UnitsPerPage = 200;

    public static async Task<BoardSheet> Fill(View view, BoardDays days, BoardSheet sheet, IReadOnlyList<Project> projects, BoardReading reading, CancellationToken cancel)
    {
        var all = projects.SelectMany(project => view.Names.UnitsOf(project.Id)).ToList();
        var pages = Math.Max(1, (all.Count + UnitsPerPage - 1) / UnitsPerPage);
        var units = all.Skip((Math.Min(sheet.Asked.Page, pages) - 1) * UnitsPerPage).Take(UnitsPerPage).ToList();
        var ids = units.ConvertAll(unit => unit.Id);
        var steps = (await view.Db.Steps.AsNoTracking().Where(step => ids.Contains(step.UnitId)).ToListAsync(cancel)).ToDictionary(step => (step.UnitId, step.Name));
        var (found, cut) = await Sessions(view, days, [.. units.Select(unit => unit.ProjectId).Distinct()], cancel);
        var sessions = found.Where(shown => shown.Booking is { UnitId: not null, Step: not null }).ToLookup(shown => (shown.Booking.UnitId!.Value, shown.Booking.Step!));
        var groups = new List<BoardGroup>();
        foreach (var project in projects)
        {
            var own = units.Where(unit => unit.ProjectId == project.Id).ToList();
            if (own.Count == 0) continue;
            var names = view.Names.Steps.Of(project);
            groups.Add(new BoardGroup(project.Code, project.Title, names, [.. own.Select(unit => new BoardUnit(unit.Code, [.. names.Select(name =>
                Cell(view, steps.GetValueOrDefault((unit.Id, name)), [.. sessions[(unit.Id, name)].Select(shown => reading.Bar(shown, null, byUnit: true)).OfType<BoardBar>()]))]))]));
        }
        return sheet with { Groups = groups, Pages = pages, Cut = cut, Sessions = found.Select(shown => shown.Booking.Id).Distinct().Count(), Holds = found.Where(shown => shown.State == BookingState.Held).Select(shown => shown.Booking.Id).Distinct().Count() };
    }

    private static BoardCell Cell(View view, Step? step, IReadOnlyList<BoardBar> sessions) => step is null
        ? new BoardCell("", "", sessions)
        : new BoardCell(
            $"{Pipeline.Symbol(step.Meaning)} {(step.Word.Length > 0 ? Typed.Clean(step.Word) : Pipeline.Word(step.Meaning))}{(step.Shots is { } shots ? $" {step.ShotsFinal} of {shots}" : "")}",
            step.OwnerId is { } owner ? Typed.Clean(view.Names.FindPerson(owner)?.Name ?? "") : "",
            sessions);

    private static async Task<(List<Shown> Found, bool Cut)> Sessions(View view, BoardDays days, List<long> projects, CancellationToken cancel)
    {
        var (start, end, earliest) = (days.Start, days.End, days.Start - Slot.Longest);
        var found = await view.Db.Bookings.AsNoTracking().Where(row => projects.Contains(row.ProjectId) && row.StartAt < end && row.StartAt > earliest && row.EndAt > start && row.State != BookingState.Released)
            .Join(view.Db.Claims, booking => booking.Id, claim => claim.BookingId, (booking, claim) => new { booking, claim }).OrderBy(pair => pair.booking.StartAt).ThenBy(pair => pair.claim.Id).Take(BoardRows.Most + 1).ToListAsync(cancel);
        return ([.. found.Take(BoardRows.Most).Select(pair => new Shown(pair.claim.ResourceId, pair.claim.StartAt, pair.claim.EndAt, pair.claim.State, pair.claim.HeldAt, pair.claim.Id, pair.booking))], found.Count > BoardRows.Most);
    }
}
