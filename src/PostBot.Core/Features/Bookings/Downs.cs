using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>Taking a resource or a person out of use, and what that hits.</summary>
internal static class Downs
{
    private const int MostLines = 8;

    private static readonly Duration untilUp = Duration.FromDays(365);

    /// <param name="when">Null for from now until it is up again.</param>
    public static async Task<Answer> Take(Turn turn, Resource resource, When? when, string? reason, CancellationToken cancel)
    {
        var zone = turn.Names.ZoneOf(resource);
        var (start, end) = when switch
        {
            null => (turn.Now, turn.Now + untilUp),
            WhenPoint point => (point.At, point.At + untilUp),
            var said => (said.Start, said.End),
        };
        if (end <= turn.Now) return Answer.No($"That is in the past: {Times.Span(start, end, zone, turn.Now)}. Nothing was changed.");
        if (end - start > Duration.FromDays(366)) return Answer.No("That is longer than a year. Nothing was changed.");
        var row = new DownTime { Id = turn.NewId(), StudioId = turn.Studio.Id, ResourceId = resource.Id, StartAt = start, EndAt = end, Reason = Typed.Shorten(Typed.Clean(reason ?? ""), 200) };
        turn.Db.Add(row);
        turn.NamesChanged();

        var word = resource.PersonId is null ? "down" : "off";
        var open = when is null or WhenPoint;
        var span = open ? $"from {Times.NearMoment(start, zone, turn.Now)} until it is up again" : when is WhenDays days ? WhenText.Format(days, turn.Now) : Times.Span(start, end, zone, turn.Now);
        var card = new Card($"{resource.Name} is {word} {span}");
        if (row.Reason.Length > 0) card = card.With(new Quote(row.Reason));
        var view = turn.View;
        var hit = await Hit(turn, resource, start, end, cancel);
        card = card.With(new Line(hit.Count == 0 ? "Nothing is booked there then." : $"It hits {Commands.Arguments.Lists.Count(hit.Count, "booking")}:"));
        foreach (var booked in hit.Take(MostLines)) card = card.With(BookingsCommand.Line(view, booked.Booking, booked.Claims));
        if (hit.Count > MostLines) card = card.With(new Line($"and {hit.Count - MostLines} more"));
        foreach (var booked in hit) await TellHit(turn, resource, word, span, booked, cancel);
        if (resource.PersonId is { } personId) card = card.With(await Deadlines(turn, personId, start, end, cancel));
        if (hit.Count > 0) card = await Elsewhere(turn, view, card, resource, hit[0], cancel);
        return Answer.Yes(open ? card.Offer(new Button("Up again", $"up \"{resource.Name}\"")) : card);
    }

    /// <summary>From when until when, whole days as days.</summary>
    public static Text Span(DownTime row, DateTimeZone zone, Instant now)
    {
        var (start, end) = (row.StartAt.InZone(zone), row.EndAt.InZone(zone));
        var days = start.TimeOfDay == LocalTime.Midnight && end.TimeOfDay == LocalTime.Midnight && end.Date > start.Date;
        return days ? (Text)WhenText.Format(new WhenDays(start.Date, end.Date, zone), now) : new Moment(row.StartAt, row.EndAt, zone.Id);
    }

    private static async Task<List<Booked>> Hit(Turn turn, Resource resource, Instant start, Instant end, CancellationToken cancel)
    {
        var (id, earliest) = (resource.Id, start - Slot.Longest);
        var ids = await turn.Db.Claims.AsNoTracking()
            .Where(claim => claim.ResourceId == id && claim.StartAt < end && claim.StartAt > earliest && claim.EndAt > start && (claim.State == BookingState.Held || claim.State == BookingState.Confirmed))
            .OrderBy(claim => claim.StartAt).Select(claim => claim.BookingId).Take(200).ToListAsync(cancel);
        return [.. (await Ladder.Load(turn.Db, ids, cancel)).OrderBy(booked => booked.Booking.StartAt)];
    }

    private static async Task TellHit(Turn turn, Resource resource, string word, string span, Booked booked, CancellationToken cancel)
    {
        var id = $"B{booked.Booking.Number}";
        await LadderVoice.TellCircle(turn, booked, view =>
            new Card((Text)$"{resource.Name} is {word} {span}. It hits {BookingCard.Where(view, booked.Claims)}, " + BookingCard.When(view, booked.Booking, booked.Claims) + (Text)$"   ({id})")
                .Offer(new Button("Move", $"move {id}"), new Button("Show it", $"show {id}")), cancel);
    }

    private static async Task<IEnumerable<Line>> Deadlines(Turn turn, long personId, Instant start, Instant end, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var due = await turn.Db.Deadlines.AsNoTracking().Where(row => row.StudioId == studioId && row.OwnerId == personId && row.State == DeadlineState.Open && row.DueAt >= start && row.DueAt <= end).OrderBy(row => row.DueAt).Take(MostLines).ToListAsync(cancel);
        return due.Where(row => Policy.Sees(turn.Asker, row.ProjectId, turn.Names))
            .Select(row => new Line((Text)$"Due then: {turn.Names.Work(row.ProjectId, row.UnitId, null)} {row.Title}, " + new Moment(row.DueAt, null, turn.Names.ZoneOf(turn.Names.Project(row.ProjectId)).Id) + (Text)$"   (D{row.Number})"));
    }

    /// <summary>Where the first session that is hit could go.</summary>
    private static async Task<Card> Elsewhere(Turn turn, View view, Card card, Resource resource, Booked hit, CancellationToken cancel)
    {
        if (resource.PersonId is not null || !view.Sees(hit.Booking.ProjectId)) return card;
        var id = $"B{hit.Booking.Number}";
        var offers = await new Alternatives(turn, view, [.. hit.Claims.Select(claim => turn.Names.Resource(claim.ResourceId))], hit.Id).For(resource, hit.Booking.Slot, cancel);
        return offers.Count == 0 ? card : card.With(new Line($"For {id}: " + string.Join(" · ", offers.Select(offer => offer.Said))))
            .Offer(offers.Select(offer => new Button(Typed.Shorten($"{id} to {offer.Label}", 75), MoveCommand.Line(turn, hit, offer))));
    }
}
