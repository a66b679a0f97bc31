using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What today holds for one person: sessions, what is due, what waits for them and what they wait for.</summary>
internal static class Digest
{
    private const int MostLines = 4;

    private static readonly string[] small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    public static async Task<Card> Draw(View view, Person person, CancellationToken cancel)
    {
        var zone = view.Names.ZoneOf(person);
        var today = view.Now.InZone(zone).Date;
        var (from, until) = (today.AtStartOfDayInZone(zone).ToInstant(), today.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        var owned = await view.Db.Steps.AsNoTracking().Where(step => step.OwnerId == person.Id).ToListAsync(cancel);
        var sessions = await Sessions(view, person, owned.ConvertAll(step => (step.UnitId, step.Name)), from, until, zone, cancel);
        var due = await view.Db.Deadlines.AsNoTracking().Where(row => row.OwnerId == person.Id && row.State == DeadlineState.Open && row.DueAt < until).OrderBy(row => row.DueAt).ToListAsync(cancel);
        due = [.. due.Where(row => !view.Names.Project(row.ProjectId).Archived)];
        var things = sessions.Concat(due.Where(row => row.DueAt >= from).Select(row => $"{Times.Clock(row.DueAt.InZone(zone).TimeOfDay)} {row.Title} {Where(view, row)} due (D{row.Number})")).ToList();
        var waiting = due.Where(row => row.DueAt < from).Select(row => $"{row.Title} {Where(view, row)}, late since {Times.Day(row.DueAt.InZone(zone).Date, today)} (D{row.Number})").ToList();
        waiting.AddRange(await Notes(view, owned.Where(step => step.Name == "edit").Select(step => step.UnitId).ToList(), today, zone, cancel));
        var others = await Others(view, person, until, zone, today, cancel);

        var headline = $"{Greeting(view, zone)} {person.Name}. {(things.Count == 0 ? "Nothing is planned today" : $"{Count(things.Count)} {(things.Count == 1 ? "thing" : "things")} today")}{(waiting.Count == 0 ? "" : $", {Count(waiting.Count).ToLowerInvariant()} {(waiting.Count == 1 ? "waits" : "wait")} for you")}";
        var card = new Card(headline);
        if (things.Count > 0) card = card.With(new Line(Said(things)));
        if (waiting.Count > 0) card = card.With(new Line($"Waiting for you: {Said(waiting)}"));
        if (others.Count > 0) card = card.With(new Line($"Waiting on others: {Said(others)}"));
        return card.Offer(new Button("My deadlines", "deadlines me"), new Button("Nudges", "nudges"), new Button("Digest off", "digest off"));
    }

    private static async Task<List<string>> Sessions(View view, Person person, List<(long Unit, string Step)> owned, Instant from, Instant until, DateTimeZone zone, CancellationToken cancel)
    {
        var rows = await view.Db.Bookings.AsNoTracking().Where(row => row.StudioId == person.StudioId && row.StartAt < until && row.EndAt > from && row.StartAt > from - Duration.FromDays(31) && (row.State == BookingState.Held || row.State == BookingState.Confirmed)).OrderBy(row => row.StartAt).ToListAsync(cancel);
        rows = [.. rows.Where(row => row.HeldById == person.Id || (row.UnitId is { } unit && row.Step is { } step && owned.Contains((unit, step))))];
        var ids = rows.ConvertAll(row => row.Id);
        var claims = (await view.Db.Claims.AsNoTracking().Where(row => ids.Contains(row.BookingId)).ToListAsync(cancel)).ToLookup(row => row.BookingId);
        return [.. rows.Select(row => $"{Times.Clock(row.StartAt.InZone(zone).TimeOfDay)} {view.Names.Work(row.ProjectId, row.UnitId, row.Step)}, {BookingCard.Where(view, [.. claims[row.Id]])}{(row.State == BookingState.Held ? ", ◌ hold" : "")} (B{row.Number})")];
    }

    private static async Task<List<string>> Notes(View view, List<long> units, LocalDate today, DateTimeZone zone, CancellationToken cancel)
    {
        if (units.Count == 0) return [];
        var rounds = await view.Db.Rounds.AsNoTracking().Where(round => units.Contains(round.UnitId) && round.State == RoundState.Open).ToListAsync(cancel);
        var said = new List<string>();
        foreach (var round in rounds)
        {
            var open = await view.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id && note.State == NoteState.Open).Select(note => note.WrittenAt).ToListAsync(cancel);
            if (open.Count > 0) said.Add($"{Lists.Count(open.Count, "note")} on {view.Names.Work(round.ProjectId, round.UnitId, null)} (F{round.Number}), oldest since {Times.NearDay(open.Min().InZone(zone).Date, today)}");
        }
        return said;
    }

    /// <summary>What this person set for others and is late or due today, and the notes that rounds of theirs wait for.</summary>
    private static async Task<List<string>> Others(View view, Person person, Instant until, DateTimeZone zone, LocalDate today, CancellationToken cancel)
    {
        var rows = await view.Db.Deadlines.AsNoTracking().Where(row => row.SetById == person.Id && row.OwnerId != person.Id && row.State == DeadlineState.Open && row.DueAt < until).OrderBy(row => row.DueAt).Take(20).ToListAsync(cancel);
        var rounds = await view.Db.Rounds.AsNoTracking().Where(round => round.StudioId == person.StudioId && round.OpenedById == person.Id && round.State == RoundState.Open && round.DueAt < until).OrderBy(round => round.DueAt).Take(20).ToListAsync(cancel);
        var ids = rounds.ConvertAll(round => round.Id);
        var owing = (await view.Db.Reviewers.AsNoTracking().Where(row => ids.Contains(row.RoundId) && row.State == ReviewerState.Asked).OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(row => row.RoundId);
        var notes = rounds.Where(round => owing[round.Id].Any() && !view.Names.Project(round.ProjectId).Archived)
            .Select(round => $"{Lists.And(owing[round.Id].Select(row => $"{row.Name}'s"))} notes on {view.Names.Work(round.ProjectId, round.UnitId, null)}, due {Times.NearDay(round.DueAt!.Value.InZone(zone).Date, today)} {Times.Clock(round.DueAt.Value.InZone(zone).TimeOfDay)} (F{round.Number})");
        return [.. rows.Where(row => !view.Names.Project(row.ProjectId).Archived).Select(row => $"{DeadlineCard.Name(view, row.OwnerId)}'s {row.Title} {Where(view, row)}, due {Times.NearDay(row.DueAt.InZone(zone).Date, today)} {Times.Clock(row.DueAt.InZone(zone).TimeOfDay)} (D{row.Number})"), .. notes];
    }

    private static string Greeting(View view, DateTimeZone zone) => view.Now.InZone(zone).Hour switch { < 12 => "Good morning", < 18 => "Good afternoon", _ => "Good evening" };

    private static string Where(View view, Deadline deadline) => view.Names.Work(deadline.ProjectId, deadline.UnitId, null);

    private static string Count(int count) => count < small.Length ? small[count] : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Said(List<string> all) => string.Join(" · ", all.Take(MostLines)) + (all.Count > MostLines ? $" · and {all.Count - MostLines} more" : "");
}
