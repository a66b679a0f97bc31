using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>Moves along the ladder that confirm, release and undo share.</summary>
internal static class Ladder
{
    /// <summary>The booking and its claims, tracked; null when it does not exist or the asker may not see it.</summary>
    public static async Task<(Booking? Booking, List<Claim> Claims)> Find(Turn turn, ShortId id, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var number = id.Number;
        var booking = await turn.Db.Bookings.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (booking is null || !Policy.Sees(turn.Asker, booking.ProjectId, turn.Names)) return (null, []);
        return (booking, await turn.Db.Claims.Where(row => row.BookingId == booking.Id).ToListAsync(cancel));
    }

    public static void Set(Booking booking, IEnumerable<Claim> claims, BookingState state)
    {
        booking.State = state;
        foreach (var claim in claims) claim.State = state;
    }

    /// <summary>After a confirm: every other hold that touches it waits, and its holder hears so.</summary>
    public static async Task<List<Booking>> PutToWait(Turn turn, Booking confirmed, List<Claim> claims, CancellationToken cancel)
    {
        var displaced = new List<Booking>();
        foreach (var claim in claims)
        {
            foreach (var other in (await Claims.Touching(turn.Db, claim.ResourceId, confirmed.Slot, cancel)).Where(other => other.State == BookingState.Held && other.BookingId != confirmed.Id))
            {
                if (displaced.Any(seen => seen.Id == other.BookingId)) continue;
                var (booking, own) = await Tracked(turn, other.BookingId, cancel);
                Set(booking, own, BookingState.Waitlisted);
                turn.Touch('B', booking.Number);
                displaced.Add(booking);
                if (turn.Names.FindPerson(booking.HeldById) is { } holder) turn.Tell(holder, BookingCard.Draw(new View(turn.Db, turn.Names, holder, turn.Now), booking, own, null, []));
            }
        }
        return displaced;
    }

    /// <summary>After a release: holds that only waited for it are live again, and whoever is first now is told.</summary>
    public static async Task<List<Booking>> Promote(Turn turn, Booking released, List<Claim> claims, CancellationToken cancel)
    {
        var near = new List<long>();
        foreach (var claim in claims)
        {
            near.AddRange((await Claims.Touching(turn.Db, claim.ResourceId, released.Slot, cancel)).Where(other => other.BookingId != released.Id && other.State != BookingState.Confirmed).Select(other => other.BookingId));
        }
        var bookings = new List<(Booking Booking, List<Claim> Claims)>();
        foreach (var id in near.Distinct()) bookings.Add(await Tracked(turn, id, cancel));
        var promoted = new List<Booking>();
        foreach (var (booking, own) in bookings.OrderBy(pair => pair.Booking.HeldAt).ThenBy(pair => pair.Booking.Number))
        {
            var rank = await RankWithout(turn, own, released, cancel);
            if (booking.State == BookingState.Waitlisted && rank is not null) Set(booking, own, BookingState.Held);
            turn.Touch('B', booking.Number);
            if (rank != 1 || booking.State != BookingState.Held) continue;
            promoted.Add(booking);
            if (turn.Names.FindPerson(booking.HeldById) is { } holder)
            {
                var view = new View(turn.Db, turn.Names, holder, turn.Now);
                var card = new Card((Text)$"{BookingCard.Where(view, own)}, " + BookingCard.When(view, booking, own) + (Text)$" is yours to confirm   (B{booking.Number})") { Subject = $"B{booking.Number}" };
                turn.Tell(holder, card.With(new Line("What was ahead of it was released.")).Offer(new Button("Confirm", $"confirm B{booking.Number}"), new Button("Release", $"release B{booking.Number}", Danger: true)));
            }
        }
        return promoted;
    }

    /// <summary>The rank once the released booking no longer counts: the transaction has not been saved yet.</summary>
    private static async Task<int?> RankWithout(Turn turn, List<Claim> own, Booking released, CancellationToken cancel)
    {
        var worst = 1;
        foreach (var claim in own)
        {
            var others = (await Claims.Touching(turn.Db, claim.ResourceId, new Slot(claim.StartAt, claim.EndAt), cancel)).Where(other => other.BookingId != released.Id);
            if (HoldLadder.Rank(Claims.Rung(claim) with { State = BookingState.Held }, others.Select(Claims.Rung)) is not { } rank) return null;
            worst = Math.Max(worst, rank);
        }
        return worst;
    }

    private static async Task<(Booking Booking, List<Claim> Claims)> Tracked(Turn turn, long bookingId, CancellationToken cancel) => (
        (await turn.Db.Bookings.FindAsync([bookingId], cancel))!,
        await turn.Db.Claims.Where(row => row.BookingId == bookingId).ToListAsync(cancel));
}
