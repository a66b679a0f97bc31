using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Rates;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>
/// What else would do when a slot is not to be had, ranked: a room of the same class then, the same room at the nearest free slot, a hold of the same
/// class then that could be swapped. Each with what it costs more or less; none that breaks the rest of a person of the bundle.
/// </summary>
internal sealed class Alternatives(Turn turn, View view, IReadOnlyList<Resource> bundle, long? moving = null)
{
    private const int DaysAhead = 14;
    private const int SameTime = 2;

    /// <param name="Swap">The hold that is in the way there; null when it is free.</param>
    public sealed record Offer(Resource Resource, Slot Slot, bool SameTime, Booking? Swap, string Label, string Said);

    public async Task<List<Offer>> For(Resource resource, Slot slot, CancellationToken cancel)
    {
        var offers = new List<Offer>();
        var held = new List<(Resource Resource, Claim Claim)>();
        foreach (var other in turn.Names.Resources.Where(candidate => candidate.Id != resource.Id && !candidate.Archived && candidate.PersonId is null && candidate.Class == resource.Class))
        {
            if (turn.Names.DownIn(other.Id, slot) is not null) continue;
            var taken = other.Taken(slot);
            var touching = await Claims.Touching(turn.Db, other.Id, taken, cancel);
            // It is there already.
            if (touching.Exists(claim => claim.BookingId == moving && claim.StartAt == taken.Start && claim.EndAt == taken.End)) continue;
            var claims = touching.Where(claim => claim.State != BookingState.Waitlisted && claim.BookingId != moving).ToList();
            if (claims.Count == 0) offers.Add(Say(resource, slot, other, slot, null));
            else if (claims is [{ State: BookingState.Held } only] && only.StartAt == taken.Start && only.EndAt == taken.End) held.Add((other, only));
            if (offers.Count == SameTime) break;
        }
        if (await SameDay(resource, slot, cancel) is { } sooner) offers.Add(Say(resource, slot, resource, sooner, null));
        if (await NextFree(resource, slot, cancel) is { } later) offers.Add(Say(resource, slot, resource, later, null));
        if (moving is not null && BookingCard.MayConfirm(turn.Asker))
        {
            foreach (var (other, claim) in held.Take(1))
            {
                var by = (await BookingCard.Owners(turn.Db, [claim], cancel))[0];
                if (view.Sees(by.ProjectId)) offers.Add(Say(resource, slot, other, slot, by));
            }
        }
        return offers;
    }

    /// <summary>The lines and buttons that offer them.</summary>
    public static Card Add(Card card, IReadOnlyList<Offer> offers, Func<Offer, string> line) => offers.Count == 0
        ? card
        : card.With(new Line("Closest: " + string.Join(" · ", offers.Select(offer => offer.Said)))).Offer(offers.Select(offer => new Button(Typed.Shorten(offer.Label, 75), line(offer))));

    /// <summary>A slot as words that read back as the same slot.</summary>
    public static string Phrase(Slot slot, DateTimeZone zone)
    {
        var start = slot.Start.InZone(zone).LocalDateTime;
        var end = slot.End.InZone(zone).LocalDateTime;
        return $"{start.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Times.Clock(start.TimeOfDay)}-{Times.Clock(end.TimeOfDay)}";
    }

    private Offer Say(Resource wanted, Slot asked, Resource resource, Slot slot, Booking? swap)
    {
        var zone = turn.Names.ZoneOf(resource);
        var same = slot == asked;
        var when = same ? "same time" : Times.Span(slot.Start, slot.End, zone, turn.Now);
        var price = view.SeesMoney ? Difference(Price(wanted, asked), Price(resource, slot)) : "";
        var today = !same && slot.Start.InZone(zone).Date == asked.Start.InZone(zone).Date;
        var label = swap is not null ? $"Swap with B{swap.Number}" : same ? resource.Name : $"{resource.Name} {(today ? Hours(slot, zone) : Times.Day(slot.Start.InZone(zone).Date, turn.Now.InZone(zone).Date))}";
        var said = swap is not null ? $"{resource.Name}, same time, if B{swap.Number} swaps{price}" : $"{resource.Name}, {when}{price}";
        return new Offer(resource, slot, same, swap, label, said);
    }

    private static string Hours(Slot slot, DateTimeZone zone) => $"{Times.Clock(slot.Start.InZone(zone).TimeOfDay)}–{Times.Clock(slot.End.InZone(zone).TimeOfDay)}";

    private string Difference(long? wanted, long? other)
    {
        if (other is not { } price) return "";
        var said = Cost.Say(price, turn.Studio.Currency);
        return wanted is not { } before || before == price ? $", {said}" : $", {said} ({Cost.Say(Math.Abs(price - before), turn.Studio.Currency)} {(price < before ? "less" : "more")})";
    }

    private long? Price(Resource resource, Slot slot) => Prices.Of(turn.Names, resource, slot, turn.ChannelProject?.Id)?.Total;

    /// <summary>As long on the same day inside the room's hours, right after or before something that is in the way: the nearest to what was asked for.</summary>
    private async Task<Slot?> SameDay(Resource resource, Slot slot, CancellationToken cancel)
    {
        var opening = Opening.Of(turn.Names, resource);
        if (opening.On(slot.Start.InZone(opening.Zone).Date) is not { } open || slot.Length > open.Length) return null;
        var prep = Duration.FromMinutes(resource.PrepMinutes);
        var reset = Duration.FromMinutes(resource.ResetMinutes);
        var starts = (await Claims.Touching(turn.Db, resource.Id, open, cancel)).Where(claim => claim.State != BookingState.Waitlisted).SelectMany(claim => (Instant[])[claim.EndAt + prep, claim.StartAt - reset - slot.Length])
            .Concat(turn.Names.Downs.Where(down => down.ResourceId == resource.Id && down.StartAt < open.End && open.Start < down.EndAt).SelectMany(down => (Instant[])[down.EndAt, down.StartAt - slot.Length]));
        foreach (var start in starts.Where(start => start != slot.Start && start >= open.Start && start > turn.Now && start + slot.Length <= open.End).Distinct().OrderBy(start => start > slot.Start ? start - slot.Start : slot.Start - start).ThenBy(start => start))
        {
            var candidate = new Slot(start, start + slot.Length);
            if (await AllFree([resource, .. bundle.Where(other => other.Id != resource.Id)], candidate, cancel)) return candidate;
        }
        return null;
    }

    /// <summary>The same local hours on the next working day on which the whole bundle is free and rested.</summary>
    public async Task<Slot?> NextFree(Resource resource, Slot slot, CancellationToken cancel)
    {
        if (slot.Length > Duration.FromDays(1)) return null;
        var zone = turn.Names.ZoneOf(resource);
        var start = slot.Start.InZone(zone).LocalDateTime;
        var end = slot.End.InZone(zone).LocalDateTime;
        var overnight = Period.DaysBetween(start.Date, end.Date);
        var week = Opening.Of(turn.Names, resource).Week;
        var day = start.Date;
        for (var i = 0; i < DaysAhead; i++)
        {
            day = week.Next(day);
            var from = day.At(start.TimeOfDay).InZoneLeniently(zone).ToInstant();
            var until = day.PlusDays(overnight).At(end.TimeOfDay).InZoneLeniently(zone).ToInstant();
            if (until <= from) continue;
            var candidate = new Slot(from, until);
            if (await AllFree([resource, .. bundle.Where(other => other.Id != resource.Id)], candidate, cancel)) return candidate;
        }
        return null;
    }

    private async Task<bool> AllFree(IReadOnlyList<Resource> resources, Slot slot, CancellationToken cancel)
    {
        foreach (var resource in resources.Where(resource => resource.Id != 0))
        {
            if (turn.Names.DownIn(resource.Id, slot) is not null) return false;
            if ((await Claims.Touching(turn.Db, resource.Id, resource.Taken(slot), cancel)).Exists(claim => claim.State != BookingState.Waitlisted && claim.BookingId != moving)) return false;
        }
        return Roster.Broken(turn, resources, slot) is null && await Rest.Broken(turn, resources, slot, cancel, moving) is null;
    }
}
