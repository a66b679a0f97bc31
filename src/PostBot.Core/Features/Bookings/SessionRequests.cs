using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Requests;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Sessions asked for by those who may not hold them: a client, a viewer. Until somebody accepts, nothing is held.</summary>
internal static class SessionRequests
{
    /// <summary>What the asker learns is only that the studio was asked: whether the room is free is the studio's to know.</summary>
    public static async Task<Answer> Ask(Turn turn, Wish wish, IReadOnlyList<Slot> slots, bool firm, CancellationToken cancel)
    {
        if (slots.Count != 1) return Answer.No($"That is {slots.Count} sessions; ask for one at a time, for example: {new HoldCommand().Definition.Examples[0]}");
        var made = wish.Make(turn, slots[0], wish.Resources, BookingState.Requested);
        var (booking, claims) = (made.Booking, made.Claims);
        Asking.Add(turn, new ShortId('B', booking.Number), firm ? "confirm" : "hold", turn.Line, booking.ProjectId);
        var view = turn.View;
        var drawn = new Dictionary<long, Card>();
        foreach (var person in Asking.Deciders(turn, booking.ProjectId)) drawn[person.Id] = await Draw(view.For(person), booking, claims, cancel);
        var told = Asking.Tell(turn, booking.ProjectId, reader => drawn.GetValueOrDefault(reader.Id) ?? BookingCard.Draw(view.For(reader), booking, claims, null, []));
        return Answer.Yes((await Draw(view, booking, claims, cancel)).With(told));
    }

    /// <summary>A client's word for a hold of their production. It reaches those who confirm as one tap.</summary>
    public static Answer Commit(Turn turn, Booking booking, IReadOnlyList<Claim> claims)
    {
        var id = new ShortId('B', booking.Number);
        if (booking.CommittedById is not null) return Answer.No($"You said yes to {id} already; the studio confirms it. Nothing was changed.", new Button("Show it", $"show {id}"));
        (booking.CommittedById, booking.CommittedAt) = (turn.Asker.Id, turn.Now);
        turn.Touch('B', booking.Number);
        var view = turn.View;
        var what = (Text)$"{BookingCard.Where(view, claims)}, " + BookingCard.When(view, booking, claims) + (Text)$", {turn.Names.Work(booking.ProjectId, booking.UnitId, booking.Step)}   ({id})";
        var told = Asking.Tell(turn, booking.ProjectId, reader => BookingCard.Draw(view.For(reader), booking, claims, 1, []) with { Headline = (Text)$"{turn.Asker.Name} says yes to " + what });
        return Answer.Yes(new Card((Text)"Your yes is noted: " + what) { Subject = id.ToString() }.With(new Line("The studio confirms it; until then it is a hold.")).With(told));
    }

    public static async Task<Answer> Withdraw(Turn turn, Booking booking, List<Claim> claims, string? reason, CancellationToken cancel)
    {
        var id = new ShortId('B', booking.Number);
        if (await Asking.Open(turn.Db, turn.Studio.Id, id.ToString(), cancel) is not [var request, ..]) return Refusals.NoSuch(id);
        return await RefuseCommand.Refuse(turn, request, reason, cancel) ?? Answer.Yes(BookingCard.Draw(turn.View, booking, claims, null, []));
    }

    /// <summary>Turns the request into a hold at its own time or at the one that was offered; into a confirmed booking when that was asked for and can be.</summary>
    public static async Task<Answer> Grant(Turn turn, Request request, CancellationToken cancel)
    {
        var id = ShortId.Parse(request.Subject)!.Value;
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is not { State: BookingState.Requested }) return Refusals.NoSuch(id);
        var slot = new Slot(request.OfferStart ?? booking.StartAt, request.OfferEnd ?? booking.EndAt);
        if (slot.End <= turn.Now) return Answer.No($"The time of {id} is over. Nothing was changed.", new Button("Refuse", $"refuse {id} the time is over"));
        if (await Taken(turn, claims, slot, cancel) is { } taken) return taken;
        (booking.StartAt, booking.EndAt, booking.HeldAt) = (slot.Start, slot.End, turn.Now);
        foreach (var claim in claims)
        {
            var place = turn.Names.Resource(claim.ResourceId).Taken(slot);
            (claim.StartAt, claim.EndAt, claim.HeldAt) = (place.Start, place.End, turn.Now);
        }
        Ladder.Set(booking, claims, BookingState.Held);
        if (booking.ExpiresAt is { } end && end > turn.Now) turn.Db.Add(HoldClock.Start(turn.NewId(), booking, HoldClockKind.Expiry, turn.Now, end, LadderVoice.Hours(turn.Names)));
        turn.Touch('B', booking.Number);
        var (rank, worst) = await Claims.Rank(turn.Db, claims, cancel);
        var ahead = rank > 1 ? await BookingCard.Owners(turn.Db, await Claims.Ahead(turn.Db, worst!, cancel), cancel) : [];
        var firm = request.Verb == "confirm" && rank == 1 && BookingCard.MayConfirm(turn.Asker);
        if (firm)
        {
            var ladders = await Ladder.Around(turn.Db, turn.Studio, [new Booked(booking, claims)], cancel);
            await LadderVoice.Tell(turn, ladders, ladders.Confirm(ladders.Find(booking.Id)!, turn.Asker.Id), "The hold ahead was freed.", cancel, ladders.Find(booking.Id)!);
        }
        var view = turn.View;
        if (turn.Names.FindPerson(request.AskerId) is { } asker) turn.Tell(asker, BookingCard.Draw(view.For(asker), booking, claims, rank, asker.Role >= Role.Viewer ? ahead : []));
        await TellPeople(turn, new Booked(booking, claims), rank, cancel);
        return Answer.Yes(BookingCard.Draw(view, booking, claims, rank, ahead));
    }

    /// <summary>Whoever is booked or invited hears of it now that it is held.</summary>
    private static async Task TellPeople(Turn turn, Booked booked, int? rank, CancellationToken cancel)
    {
        var bookingId = booked.Id;
        var invited = await turn.Db.Invitees.AsNoTracking().Where(row => row.BookingId == bookingId).Select(row => row.PersonId).ToListAsync(cancel);
        IReadOnlyList<Resource> resources = [.. booked.Claims.Select(claim => turn.Names.Resource(claim.ResourceId))];
        var wish = new Wish(Changing.Work(turn, booked), resources)
        {
            Call = booked.Booking.CallAt?.InZone(turn.Names.ZoneOf(resources[0])).TimeOfDay,
            Invited = [.. invited.Select(turn.Names.FindPerson).OfType<Person>().Where(person => person.Id != turn.Asker.Id && person.Id != booked.Booking.HeldById)],
        };
        HoldCards.TellPeople(turn, wish, booked, rank);
    }

    /// <summary>The refusal when something confirmed is in the way; null when nothing is.</summary>
    public static async Task<Answer?> Taken(Turn turn, IEnumerable<Claim> claims, Slot slot, CancellationToken cancel)
    {
        foreach (var claim in claims)
        {
            var firm = (await Claims.Touching(turn.Db, claim.ResourceId, turn.Names.Resource(claim.ResourceId).Taken(slot), cancel)).FirstOrDefault(other => other.State == BookingState.Confirmed);
            if (firm is null) continue;
            var room = turn.Names.Resource(claim.ResourceId);
            var by = (await BookingCard.Owners(turn.Db, [firm], cancel))[0];
            var view = turn.View;
            return Answer.No((Text)$"{room.Name} is taken on " + new Moment(slot.Start, slot.End, turn.Names.ZoneOf(room).Id) + (Text)$" ({(view.Sees(by.ProjectId) ? $"confirmed, {BookingCard.Other(view, by)}" : "confirmed, another production")}). Nothing was changed.");
        }
        return null;
    }

    /// <summary>The request as its reader may act on it: the studio accepts, offers or refuses, the asker answers an offer or takes it back.</summary>
    public static async Task<Card> Draw(View view, Booking booking, IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        var id = new ShortId('B', booking.Number);
        var card = BookingCard.Draw(view, booking, claims, null, []);
        var request = (await Asking.Open(view.Db, view.Names.Studio.Id, id.ToString(), cancel)).FirstOrDefault();
        var offer = request is { State: RequestState.Offered, OfferStart: { } start, OfferEnd: { } end } ? new Moment(start, end, view.Names.ZoneOf(view.Names.Resource(claims[0].ResourceId)).Id) : null;
        if (offer is not null) card = card.With(new Line((Text)$"{view.Names.FindPerson(request!.DecidedById ?? 0)?.Name ?? "The studio"} offers " + offer + (Text)" instead"));
        if (view.Reader is not { } reader) return card;
        if (reader.Id == booking.HeldById)
        {
            return offer is null
                ? card.Offer(new Button("Take it back", $"release {id}", Danger: true))
                : card.Offer(new Button("Accept", $"accept {id}"), new Button("Refuse", $"refuse {id}", Danger: true));
        }
        if (!BookingCard.MayConfirm(reader)) return card;
        if (request is not null) card = card.With(new Line(await Standing(view, claims, cancel)));
        return card.Offer(new Button("Accept", $"accept {id}"), new Button("Offer another time", $"offer {id}"), new Button("Refuse", $"refuse {id}", Danger: true));
    }

    private static async Task<string> Standing(View view, IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        var touching = new List<Claim>();
        foreach (var claim in claims) touching.AddRange(await Claims.Touching(view.Db, claim.ResourceId, new Slot(claim.StartAt, claim.EndAt), cancel));
        if (touching.FirstOrDefault(claim => claim.State == BookingState.Confirmed) is { } firm) return $"It is taken: {BookingCard.Other(view, (await BookingCard.Owners(view.Db, [firm], cancel))[0])}";
        var holds = touching.Count(claim => claim.State == BookingState.Held);
        return holds == 0 ? "It is free." : $"{Lists.Count(holds, "hold is", "holds are")} ahead of it.";
    }
}
