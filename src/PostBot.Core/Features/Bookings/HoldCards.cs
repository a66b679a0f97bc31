using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Rates;
using PostBot.Core.Features.Setup;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>What a new hold says: its place in the line, what collides, whom it tells.</summary>
internal static class HoldCards
{
    private const int MostLines = 12;

    /// <param name="again">The line that holds an alternative instead; null to offer none.</param>
    public static async Task<Card> Draw(Turn turn, View view, Wish wish, Booked made, List<Claim>[] touching, Func<Alternatives.Offer, string>? again, CancellationToken cancel)
    {
        view = view with { Names = turn.Names };
        (int? Rank, int Part) worst = (1, 0);
        for (var i = 0; i < made.Claims.Count; i++)
        {
            if (touching[i].Count == 0) continue;
            var rank = HoldLadder.Rank(Claims.Rung(made.Claims[i]), touching[i].Select(Claims.Rung));
            if (rank > worst.Rank) worst = (rank, i);
        }
        if (worst.Rank <= 1) return BookingCard.Draw(view, made.Booking, made.Claims, 1, []);
        var owners = await BookingCard.Owners(turn.Db, [.. touching[worst.Part].Where(other => other.State == BookingState.Held).OrderBy(other => other.HeldAt).ThenBy(other => other.Id)], cancel);
        var card = BookingCard.Draw(view, made.Booking, made.Claims, worst.Rank, owners);
        if (made.Claims.Count > 1) card = card.With(new Line($"That is for {wish.Resources[worst.Part].Name}, its worst part."));
        if (again is null) return card;
        var offers = await new Alternatives(turn, view, wish.Resources).For(wish.Resources[worst.Part], made.Booking.Slot, cancel);
        return Alternatives.Add(card with { Buttons = [.. card.Buttons.Where(button => !button.Danger)] }, [.. offers.Take(2)], again).Offer(card.Buttons.Where(button => button.Danger));
    }

    /// <summary>For everyone in the production's channel, clients too: the headline, without what is ahead, what it costs and what else is free.</summary>
    public static Card ForChannel(Card card) => new(card.Headline) { Subject = card.Subject, Buttons = [.. card.Buttons.Where(button => !button.Line.StartsWith("hold ", StringComparison.Ordinal))] };

    /// <summary>One headline for a run of days, then a line for each.</summary>
    public static Card Several(List<Card> cards, bool firm)
    {
        var card = new Card($"{(firm ? "Confirmed" : "Held")}: {cards.Count} sessions").With(cards.Take(MostLines).Select(card => new Line(card.Headline)));
        return cards.Count > MostLines ? card.With(new Line($"and {cards.Count - MostLines} more, the last: {cards[^1].Subject}")) : card;
    }

    /// <summary>A series that collides half-way: nothing is booked, every date in the way is listed.</summary>
    public static async Task<Answer> Collide(Turn turn, View view, int sessions, List<Obstacle> obstacles, bool isSeries, CancellationToken cancel)
    {
        var card = new Card($"{obstacles.Count} of {sessions} dates {(obstacles.Count == 1 ? "is" : "are")} taken. Nothing was booked.");
        foreach (var obstacle in obstacles.Take(MostLines))
        {
            card = card.With(new Line((Text)$"{obstacle.Resource.Name}, " + new Moment(obstacle.Slot.Start, obstacle.Slot.End, turn.Names.ZoneOf(obstacle.Resource).Id) + (Text)$" ({(await obstacle.Why(turn, view, cancel)).Why})"));
        }
        if (obstacles.Count > MostLines) card = card.With(new Line($"and {obstacles.Count - MostLines} more"));
        var room = obstacles[0].Resource;
        if (room.PersonId is null)
        {
            foreach (var other in turn.Names.Resources.Where(other => other.Id != room.Id && !other.Archived && other.PersonId is null && other.Class == room.Class).Take(6))
            {
                if (!await Free(turn, other, obstacles, cancel)) continue;
                card = card.With(new Line($"{other.Name} is free on all of them."));
                if (turn.Line.Contains(room.Name, StringComparison.OrdinalIgnoreCase)) card = card.Offer(new Button(Typed.Shorten($"{other.Name} for all", 75), turn.Line.Replace(room.Name, other.Name, StringComparison.OrdinalIgnoreCase)));
            }
        }
        if (isSeries && obstacles.Count == 1)
        {
            var day = obstacles[0].Slot.Start.InZone(turn.Names.ZoneOf(room)).Date;
            card = card.Offer(new Button($"Leave out {Times.Day(day, turn.Now.InZone(turn.Names.Zone).Date)}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{turn.Line} except {day:yyyy-MM-dd}")));
        }
        return Answer.No(card);
    }

    /// <summary>The hours outside the working day; null when there are none.</summary>
    public static string? Overtime(Turn turn, Resource resource, Slot slot, long? projectId = null)
    {
        if (Policy.SeesMoney(turn.Asker) && Prices.Of(turn.Names, resource, slot, projectId) is { Extra: > 0 } priced)
        {
            return $"{(priced.Outside > Duration.Zero ? Times.Length(priced.Outside) + " of it is outside the rate card's hours" : "It is longer than a day of the rate card")}: {Cost.Say(priced.Extra, turn.Studio.Currency)} of the price is overtime.";
        }
        var zone = turn.Names.ZoneOf(resource);
        var start = slot.Start.InZone(zone);
        if (slot.Length > Duration.FromDays(1)) return null;
        if (!turn.Names.Week.Holds(start.Date)) return $"{turn.Names.HolidayOn(start.Date) ?? Times.Day(start.Date, turn.Now.InZone(zone).Date)} is no working day: overtime may apply.";
        var day = start.Date.AtMidnight();
        var from = day.PlusMinutes(turn.Studio.DayStart).InZoneLeniently(zone).ToInstant();
        var until = day.PlusMinutes(turn.Studio.DayEnd).InZoneLeniently(zone).ToInstant();
        var inside = Instant.Min(slot.End, until) - Instant.Max(slot.Start, from);
        var outside = slot.Length - (inside > Duration.Zero ? inside : Duration.Zero);
        return outside > Duration.Zero ? $"{Times.Length(outside)} of it is outside the working day: overtime may apply." : null;
    }

    /// <summary>The people whose time is booked, and those who were invited.</summary>
    public static void TellPeople(Turn turn, Wish wish, Card card)
    {
        var booked = wish.Resources.Select(resource => resource.PersonId).OfType<long>().Select(turn.Names.FindPerson).OfType<Person>().Where(person => person.Id != turn.Asker.Id).ToList();
        foreach (var person in booked) turn.Tell(person, new Card((Text)"You are booked: " + card.Headline).About(card.Subject!));
        foreach (var person in wish.Invited.Where(person => !booked.Contains(person) && Policy.Sees(person, wish.Work.Project.Id, turn.Names)))
        {
            turn.Tell(person, new Card((Text)"You are invited: " + card.Headline));
        }
    }

    private static async Task<bool> Free(Turn turn, Resource resource, List<Obstacle> obstacles, CancellationToken cancel)
    {
        foreach (var obstacle in obstacles)
        {
            var (other, touching) = await Obstacle.Find(turn, [resource], obstacle.Slot, cancel);
            if (other is not null || touching[0].Exists(claim => claim.State == BookingState.Held)) return false;
        }
        return true;
    }
}
