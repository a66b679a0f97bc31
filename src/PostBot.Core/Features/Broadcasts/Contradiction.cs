using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Schedules;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Where the text of a broadcast says another day than the schedule: <c>mix Thursday</c>, but B15 is Wednesday.</summary>
/// <param name="Said">What the schedule says, as a sentence.</param>
/// <param name="Mend">The move that would make the text true; null when there is none.</param>
internal sealed record Contradiction(Text Said, Button? Mend)
{
    private const int Looked = 200;

    /// <summary>The first one found; null when the text names no date, nothing on the schedule, agrees with it, or says itself what moved.</summary>
    public static async Task<Contradiction?> Find(View view, Broadcast broadcast, CancellationToken cancel)
    {
        // What says old → new was written from the schedule, and its first date is the old one.
        if (broadcast.ProjectId is not { } project || broadcast.Words.Contains('→', StringComparison.Ordinal)) return null;
        var zone = BroadcastCard.Zone(view.Names, broadcast);
        var studio = view.Names.Studio;
        var context = new PhraseContext(view.Now, zone) { Order = studio.DateOrder, WorkingDays = view.Names.Week.Days, Holidays = view.Names.Week.Holidays };
        if (WhenReader.FindIn(broadcast.Words, context) is not { Reading.When: { } when }) return null;
        var words = broadcast.Words.ToLowerInvariant();
        return await OfDeadlines(view, broadcast, project, words, when, zone, cancel) ?? await OfSessions(view, broadcast, project, words, when, zone, cancel);
    }

    private static async Task<Contradiction?> OfDeadlines(View view, Broadcast broadcast, long project, string words, When when, DateTimeZone zone, CancellationToken cancel)
    {
        var unit = broadcast.UnitId;
        var open = await view.Db.Deadlines.AsNoTracking().Where(row => row.ProjectId == project && row.State == DeadlineState.Open && (unit == null || row.UnitId == unit)).OrderBy(row => row.DueAt).Take(Looked).ToListAsync(cancel);
        foreach (var row in open.Where(row => Names(words, row.Title)))
        {
            var due = row.DueAt.InZone(zone).LocalDateTime;
            if (SameDay(when, due.Date, zone)) return null;
            var day = when.Start.InZone(zone).Date;
            var clock = when is WhenDays ? due.TimeOfDay : when.Start.InZone(zone).TimeOfDay;
            return new Contradiction(
                (Text)$"D{row.Number} still says {row.Title} is due " + new Moment(row.DueAt, null, zone.Id) + (Text)". Change it first?",
                new Button($"Move D{row.Number} too", string.Create(CultureInfo.InvariantCulture, $"slip D{row.Number} {day:yyyy-MM-dd} {clock:HH:mm}")));
        }
        return null;
    }

    private static async Task<Contradiction?> OfSessions(View view, Broadcast broadcast, long project, string words, When when, DateTimeZone zone, CancellationToken cancel)
    {
        var (unit, now) = (broadcast.UnitId, view.Now);
        var rows = await view.Db.Bookings.AsNoTracking().Where(row => row.ProjectId == project && row.StartAt > now && (unit == null || row.UnitId == unit) && (row.State == BookingState.Held || row.State == BookingState.Confirmed)).OrderBy(row => row.StartAt).Take(Looked).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Id);
        var claims = (await view.Db.Claims.AsNoTracking().Where(row => ids.Contains(row.BookingId)).ToListAsync(cancel)).ToLookup(row => row.BookingId);
        var about = rows.Where(row => (row.Step is { } step && Names(words, step)) || claims[row.Id].Any(claim => view.Names.Resource(claim.ResourceId) is { } room && (Names(words, room.Name) || Names(words, room.Class)))).ToList();
        if (about.Count == 0 || about.Any(row => SameDay(when, row.StartAt.InZone(zone).Date, zone))) return null;
        var first = about[0];
        return new Contradiction(
            (Text)$"The schedule says {BookingCard.Where(view, [.. claims[first.Id]])} is " + new Moment(first.StartAt, null, zone.Id) + (Text)$" (B{first.Number})", Move(first, when, zone));
    }

    private static Button Move(Booking booking, When when, DateTimeZone zone)
    {
        var (start, end) = (booking.StartAt.InZone(zone).LocalDateTime, booking.EndAt.InZone(zone).LocalDateTime);
        var from = when is WhenDays ? start.TimeOfDay : when.Start.InZone(zone).TimeOfDay;
        var until = from == start.TimeOfDay ? end.TimeOfDay : from.PlusTicks(Period.Between(start, end, PeriodUnits.Ticks).Ticks);
        return new Button($"Move B{booking.Number} too", string.Create(CultureInfo.InvariantCulture, $"move B{booking.Number} {when.Start.InZone(zone).Date:yyyy-MM-dd} {from:HH:mm}-{until:HH:mm}"));
    }

    private static bool SameDay(When when, LocalDate day, DateTimeZone zone)
    {
        var first = when.Start.InZone(zone).Date;
        var last = when is WhenDays days ? days.Last : when is WhenPoint ? first : (when.End - Duration.Epsilon).InZone(zone).Date;
        return day >= first && day <= last;
    }

    /// <summary>Whether words speak of something: all of its name, or the short name the trade has for it.</summary>
    private static bool Names(string words, string name)
    {
        var said = Words.Of(words).All.Select(word => Spoken.Bare(word.Text)).ToList();
        var wanted = Likeness.Fold(name).Split(' ');
        for (var at = 0; at + wanted.Length <= said.Count; at++) if (wanted.SequenceEqual(said.Skip(at).Take(wanted.Length).Select(Likeness.Fold))) return true;
        return said.Any(word => word.Length > 3 && Titles.Full(word) != word && Titles.Same(word, name));
    }
}
