using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>One production's week on one card, for everyone in its channel: what is late, done, moved, and what comes.</summary>
internal static class HotSheet
{
    private const int MostLate = 5;
    private const int MostNamed = 6;

    private static readonly Duration week = Duration.FromDays(7);

    public static async Task<Card> Draw(View view, Project project, CancellationToken cancel)
    {
        var (id, from, now, until) = (project.Id, view.Now - week, view.Now, view.Now + week);
        var deadlines = await view.Db.Deadlines.AsNoTracking().Where(row => row.ProjectId == id && ((row.State == DeadlineState.Open && row.DueAt < until) || (row.State == DeadlineState.Done && row.DoneAt >= from))).OrderBy(row => row.DueAt).ToListAsync(cancel);
        var late = deadlines.Where(row => row.State == DeadlineState.Open && row.DueAt < now).ToList();
        var next = deadlines.Where(row => row.State == DeadlineState.Open && row.DueAt >= now).ToList();
        var done = deadlines.Where(row => row.State == DeadlineState.Done).ToList();
        var card = new Card($"{project.Code}, the week: {done.Count} done, {late.Count} late, {next.Count} due in the next 7 days");
        card = card.With(late.Take(MostLate).Select(row => new Line((Text)$"▲ late: {Named(view, row)} was due " + DeadlineCard.Due(view, row) + (Text)$", {DeadlineCard.Name(view, row.OwnerId)} (D{row.Number})")));
        if (late.Count > MostLate) card = card.With(new Line($"and {late.Count - MostLate} more late"));
        if (done.Count > 0) card = card.With(new Line($"✓ done: {Some(done.Select(row => Named(view, row)))}"));
        card = card.With(await Moved(view, id, from, cancel));
        if (next.Count > 0) card = card.With(new Line((Text)"Next: " + Text.Join(" · ", next.Take(MostNamed).Select(row => (Text)$"{Named(view, row)} " + DeadlineCard.Due(view, row))) + (Text)(next.Count > MostNamed ? $" · and {next.Count - MostNamed} more" : "")));
        card = card.With(await Sessions(view, id, now, until, cancel)).With(await Notes(view, id, cancel));
        if (card.Parts.Count == 0) card = card.With(new Line("Nothing was due, and nothing is in the next 7 days."));
        return card.Offer(new Button("Status", $"status {project.Code}"), new Button("At risk", $"risk {project.Code}"), new Button("Deadlines", $"deadlines {project.Code}"));
    }

    private static string Named(View view, Deadline row) => row.UnitId is { } unit ? $"{view.Names.Unit(unit).Code} {row.Title}" : row.Title;

    private static async Task<IEnumerable<Line>> Moved(View view, long project, Instant from, CancellationToken cancel)
    {
        var slips = await view.Db.Slips.AsNoTracking().Where(slip => slip.At >= from && !slip.Rippled).Join(view.Db.Deadlines.Where(row => row.ProjectId == project), slip => slip.DeadlineId, row => row.Id, (slip, deadline) => new { slip, deadline }).OrderBy(pair => pair.slip.At).ToListAsync(cancel);
        if (slips.Count == 0) return [];
        var zone = view.Names.ZoneOf(view.Names.Project(project));
        var today = view.Now.InZone(zone).Date;
        string Day(Instant at) => Times.Day(at.InZone(zone).Date, today);
        return [new Line($"Moved: {Some(slips.Select(pair => $"{Named(view, pair.deadline)} {Day(pair.slip.FromAt)} → {Day(pair.slip.ToAt)}{(pair.slip.OwedBy == OwedBy.Unsaid ? "" : $", owed by {OwedArgument.Word(pair.slip.OwedBy)}")}"))}")];
    }

    private static async Task<IEnumerable<Line>> Sessions(View view, long project, Instant now, Instant until, CancellationToken cancel)
    {
        var states = await view.Db.Bookings.AsNoTracking().Where(row => row.ProjectId == project && row.StartAt >= now && row.StartAt < until && (row.State == BookingState.Held || row.State == BookingState.Confirmed)).Select(row => row.State).ToListAsync(cancel);
        return states.Count == 0 ? [] : [new Line($"Sessions in the next 7 days: {states.Count(state => state == BookingState.Confirmed)} ■ confirmed, {states.Count(state => state == BookingState.Held)} ◌ hold")];
    }

    private static async Task<IEnumerable<Line>> Notes(View view, long project, CancellationToken cancel)
    {
        var open = await view.Db.Rounds.AsNoTracking().Where(row => row.ProjectId == project && row.State == RoundState.Open && row.DueAt != null).OrderBy(row => row.DueAt).ToListAsync(cancel);
        var zone = view.Names.ZoneOf(view.Names.Project(project));
        return open.Count == 0 ? [] : [new Line((Text)"Waiting for notes: " + Text.Join(" · ", open.Take(MostNamed).Select(row => (Text)$"{view.Names.Unit(row.UnitId).Code} {row.Version} " + new Moment(row.DueAt!.Value, null, zone.Id) + (Text)$" (F{row.Number})")))];
    }

    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(" · ", all.Take(MostNamed)) + (all.Count > MostNamed ? $" · and {all.Count - MostNamed} more" : "");
    }
}
