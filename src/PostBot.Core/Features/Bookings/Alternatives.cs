using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>What else would do when a slot is taken: a room of the same class at the same time, the same room at the nearest free day.</summary>
internal static class Alternatives
{
    private const int DaysAhead = 14;

    public static async Task<Answer> Taken(Turn turn, View view, Resource resource, Slot slot, Claim taken, Work work, CancellationToken cancel)
    {
        var zone = turn.Names.ZoneOf(resource);
        var by = (await BookingCard.Owners(turn.Db, [taken], cancel))[0];
        var who = view.Sees(by.ProjectId) ? $"confirmed, {BookingCard.Other(view, by)}" : "confirmed, another production";
        var card = new Card((Text)$"{resource.Name} is taken on " + new Moment(slot.Start, slot.End, zone.Id) + (Text)$" ({who}). Nothing was booked.");

        var offers = new List<(string Label, string Said, Button Button)>();
        foreach (var other in turn.Names.Resources.Where(candidate => candidate.Id != resource.Id && !candidate.Archived && candidate.Class == resource.Class))
        {
            if (await IsFree(turn, other, slot, cancel)) offers.Add(Offer(turn, view, other, slot, zone, work, "same time", other.Name));
            if (offers.Count == 2) break;
        }
        if (await NextFree(turn, resource, slot, zone, cancel) is { } later)
        {
            var day = Times.Day(later.Start.InZone(zone).Date, turn.Now.InZone(zone).Date);
            offers.Add(Offer(turn, view, resource, later, zone, work, Times.Span(later.Start, later.End, zone, turn.Now), $"{resource.Name} {day}"));
        }
        if (offers.Count > 0) card = card.With(new Line("Closest: " + string.Join(" · ", offers.Select(offer => offer.Said)))).Offer(offers.Select(offer => offer.Button));
        else card = card.With(new Line($"Nothing of class {resource.Class} is free then, and {resource.Name} is full for the next {DaysAhead} days at that time."));
        return Answer.No(card);
    }

    private static (string Label, string Said, Button Button) Offer(Turn turn, View view, Resource resource, Slot slot, DateTimeZone zone, Work work, string when, string label)
    {
        var price = view.SeesMoney && resource.DayRate is { } day
            ? $", {Cost.Say((long)Math.Round(day * slot.Length.TotalHours / 8, MidpointRounding.AwayFromZero), turn.Studio.Currency)}"
            : "";
        var said = when == "same time" ? $"{resource.Name}, same time{price}" : $"{resource.Name}, {when}{price}";
        var about = turn.Names.Work(work.Project.Id, work.Unit?.Id, work.Step);
        var line = string.Create(CultureInfo.InvariantCulture, $"hold \"{resource.Name}\" {Phrase(slot, zone)} for {about}");
        return (label, said, new Button(Typed.Shorten(label, 75), line));
    }

    /// <summary>A slot as words that read back as the same slot.</summary>
    private static string Phrase(Slot slot, DateTimeZone zone)
    {
        var start = slot.Start.InZone(zone).LocalDateTime;
        var end = slot.End.InZone(zone).LocalDateTime;
        return $"{start.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Times.Clock(start.TimeOfDay)}-{Times.Clock(end.TimeOfDay)}";
    }

    private static async Task<bool> IsFree(Turn turn, Resource resource, Slot slot, CancellationToken cancel) =>
        (await Claims.Touching(turn.Db, resource.Id, slot, cancel)).All(claim => claim.State == BookingState.Waitlisted);

    /// <summary>The same local hours on the next working day that is free.</summary>
    private static async Task<Slot?> NextFree(Turn turn, Resource resource, Slot slot, DateTimeZone zone, CancellationToken cancel)
    {
        if (slot.Length > Duration.FromDays(1)) return null;
        var start = slot.Start.InZone(zone).LocalDateTime;
        var end = slot.End.InZone(zone).LocalDateTime;
        var overnight = Period.DaysBetween(start.Date, end.Date);
        var day = start.Date;
        for (var i = 0; i < DaysAhead; i++)
        {
            day = turn.Names.Week.Next(day);
            var from = day.At(start.TimeOfDay).InZoneLeniently(zone).ToInstant();
            var until = day.PlusDays(overnight).At(end.TimeOfDay).InZoneLeniently(zone).ToInstant();
            if (until <= from) continue;
            var candidate = new Slot(from, until);
            if (await IsFree(turn, resource, candidate, cancel)) return candidate;
        }
        return null;
    }
}
