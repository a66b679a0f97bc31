using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>Says what a step on the ladder means to those it touches, and keeps the clocks of their holds in step.</summary>
internal static class LadderVoice
{
    /// <summary>Tells every holder whose booking turned, once; the lines that say so to the one who acted.</summary>
    /// <param name="own">The bookings that the command itself is about: their holders are told by the command.</param>
    /// <param name="why">What happened, to whoever is first now: <c>The first hold was released.</c></param>
    public static async Task<IReadOnlyList<Line>> Tell(Turn turn, Ladders ladders, LadderStep step, string why, CancellationToken cancel, params IEnumerable<Booked> own)
    {
        var turns = await Clocks(turn, ladders, [.. own, .. step.News.Select(news => news.Who)], cancel);
        var lines = new List<Line>();
        var asker = turn.View;
        foreach (var (who, what) in step.News)
        {
            turn.Touch('B', who.Booking.Number);
            var holder = turn.Names.FindPerson(who.Booking.HeldById);
            if (holder is not null) turn.Tell(holder, Card(asker.For(holder), ladders, who, what, why, turns.TryGetValue(who.Id, out var end) ? end : who.Booking.ExpiresAt));
            var name = asker.Sees(who.Booking.ProjectId) ? $"B{who.Booking.Number}" : "Another production's hold";
            var told = holder is null || holder.Id == turn.Asker.Id ? "" : asker.Sees(who.Booking.ProjectId) ? $"; {holder.Name} was told" : "; its holder was told";
            if (Said(what) is { } said) lines.Add(new Line($"{name} {said}{told}."));
        }
        return lines;
    }

    /// <summary>Whom a session concerns: its holder, the people booked for it, those who were invited; not those who may not know of the production.</summary>
    public static Task<List<Person>> Circle(Turn turn, Booked booked, CancellationToken cancel) => Circle(turn, [booked], cancel);

    /// <summary>Whom any of some sessions of one production concerns.</summary>
    private static async Task<List<Person>> Circle(Turn turn, IReadOnlyList<Booked> sessions, CancellationToken cancel)
    {
        var ids = sessions.Select(booked => booked.Id).ToList();
        var invited = await BookingRows.InviteesOf(turn.Db, ids).Select(row => row.PersonId).ToListAsync(cancel);
        var booked = sessions.SelectMany(one => one.Claims).Select(claim => turn.Names.Resource(claim.ResourceId).PersonId).OfType<long>();
        return [.. sessions.Select(one => one.Booking.HeldById).Concat(booked).Concat(invited).Distinct()
            .Select(turn.Names.FindPerson).OfType<Person>().Where(person => Policy.Sees(person, sessions[0].Booking.ProjectId, turn.Names))];
    }

    /// <summary>Sends a card to everyone a session concerns but the one who acted; the names of those told.</summary>
    public static Task<IReadOnlyList<string>> TellCircle(Turn turn, Booked booked, Func<View, Card> draw, CancellationToken cancel) => TellCircle(turn, [booked], draw, cancel);

    /// <summary>One card for everyone whom any of some sessions of one production concerns.</summary>
    public static async Task<IReadOnlyList<string>> TellCircle(Turn turn, IReadOnlyList<Booked> sessions, Func<View, Card> draw, CancellationToken cancel)
    {
        var told = new List<string>();
        foreach (var person in await Circle(turn, sessions, cancel))
        {
            if (person.Id != turn.Asker.Id && turn.Tell(person, draw(new View(turn.Db, turn.Names, person, turn.Now).On(sessions[0].Booking.ProjectId))) is null) told.Add(person.Name);
        }
        return told;
    }

    /// <summary>The hours in which clocks of holds may end.</summary>
    public static WorkingTime Hours(Names names) =>
        new(names.Zone, LocalTime.FromMinutesSinceMidnight(names.Studio.DayStart), LocalTime.FromMinutesSinceMidnight(Math.Min(names.Studio.DayEnd, (24 * 60) - 1))) { Week = names.Week };

    private static Card Card(View view, Ladders ladders, Booked who, LadderTurn what, string why, Instant? until)
    {
        var id = $"B{who.Booking.Number}";
        var zone = view.Names.ZoneOf(view.Names.Resource(who.Claims[0].ResourceId));
        var card = BookingCard.Draw(view, who.Booking, who.Claims, ladders.Rank(who).Rank, what is LadderTurn.First or LadderTurn.Won ? [] : [.. ladders.Ahead(who).Select(ahead => ahead.Booking)]);
        return what switch
        {
            LadderTurn.First => card with
            {
                Headline = (Text)$"{BookingCard.Where(view, who.Claims)}, " + BookingCard.When(view, who.Booking, who.Claims) + (Text)$" is yours to confirm   ({id})",
                Parts = [new Line(until is { } end ? $"{why} You have it until {Times.NearMoment(end, zone, view.Now)}." : why)],
                Buttons = [new Button("Confirm", $"confirm {id}"), new Button("Release", $"release {id}", Danger: true)],
            },
            LadderTurn.Freed => card.With(new Line("Another of the linked options was confirmed.")),
            LadderTurn.LetGo => card.With(new Line("The slot was confirmed for another booking; holds do not wait here.")),
            LadderTurn.Won => card.With(new Line("Nobody ahead answered the challenge in time.")),
            _ => card,
        };
    }

    private static string? Said(LadderTurn what) => what switch
    {
        LadderTurn.First => "is first now",
        LadderTurn.HeldAgain => "is a hold again",
        LadderTurn.Waits => "waits now",
        LadderTurn.LetGo => "lost its place",
        LadderTurn.Freed => "is free again",
        _ => null,
    };

    /// <summary>Stops the clocks of what is no longer held; a challenger who came first gets two working hours. Says until when, by booking.</summary>
    private static async Task<Dictionary<long, Instant>> Clocks(Turn turn, Ladders ladders, List<Booked> involved, CancellationToken cancel)
    {
        var turns = new Dictionary<long, Instant>();
        var ids = involved.ConvertAll(booked => booked.Id);
        var running = await BookingRows.ClocksOf(turn.Db, ids).Where(clock => clock.State == HoldClockState.Running).ToListAsync(cancel);
        foreach (var clock in running.Where(clock => clock.State == HoldClockState.Running))
        {
            var booked = involved.First(one => one.Id == clock.BookingId);
            var held = booked.Booking.State == BookingState.Held;
            if (held && clock.Kind == HoldClockKind.Challenge && ladders.IsFirst(booked))
            {
                clock.State = HoldClockState.Stopped;
                turns[booked.Id] = StartTurn(turn, booked).EndsAt;
            }
            else if (clock.Kind == HoldClockKind.Usage ? booked.Booking.State != BookingState.Confirmed : !held && !(booked.Booking.State == BookingState.Waitlisted && clock.Kind == HoldClockKind.Expiry)) clock.State = HoldClockState.Stopped;
        }
        foreach (var booked in involved.Where(booked => booked.Booking.State == BookingState.Confirmed && turn.Db.Entry(booked.Booking).Property(row => row.State).OriginalValue != BookingState.Confirmed))
        {
            turn.Db.Add(HoldClock.AtEnd(turn.NewId(), booked.Booking, turn.Now, Hours(turn.Names)));
        }
        return turns;
    }

    public static HoldClock StartTurn(Turn turn, Booked booked)
    {
        var hours = Hours(turn.Names);
        var clock = HoldClock.Start(turn.NewId(), booked.Booking, HoldClockKind.Turn, turn.Now, ChallengeClock.Plus(hours, turn.Now, ChallengeClock.Turn), hours);
        turn.Db.Add(clock);
        return clock;
    }
}
