using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Rates;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Gives a confirmed session back with who it is due to: that decides what is billable.</summary>
internal sealed class CancelCommand : ICommand
{
    private static readonly string[] causes = ["client", "us", "vendor", "technical"];

    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly WordArgument cause = new("cause", "Due to whom: client, us, vendor or technical?", word => causes.FirstOrDefault(one => one.Equals(word.Trim(',', ':'), StringComparison.OrdinalIgnoreCase)))
    {
        Example = "client",
        Leads = ["cause"],
        NeedsLead = false,
        Choices = causes,
    };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "shoot moved", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cancel"],
        Summary = "Cancel a session, with who it is due to. Of a series: this one, or with following or all",
        Examples = ["cancel B1 cause client shoot moved", "cancel B1 cause technical projector"],
        Role = Role.Coordinator,
        Requestable = true,
        Doing = "Cancelling a booking",
        Arguments = [which, OfSeries.Scope, cause, reason],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        var given = await OfSeries.Load(turn, own, OfSeries.Said(turn), cancel);
        given.RemoveAll(booked => !booked.Stands);
        if (given.Count == 0) return Answer.No($"{id} was given back already. Nothing was changed.", new Button("Show it", $"show {id}"));
        own = given[0];
        var wasFirm = given.Exists(booked => booked.Booking.State == BookingState.Confirmed);
        foreach (var booked in given) Charge(turn, booked);
        var lines = await Giving.Back(turn, given, Typed.Shorten(Typed.Clean(turn.Maybe(reason) ?? ""), 500), "What was ahead of it was cancelled.", cancel);
        var fee = given.Sum(booked => booked.Booking.CancelFee ?? 0);
        var card = BookingCard.Draw(turn.View, own.Booking, own.Claims, null, []).With(new Line(Billable(turn, own, wasFirm, fee)));
        if (given.Count > 1) card = card with { Headline = $"Released: {given.Count} sessions of the series   ({id})" };
        if (fee > 0 && turn.Asker.Role >= Role.Supervisor) card = card.Offer(new Button("Waive it", given.Count > 1 ? $"waive {id} all" : $"waive {id}"));
        if (given.Count == 1) card = card.With(OfSeries.Others(own));
        return Answer.Yes(card.With(lines));
    }

    /// <summary>Notes who it is due to, and what it costs the client by the rate card.</summary>
    private static void Charge(Turn turn, Booked booked)
    {
        var booking = booked.Booking;
        booking.Cause = Enum.Parse<CancelCause>(turn.Get(cause), ignoreCase: true);
        if (booking.State != BookingState.Confirmed || booking.Cause != CancelCause.Client) return;
        booking.CancelFee = Prices.Cancelling(turn.Names, booking, booked.Claims, turn.Now) is { } fee and > 0 ? fee : null;
    }

    private static string Billable(Turn turn, Booked own, bool wasFirm, long fee)
    {
        if (!wasFirm) return "It was a hold: nothing is billable.";
        if (own.Booking.Cause != CancelCause.Client) return $"Cause {Said(own.Booking.Cause)}: not billable to the client.";
        if (Prices.Terms(turn.Names).Steps.Count > 0 && Prices.Of(turn.Names, own.Booking, own.Claims) is not null)
        {
            return fee > 0 ? $"Cause client: {Cost.Say(fee, turn.Studio.Currency)} is billable, by the rate card. A supervisor can waive it." : "Cause client, early enough: nothing is billable by the rate card.";
        }
        var window = Duration.FromHours(turn.Studio.CancelWindowHours);
        return own.Booking.StartAt - window <= turn.Now
            ? $"Cause client, inside the last {turn.Studio.CancelWindowHours} h before the session: billable."
            : $"Cause client, more than {turn.Studio.CancelWindowHours} h before the session: billable only by what was agreed.";
    }

    public static string Said(CancelCause cause) => cause.ToString().ToLowerInvariant();
}
