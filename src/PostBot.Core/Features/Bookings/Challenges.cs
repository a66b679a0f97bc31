using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>What challenge, lapse and the sweep share.</summary>
internal static class Challenges
{
    public static Task<HoldClock?> Running(PostBotDb db, long bookingId, CancellationToken cancel) =>
        db.HoldClocks.FirstOrDefaultAsync(clock => clock.BookingId == bookingId && clock.Kind == HoldClockKind.Challenge && clock.State == HoldClockState.Running, cancel);

    /// <summary>What a hold's card says while a challenge runs: to the one that challenged, and to those it asks.</summary>
    public static async Task<IReadOnlyList<Line>> Lines(View view, Booking booking, IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        var behind = new List<long> { booking.Id };
        foreach (var own in claims)
        {
            behind.AddRange((await Claims.Touching(view.Db, own.ResourceId, new Slot(own.StartAt, own.EndAt), cancel))
                .Where(claim => claim.State == BookingState.Held && claim.BookingId != booking.Id && (claim.HeldAt > own.HeldAt || (claim.HeldAt == own.HeldAt && claim.Id > own.Id))).Select(claim => claim.BookingId));
        }
        var clocks = await view.Db.HoldClocks.AsNoTracking().Where(clock => behind.Contains(clock.BookingId) && clock.Kind == HoldClockKind.Challenge && clock.State == HoldClockState.Running).ToListAsync(cancel);
        var zone = view.Names.ZoneOf(view.Names.Resource(claims[0].ResourceId));
        string By(HoldClock clock) => Times.NearMoment(clock.EndsAt, zone, view.Now);
        var lines = new List<Line>();
        if (clocks.Find(clock => clock.BookingId == booking.Id) is { } mine) lines.Add(new Line($"Challenged the holds ahead; their answer is due by {By(mine)}."));
        if (booking.ReadyById is null && clocks.Where(clock => clock.BookingId != booking.Id).MinBy(clock => clock.EndsAt) is { } theirs) lines.Add(new Line($"Someone is ready to confirm this time; confirm or release by {By(theirs)}."));
        return lines;
    }

    /// <summary>A client is in the room, gave their word or holds it: such a hold does not lapse by itself.</summary>
    public static async Task<bool> HasClient(PostBotDb db, Names names, Booked booked, CancellationToken cancel)
    {
        if (booked.Booking.CommittedById is not null || names.FindPerson(booked.Booking.HeldById)?.Role == Role.Client) return true;
        var bookingId = booked.Id;
        var invited = await db.Invitees.Where(row => row.BookingId == bookingId).Select(row => row.PersonId).ToListAsync(cancel);
        return invited.Exists(id => names.FindPerson(id)?.Role == Role.Client);
    }

    /// <summary>The coordinators of a production, else of the studio: who is warned and who decides.</summary>
    public static IEnumerable<Person> Coordinators(Turn turn, long projectId) => Policy.Holders(Role.Coordinator, turn.Names, projectId).Where(person => person.Id != turn.Asker.Id).Take(2);

    /// <summary>To the holder ahead: confirm or release by then.</summary>
    public static Card Asked(View view, Booked booked, int rank, Instant until, bool again = false)
    {
        var id = $"B{booked.Booking.Number}";
        var zone = view.Names.ZoneOf(view.Names.Resource(booked.Claims[0].ResourceId));
        var who = Policy.Holders(Role.Coordinator, view.Names, booked.Booking.ProjectId).FirstOrDefault(person => person.Id != view.Reader?.Id)?.Name;
        return new Card((Text)$"Someone is ready to confirm {BookingCard.Where(view, booked.Claims)} on " + BookingCard.When(view, booked.Booking, booked.Claims)
            + (Text)$". Yours is the {HoldLadder.Ordinal(rank)} hold; confirm or release by {Times.NearMoment(until, zone, view.Now)}   ({id})")
        {
            Subject = null,
            Parts = [new Line(again ? "This is a reminder; after that it goes to them." : "After that it goes to them." + (who is null ? "" : $" {who} knows and can decide for you."))],
            Buttons = [new Button("Confirm", $"confirm {id}"), new Button("Release", $"release {id}", Danger: true), new Button("Offer another time", $"move {id}")],
        };
    }

    /// <summary>To a coordinator: what runs out when, and the two ways to decide it now.</summary>
    public static Card Decide(View view, Booked challenger, Booked ahead, Text headline) => new Card(headline)
    {
        Parts =
        [
            new Line($"First hold: {BookingCard.Other(view, ahead.Booking)}"),
            new Line($"Ready to confirm: {BookingCard.Other(view, challenger.Booking)}"),
        ],
        Buttons = [new Button($"Confirm B{ahead.Booking.Number}", $"confirm B{ahead.Booking.Number}"), new Button($"Bump B{ahead.Booking.Number}", $"bump B{ahead.Booking.Number} challenged by B{challenger.Booking.Number}", Danger: true)],
    };
}
