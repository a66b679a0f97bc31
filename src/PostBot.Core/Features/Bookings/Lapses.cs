using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>What the clock of a hold does when it is due: a warning, or its end.</summary>
internal static class Lapses
{
    public static async Task Act(Turn turn, HoldClock clock, CancellationToken cancel)
    {
        var own = (await Ladder.Load(turn.Db, [clock.BookingId], cancel))[0];
        if (clock.Kind == HoldClockKind.Usage)
        {
            AskUsed(turn, own, clock);
            return;
        }
        if (own.Booking.State != BookingState.Held && !(clock.Kind == HoldClockKind.Expiry && own.Booking.State == BookingState.Waitlisted))
        {
            clock.State = HoldClockState.Stopped;
            return;
        }
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel);
        if (turn.Now < clock.EndsAt)
        {
            var (later, next) = (await Warnings.Say(turn, ladders, own, clock, cancel), clock.After(turn.Now, LadderVoice.Hours(turn.Names)));
            clock.NextAt = later < next ? later.Value : next;
            return;
        }
        if (clock.Kind == HoldClockKind.Challenge) await Challenge(turn, ladders, own, clock, cancel);
        else await Expire(turn, own, clock, cancel);
    }

    private static View ViewOf(Turn turn) => new(turn.Db, turn.Names, turn.Asker, turn.Now);

    /// <summary>Once the session is over, unless somebody said already; a session that was moved is asked about when it is over.</summary>
    private static void AskUsed(Turn turn, Booked own, HoldClock clock)
    {
        var end = LadderVoice.Hours(turn.Names).AtOrAfter(own.Booking.EndAt);
        if (own.Booking.State == BookingState.Confirmed && end > turn.Now)
        {
            clock.NextAt = end;
            return;
        }
        clock.State = HoldClockState.Stopped;
        if (own.Booking.State != BookingState.Confirmed || own.Booking.WrappedAt is not null || own.Booking.UsedFrom is not null || own.Booking.NoShow) return;
        if (turn.Names.FindPerson(own.Booking.HeldById) is { } holder) turn.Tell(holder, Usage.Ask(ViewOf(turn).For(holder), own));
    }

    private static async Task Challenge(Turn turn, Ladders ladders, Booked own, HoldClock clock, CancellationToken cancel)
    {
        var ahead = ladders.Ahead(own);
        if (turn.Studio.ClientHoldsAsk)
        {
            foreach (var one in ahead.TakeWhile(one => one.Booking.ReadyById is null))
            {
                if (!await Challenges.HasClient(turn.Db, turn.Names, one, cancel)) continue;
                clock.State = HoldClockState.Undecided;
                var headline = (Text)$"Nobody answered the challenge of {BookingCard.Where(ViewOf(turn), own.Claims)}, " + BookingCard.When(ViewOf(turn), own.Booking, own.Claims) + (Text)$". A client is attached to B{one.Booking.Number}, so you decide";
                foreach (var coordinator in Challenges.Coordinators(turn, one.Booking.ProjectId)) turn.Tell(coordinator, Challenges.Decide(ViewOf(turn).For(coordinator), own, one, headline));
                return;
            }
        }
        clock.State = HoldClockState.Lapsed;
        var (winner, step) = ladders.Lapse(own, turn.Now, turn.Studio.LapseConfirms);
        if (winner is null) return;
        foreach (var one in ahead.Append(own)) turn.Touch('B', one.Booking.Number);
        if (!turn.Studio.LapseConfirms) LadderVoice.StartTurn(turn, winner);
        await LadderVoice.Tell(turn, ladders, step, "Nobody ahead answered the challenge in time.", cancel, ahead.Where(one => one.Id != winner.Id && step.News.All(news => news.Who.Id != one.Id)));
        if (turn.Studio.LapseConfirms) return;
        foreach (var loser in ahead.Where(one => one.Id != winner.Id))
        {
            if (turn.Names.FindPerson(loser.Booking.HeldById) is not { } holder) continue;
            turn.Tell(holder, BookingCard.Draw(ViewOf(turn).For(holder), loser.Booking, loser.Claims, ladders.Rank(loser).Rank, [.. ladders.Ahead(loser).Select(one => one.Booking)]).With(new Line("The challenge was not answered in time.")));
        }
    }

    private static async Task Expire(Turn turn, Booked own, HoldClock clock, CancellationToken cancel)
    {
        var id = $"B{own.Booking.Number}";
        if (turn.Studio.ClientHoldsAsk && await Challenges.HasClient(turn.Db, turn.Names, own, cancel))
        {
            clock.State = HoldClockState.Undecided;
            foreach (var coordinator in Challenges.Coordinators(turn, own.Booking.ProjectId))
            {
                var view = ViewOf(turn).For(coordinator);
                turn.Tell(coordinator, new Card((Text)$"The hold on {BookingCard.Where(view, own.Claims)}, " + BookingCard.When(view, own.Booking, own.Claims) + (Text)$" ran out. A client is attached, so you decide   ({id})")
                    .Offer(new Button("Confirm", $"confirm {id}"), new Button("Release", $"release {id} the hold ran out", Danger: true)));
            }
            return;
        }
        clock.State = HoldClockState.Lapsed;
        await Giving.Back(turn, [own], clock.Kind == HoldClockKind.Expiry ? "The hold ran out." : "Nobody confirmed it in time.", "The hold ahead ran out.", cancel);
    }
}
