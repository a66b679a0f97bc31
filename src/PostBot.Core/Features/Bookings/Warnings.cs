using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Schedules;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>
/// What is said before a hold, a turn or a challenge lapses, to whoever holds the time (a client only where the studio nudges outsiders) and to two coordinators. Each hears it once at half time and once
/// two hours before, in their own hours and not while a client attends their session: it waits for the first such moment before the end. A lapse waits
/// for nobody, so who has no such moment left hears it at once; a coordinator who has one comes before one who has none.
/// </summary>
internal static class Warnings
{
    private const int MostCoordinators = 2;

    /// <summary>Tells whoever may be disturbed now; the first moment at which somebody else may be, null when everybody heard it.</summary>
    public static async Task<Instant?> Say(Turn turn, Ladders ladders, Booked own, HoldClock clock, CancellationToken cancel)
    {
        var free = await Free.Of(turn, cancel);
        var told = new HashSet<long>();
        Instant? later = null;
        foreach (var (person, card) in await Hearers(turn, ladders, own, clock, free, cancel))
        {
            if (!told.Add(person.Id)) continue;
            var key = Key(turn, own, clock, person);
            if (await turn.Db.Notices.AnyAsync(row => row.StudioId == clock.StudioId && row.Key == key, cancel)) continue;
            if (await free.From(person, cancel) is var at && at > turn.Now && at < clock.EndsAt)
            {
                later = later < at ? later : at;
                continue;
            }
            turn.Db.Add(new Notice { Id = turn.NewId(), StudioId = clock.StudioId, Key = key, At = turn.Now });
            turn.Tell(person, card);
        }
        return later;
    }

    private static string Key(Turn turn, Booked own, HoldClock clock, Person person) =>
        string.Create(CultureInfo.InvariantCulture, $"B{own.Booking.Number} {clock.Id} {(clock.IsLastCall(turn.Now, LadderVoice.Hours(turn.Names)) ? "last" : "half")} {person.Id}");

    private static async Task<List<(Person Person, Card Card)>> Hearers(Turn turn, Ladders ladders, Booked own, HoldClock clock, Free free, CancellationToken cancel)
    {
        var ahead = ladders.Ahead(own);
        if (clock.Kind != HoldClockKind.Challenge) return await To(turn, [own], own.Booking.ProjectId, (reader, _) => Ending(turn, own, clock, reader), reader => Ending(turn, own, clock, reader), clock, free, cancel);
        if (ahead.Count == 0) return [];
        return await To(
            turn,
            [.. ahead.Where(one => one.Booking.ReadyById is null)],
            ahead[0].Booking.ProjectId,
            (reader, one) => Challenges.Asked(View(turn).For(reader), one, ladders.Rank(one).Rank ?? 1, clock.EndsAt, again: true),
            reader => Challenges.Decide(View(turn).For(reader), own, ahead[0], Unanswered(turn, own, clock)),
            clock,
            free,
            cancel);
    }

    /// <summary>The holders of some sessions, then the coordinators of a production; whoever covers for one of them stands in.</summary>
    private static async Task<List<(Person Person, Card Card)>> To(Turn turn, List<Booked> held, long projectId, Func<Person, Booked, Card> toHolder, Func<Person, Card> toCoordinator, HoldClock clock, Free free, CancellationToken cancel)
    {
        var hearers = new List<(Person, Card)>();
        foreach (var one in held)
        {
            if (turn.Names.FindPerson(one.Booking.HeldById) is not { } holder || !(Policy.IsInside(holder) || turn.Studio.NudgesOutsiders)) continue;
            var person = turn.Answering(holder, Role.Artist, one.Booking.ProjectId);
            hearers.Add((person, toHolder(person, one)));
        }
        var coordinators = new List<(Person Person, bool Late)>();
        foreach (var holder in Policy.Holders(Role.Coordinator, turn.Names, projectId))
        {
            var person = turn.Answering(holder, Role.Coordinator, projectId);
            coordinators.Add((person, await free.From(person, cancel) >= clock.EndsAt));
            if (coordinators.Count(one => !one.Late) == MostCoordinators) break;
        }
        hearers.AddRange(coordinators.OrderBy(one => one.Late).Take(MostCoordinators).Select(one => (one.Person, toCoordinator(one.Person))));
        return hearers;
    }

    private static Card Ending(Turn turn, Booked own, HoldClock clock, Person reader)
    {
        var (id, view) = ($"B{own.Booking.Number}", View(turn).For(reader));
        return new Card((Text)$"The hold on {BookingCard.Where(view, own.Claims)}, " + BookingCard.When(view, own.Booking, own.Claims) + (Text)$" lapses {By(turn, own, clock.EndsAt)}   ({id})")
            .With(new Line($"{view.Names.Work(own.Booking.ProjectId, own.Booking.UnitId, own.Booking.Step)} · held by {turn.Names.FindPerson(own.Booking.HeldById)?.Name ?? "someone"}"))
            .Offer(new Button("Confirm", $"confirm {id}"), new Button("Release", $"release {id}", Danger: true));
    }

    private static Text Unanswered(Turn turn, Booked own, HoldClock clock) =>
        (Text)$"The challenge of {BookingCard.Where(View(turn), own.Claims)}, " + BookingCard.When(View(turn), own.Booking, own.Claims) + (Text)$" ends {By(turn, own, clock.EndsAt)}; nobody has answered   (B{own.Booking.Number})";

    private static View View(Turn turn) => new(turn.Db, turn.Names, turn.Asker, turn.Now);

    private static string By(Turn turn, Booked own, Instant at) => Times.NearMoment(at, turn.Names.ZoneOf(turn.Names.Resource(own.Claims[0].ResourceId)), turn.Now);

    /// <summary>When people may be disturbed from now on.</summary>
    private sealed class Free(Turn turn, Attending attending)
    {
        private readonly Dictionary<long, Instant> known = [];

        public static async Task<Free> Of(Turn turn, CancellationToken cancel) => new(turn, await Attending.Now(turn.Db, _ => Task.FromResult(turn.Names), turn.Now, cancel, turn.Studio.Id));

        public async Task<Instant> From(Person person, CancellationToken cancel)
        {
            if (known.TryGetValue(person.Id, out var at)) return at;
            var hours = await Nudging.Hours(turn.Db, turn.Names, person, cancel);
            return known[person.Id] = hours.AtOrAfter(attending.Until(person) ?? turn.Now);
        }
    }
}
