using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
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
        var worst = Worst(made, touching);
        var requests = touching.SelectMany(claims => claims).Where(claim => claim.State == BookingState.Requested).Select(claim => claim.BookingId).Distinct().Count();
        IEnumerable<Line> asked = requests == 0 ? [] : [new Line($"{Lists.Count(requests, "request touches", "requests touch")} this slot: until one is accepted, it holds nothing.")];
        if (worst.Rank <= 1) return BookingCard.Draw(view, made.Booking, made.Claims, 1, []).With(asked);
        var owners = await BookingCard.Owners(turn.Db, [.. touching[worst.Part].Where(other => other.State == BookingState.Held).OrderBy(other => other.HeldAt).ThenBy(other => other.Id)], cancel);
        var card = BookingCard.Draw(view, made.Booking, made.Claims, worst.Rank, owners).With(asked);
        if (owners.Count > 0 && view.Sees(owners[0].ProjectId) && Between(wish.Resources[worst.Part], made.Booking.Slot, owners[0].Slot) is { } between) card = card.With(new Line(between));
        if (made.Claims.Count > 1) card = card.With(new Line($"That is for {wish.Resources[worst.Part].Name}, its worst part."));
        if (again is null) return card;
        var offers = await new Alternatives(turn, view, wish.Resources).For(wish.Resources[worst.Part], made.Booking.Slot, cancel);
        return Alternatives.Add(card with { Buttons = [.. card.Buttons.Where(button => !button.Danger)] }, [.. offers.Take(2)], again).Offer(card.Buttons.Where(button => button.Danger));
    }

    /// <summary>Its place in the line, and the part of the bundle that gives it.</summary>
    private static (int? Rank, int Part) Worst(Booked made, List<Claim>[] touching)
    {
        (int? Rank, int Part) worst = (1, 0);
        for (var i = 0; i < made.Claims.Count; i++)
        {
            if (touching[i].Count == 0) continue;
            var rank = HoldLadder.Rank(Claims.Rung(made.Claims[i]), touching[i].Select(Claims.Rung));
            if (rank > worst.Rank) worst = (rank, i);
        }
        return worst;
    }

    /// <summary>For everyone in the production's channel, clients too: the headline, without what is ahead, what it costs and what else is free.</summary>
    public static Card ForChannel(Card card) => new(card.Headline) { Subject = card.Subject, Buttons = [.. card.Buttons.Where(button => !button.Line.StartsWith("hold ", StringComparison.Ordinal))] };

    /// <summary>One headline for a run of days, then a line for each.</summary>
    public static Card Several(List<Card> cards, bool firm)
    {
        var card = new Card($"{(firm ? "Confirmed" : "Held")}: {cards.Count} sessions").With(cards.Take(MostLines).Select(card => new Line(card.Headline)))
            .Offer(firm ? [] : [new Button("Confirm all", $"confirm {cards[0].Subject} all")]).Offer(new Button("Release all", $"release {cards[0].Subject} all", Danger: true));
        return cards.Count > MostLines ? card.With(new Line($"and {cards.Count - MostLines} more, the last: {cards[^1].Subject}")) : card;
    }

    /// <summary>The hours outside the working day; null when there are none.</summary>
    public static string? Overtime(Turn turn, Resource resource, Slot slot, long? projectId = null)
    {
        if (Policy.SeesMoney(turn.Asker) && Prices.Of(turn.Names, resource, slot, projectId) is { Extra: > 0 } priced)
        {
            return $"{(priced.Outside > Duration.Zero ? Times.Length(priced.Outside) + " of it is outside the rate card's hours" : "It is longer than a day of the rate card")}: {Cost.Say(priced.Extra, turn.Studio.Currency)} of the price is overtime.";
        }
        if (slot.Length > Duration.FromDays(1)) return null;
        var opening = Opening.Of(turn.Names, resource);
        var day = slot.Start.InZone(opening.Zone).Date;
        if (!opening.Week.Holds(day)) return $"{turn.Names.HolidayOn(day) ?? Times.Day(day, turn.Now.InZone(opening.Zone).Date)} is no working day: overtime may apply.";
        var outside = opening.Outside(slot);
        return outside > Duration.Zero ? $"{Times.Length(outside)} of it is outside the working {(Opening.IsOwn(resource) ? $"hours of {resource.Name}" : "day")}: overtime may apply." : null;
    }

    /// <summary>The people whose time is booked, and those who were invited.</summary>
    /// <param name="touching">What stands where the new hold is, by part of the bundle.</param>
    public static void TellPeople(Turn turn, Wish wish, Booked made, List<Claim>[] touching) => TellPeople(turn, wish, made, Worst(made, touching).Rank);

    /// <summary>The people whose time is booked, and those who were invited.</summary>
    public static void TellPeople(Turn turn, Wish wish, Booked made, int? rank)
    {
        var booked = wish.Resources.Select(resource => resource.PersonId).OfType<long>().Select(turn.Names.FindPerson).OfType<Person>().Where(person => person.Id != turn.Asker.Id).ToList();
        var id = $"B{made.Booking.Number}";
        var view = turn.View with { Names = turn.Names };
        // A run of sessions has a call for each; one card says the first.
        var call = wish.Call is { } at ? $"The call is at {Times.Clock(at)}." : null;
        Text Headline(Person person) => BookingCard.Draw(view.For(person), made.Booking, made.Claims, rank, []).Headline;
        foreach (var person in booked) turn.Tell(person, Called(new Card((Text)"You are booked: " + Headline(person)).About(id), call));
        foreach (var person in wish.Invited.Where(person => !booked.Contains(person) && Policy.Sees(person, wish.Work.Project.Id, turn.Names)))
        {
            turn.Tell(person, Called(new Card((Text)"You are invited: " + Headline(person)), call));
        }
    }

    /// <summary>Who was told of the invitation, and who has to be told by hand.</summary>
    /// <param name="strangers">Names that are nobody's here.</param>
    public static IEnumerable<Line> Invited(Turn turn, Wish wish, IReadOnlyList<string> strangers)
    {
        var (told, not) = (wish.Invited.Where(person => Policy.Sees(person, wish.Work.Project.Id, turn.Names)).Select(person => person.Name).ToList(), wish.Invited.Where(person => !Policy.Sees(person, wish.Work.Project.Id, turn.Names)).Select(person => person.Name).ToList());
        if (told.Count > 0) yield return new Line($"With {Lists.And(told)}, who {(told.Count == 1 ? "was" : "were")} told.");
        if (not.Count > 0) yield return new Line($"{Lists.And(not)} {(not.Count == 1 ? "is" : "are")} not on {wish.Work.Project.Code}, so {(not.Count == 1 ? "they were" : "none of them was")} not told.");
        if (strangers.Count > 0) yield return new Line($"{Lists.And(strangers.Select(name => Typed.Shorten(Typed.Clean(name), 40)))} {(strangers.Count == 1 ? "has" : "have")} no account here: please tell them yourself.");
    }

    /// <summary>Why sessions that do not touch are in each other's way; null where they do touch.</summary>
    public static string? Between(Resource room, Slot own, Slot other)
    {
        if (own.Start < other.End && other.Start < own.End) return null;
        var needs = ((string?[])[room.PrepMinutes > 0 ? $"{Times.Length(Duration.FromMinutes(room.PrepMinutes))} to prepare" : null, room.ResetMinutes > 0 ? $"{Times.Length(Duration.FromMinutes(room.ResetMinutes))} to reset" : null]).OfType<string>().ToList();
        return needs.Count == 0 ? null : $"The sessions do not touch, but {room.Name} needs {Lists.And(needs)} between them.";
    }

    private static Card Called(Card card, string? call) => call is null ? card : card.With(new Line(call));
}
