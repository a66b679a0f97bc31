using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Makes the first hold firm. Holds behind it wait, options linked to it are freed; their owners are told.</summary>
internal sealed class ConfirmCommand : ICommand
{
    private const int MostLines = 7;

    public Definition Definition { get; } = new()
    {
        Verbs = ["confirm", "firm"],
        Summary = "Make a hold firm. Of a series: this one, or with following or all",
        Examples = ["confirm B1", "firm B1"],
        Phrasings =
        [
            "firm up {booking}",
            "lock in {booking}",
            "make {booking} firm|confirmed",
            "{booking} is confirmed|firm|on",
            "{booking} confirmed|firm",
            "we|i can|will confirm {*}",
        ],
        Role = Role.Coordinator,
        Clients = true,
        Requestable = true,
        Doing = "Confirming a booking",
        Meanwhile = "The hold stays.",
        Arguments = [Picking.Which, Picking.Room, Picking.About, Picking.When, OfSeries.Scope],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (own, instead) = await Picking.One(turn, Definition, [BookingState.Held], one => $"confirm {one}", cancel);
        if (own is null) return instead!;
        var (booking, id) = (own.Booking, new ShortId('B', own.Booking.Number));
        if (turn.Asker.Role != Role.Client && await OfSeries.Load(turn, own, OfSeries.Said(turn), cancel) is { Count: > 1 } series && await Several(turn, own, series, cancel) is { } all) return all;
        if (booking.State == BookingState.Confirmed) return Answer.No($"{id} is confirmed already, by {turn.Names.FindPerson(booking.ConfirmedById ?? 0)?.Name ?? "someone"}.", new Button("Show it", $"show {id}"));
        if (booking.State == BookingState.Released) return Answer.No($"{id} was released, so there is nothing to confirm. Hold the time again, for example: {new HoldCommand().Definition.Examples[0]}");
        if (booking.State == BookingState.Requested) return Answer.No($"{id} is a request; accept it first. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (turn.Asker.Role == Role.Client) return SessionRequests.Commit(turn, booking, own.Claims);

        var view = turn.View;
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel);
        var before = ladders.Rank(own);
        var step = ladders.Confirm(own, turn.Asker.Id);
        if (step.Refusal is not null) return await Refused(turn, view, ladders, own, before, cancel);
        turn.Touch('B', booking.Number);
        var card = BookingCard.Draw(view, booking, own.Claims, 1, []).With(await LadderVoice.Tell(turn, ladders, step, "The hold ahead was freed.", cancel, own));
        await LadderVoice.TellCircle(turn, own, one => BookingCard.Draw(one, booking, own.Claims, 1, []), cancel);
        if (booking.Series is not null) card = card.With(OfSeries.Others(own)).Offer(new Button("Confirm all of them", $"confirm {id} all"));
        return Answer.Yes(card);
    }

    /// <summary>As many of a series as are first in line; those that are not keep their place and are named. Null when there is nothing left to confirm.</summary>
    private static async Task<Answer?> Several(Turn turn, Booked own, List<Booked> series, CancellationToken cancel)
    {
        var held = series.FindAll(booked => booked.Booking.State is BookingState.Held or BookingState.Waitlisted);
        if (held.Count == 0) return null;
        var view = turn.View.On(own.Booking.ProjectId);
        var ladders = await Ladder.Around(turn.Db, turn.Studio, held, cancel);
        var (firm, lines) = (new List<Booked>(), new List<Line>());
        foreach (var booked in held)
        {
            var step = ladders.Confirm(booked, turn.Asker.Id);
            if (step.Refusal is not null)
            {
                var ahead = ladders.InTheWay(booked).Concat(ladders.Ahead(booked)).First();
                lines.Add(new Line((Text)$"B{booked.Booking.Number} is not first: " + BookingCard.When(view, booked.Booking, booked.Claims) + (Text)$", {BookingCard.Other(view, ahead.Booking)}"));
                continue;
            }
            firm.Add(booked);
            turn.Touch('B', booked.Booking.Number);
            lines.AddRange(await LadderVoice.Tell(turn, ladders, step, "The hold ahead was freed.", cancel, booked));
        }
        var id = $"B{own.Booking.Number}";
        if (firm.Count == 0) return Answer.No(new Card($"None of the {held.Count} sessions is first in line. Nothing was changed.").With(lines.Take(MostLines)).Offer(new Button("Show it", $"show {id}")));
        Card Draw(View one) => new Card((Text)$"Confirmed: {Lists.Count(firm.Count, "session")} of the series, {one.Names.Work(own.Booking.ProjectId, own.Booking.UnitId, own.Booking.Step)}   ({id})")
            .With(firm.Take(MostLines).Select(booked => BookingsCommand.Line(one, booked.Booking, booked.Claims)));
        await LadderVoice.TellCircle(turn, firm, Draw, cancel);
        return Answer.Yes(Draw(view).About(id).With(lines.Take(MostLines)));
    }

    /// <summary>Who comes first, and the ways on: challenge them, or for who may, bump them. A hold that is being challenged says that it is ready.</summary>
    private static async Task<Answer> Refused(Turn turn, View view, Ladders ladders, Booked own, (int? Rank, Claim? Worst) standing, CancellationToken cancel)
    {
        var id = new ShortId('B', own.Booking.Number);
        var room = turn.Names.Resource(standing.Worst!.ResourceId).Name;
        if (standing.Rank is not { } rank) return await Lost(turn, view, ladders, own, standing.Worst!, cancel);
        var ahead = ladders.Ahead(own);
        foreach (var challenger in ladders.All.Where(other => ladders.Ahead(other).Any(one => one.Id == own.Id)))
        {
            if (own.Booking.ReadyById is not null || await Challenges.Running(turn.Db, challenger.Id, cancel) is null) continue;
            own.Booking.ReadyById = turn.Asker.Id;
            turn.Touch('B', own.Booking.Number);
            return Answer.Yes(new Card($"Noted: {id} is ready to confirm. It goes to {id} if {BookingCard.Other(view, ahead[0].Booking)} does not confirm in time.") { Subject = id.ToString() });
        }
        List<Button> offers = [new("Challenge", $"challenge {id}")];
        if (BookingCard.MayConfirm(turn.Asker)) offers.Add(new Button($"Bump B{ahead[0].Booking.Number}", $"bump B{ahead[0].Booking.Number} {id} is ready to confirm", Danger: true));
        return Answer.No($"{id} is {HoldLadder.Ordinal(rank)} in line for {room}; {BookingCard.Other(view, ahead[0].Booking)} comes first. Nothing was changed.", [.. offers, new Button("Show it", $"show {id}")]);
    }

    /// <summary>Something else is firm there: the hold keeps waiting, and what else would do is one press away.</summary>
    private static async Task<Answer> Lost(Turn turn, View view, Ladders ladders, Booked own, Claim worst, CancellationToken cancel)
    {
        var id = $"B{own.Booking.Number}";
        var room = turn.Names.Resource(worst.ResourceId);
        var card = new Card($"{room.Name} is confirmed for {BookingCard.Other(view, ladders.InTheWay(own)[0].Booking)} then. {id} keeps waiting.");
        if (room.PersonId is null && own.Claims[0].ResourceId == worst.ResourceId)
        {
            var offers = await new Alternatives(turn, view, [.. own.Claims.Select(claim => turn.Names.Resource(claim.ResourceId))], own.Id).For(room, own.Booking.Slot, cancel);
            card = Alternatives.Add(card, [.. offers.Take(4)], offer => MoveCommand.Line(turn, own, offer));
        }
        return Answer.No(card.Offer(new Button("Show it", $"show {id}")));
    }
}
