using NodaTime;

namespace PostBot.Domain.Bookings;

/// <summary>
/// The ladders of some resources: bookings that touch one another, and the steps that move them. It changes the bookings it was given and says
/// whom that concerns; it knows no clock, no database and no roles.
/// <code>
/// ask ──► Requested ──accept──┐
///                             ▼    what is ahead goes: promoted and announced once
/// hold ─────────────► Held, 2nd 3rd … ─────────────────────────► Held, 1st ──confirm──► Confirmed
///                         │   ▲ ▲      bump, an unanswered challenge   │  │
///                         │   │ └────────────────────────────────────┘  │
///    another is confirmed │   │ it comes free                           │ another is confirmed
///                         ▼   │                                         │
/// wait ────────────────► Waitlisted ◄───────────────────────────────────┘
///
/// Requested, Held, Waitlisted ──release, expiry, refusal, a linked option is confirmed──► Released
/// Confirmed ──release, cancel──► Released
/// challenge by Held, 2nd 3rd … ──answered in time──► nothing moves
///                              ──lapse──► those ahead who are not ready go to the end; the first who is ready is 1st, or Confirmed
/// </code>
/// <para>
/// Held: touches nothing confirmed; its rank is its worst place on any of its resources. Waitlisted: touches something confirmed. No two confirmed
/// bookings of one resource ever touch.
/// </para>
/// </summary>
/// <param name="known">
/// For a step on one booking: whatever touches it or the options linked to it, whatever touches those, and once more; then every rank that the
/// step can change is known.
/// </param>
/// <param name="lowerHoldsWait">Whether holds that lose their slot stay as waitlisted; else they are released.</param>
public sealed class Ladders(IEnumerable<Booked> known, bool lowerHoldsWait = true)
{
    private readonly Dictionary<long, Booked> all = known.ToDictionary(booked => booked.Id);

    public IReadOnlyCollection<Booked> All => all.Values;

    public Booked? Find(long bookingId) => all.GetValueOrDefault(bookingId);

    /// <summary>Its place in the line and the claim that makes it so: the worst part of a bundle. Rank null: something confirmed is in the way.</summary>
    public (int? Rank, Claim? Worst) Rank(Booked own)
    {
        (int? Rank, Claim? Worst) worst = (0, null);
        foreach (var claim in own.Claims)
        {
            var rank = HoldLadder.Rank(Rung(claim), Standing(claim).Select(Rung));
            if (rank is null) return (null, claim);
            if (rank > worst.Rank) worst = (rank, claim);
        }
        return worst;
    }

    public bool IsFirst(Booked own) => own.Booking.State == BookingState.Held && Rank(own).Rank == 1;

    /// <summary>The holds that touch it and have first refusal over it, the first in line first.</summary>
    public IReadOnlyList<Booked> Ahead(Booked own) =>
        [.. own.Claims.SelectMany(claim => Standing(claim).Where(other => other.State == BookingState.Held && Rung(other).Slot.Clashes(Rung(claim).Slot) && HoldLadder.Before(Rung(other), Rung(claim))))
            .Select(claim => all[claim.BookingId]).DistinctBy(booked => booked.Id).OrderBy(booked => booked.Booking.HeldAt).ThenBy(booked => booked.Claims[0].Id)];

    /// <summary>What is confirmed in its way.</summary>
    public IReadOnlyList<Booked> InTheWay(Booked own) => [.. all.Values.Where(other => other.Booking.State == BookingState.Confirmed && other.Clashes(own))];

    /// <summary>Takes a place at the end of the line; behind something confirmed only to wait.</summary>
    public LadderStep Join(Booked own, bool mayWait = false)
    {
        all[own.Id] = own;
        if (!mayWait && InTheWay(own).Count > 0)
        {
            all.Remove(own.Id);
            return No(LadderRefusal.Taken);
        }
        return Step([own], () => Set(own, BookingState.Held));
    }

    /// <summary>Makes the first hold firm. Options linked to it are freed.</summary>
    public LadderStep Confirm(Booked own, long byId)
    {
        if (!own.Stands) return No(LadderRefusal.Gone);
        if (own.Booking.State == BookingState.Confirmed) return No(LadderRefusal.AlreadyConfirmed);
        return Rank(own).Rank switch
        {
            null => No(LadderRefusal.Taken),
            1 => Step([own, .. Options(own)], () => Firm(own, byId)),
            _ => No(LadderRefusal.NotFirst),
        };
    }

    /// <summary>Gives the time back, also when a hold expires or a session is cancelled.</summary>
    public LadderStep Release(Booked own) => own.Stands ? Step([own], () => Set(own, BookingState.Released)) : No(LadderRefusal.Gone);

    /// <summary>A hold loses its place: it goes to the end of every line it stands in.</summary>
    public LadderStep Bump(Booked own, Instant now)
    {
        if (own.Booking.State != BookingState.Held) return No(own.Booking.State == BookingState.Confirmed ? LadderRefusal.AlreadyConfirmed : LadderRefusal.Gone);
        return Step([own], () => ToTheEnd(own, now));
    }

    /// <summary>
    /// Other hours or another resource for the same booking, or for several of a series at once. It joins the new line at its end, unless its new slots
    /// lie inside the old ones. What is firm stays firm, so it can only go where nothing is held or confirmed. All of them move, or none.
    /// </summary>
    /// <param name="keepsPlace">They keep their age in the new line: a coordinator's decision to extend them.</param>
    public LadderStep Move(IReadOnlyList<Relocation> moves, Instant now, bool keepsPlace = false)
    {
        if (moves.Any(move => !move.Booked.Stands)) return No(LadderRefusal.Gone);
        var after = moves.ToDictionary(move => move.Booked.Id, move => move.Moved);
        foreach (var move in moves) if (Stopped(move, after, keepsPlace) is { } why) return No(why);
        var gone = moves.Where(move => !move.IsInside).Select(move => move.Booked).OrderBy(booked => booked.Booking.HeldAt).ThenBy(booked => booked.Id).ToList();
        return Step([.. moves.Select(move => move.Booked)], () =>
        {
            foreach (var move in moves) Place(move.Booked, after[move.Booked.Id], move.Session);
            foreach (var own in gone) if (!keepsPlace && own.Booking.State != BookingState.Confirmed) ToTheEnd(own, now);
        });
    }

    /// <summary>What stands where a booking would go, once all that move have moved; null when nothing does.</summary>
    private LadderRefusal? Stopped(Relocation move, Dictionary<long, Booked> after, bool keepsPlace)
    {
        var (own, moved) = (move.Booked, after[move.Booked.Id]);
        LadderRefusal? why = null;
        foreach (var other in all.Values.Where(other => other.Id != own.Id && other.Stands))
        {
            if (!after.GetValueOrDefault(other.Id, other).Clashes(moved)) continue;
            if (other.Booking.State == BookingState.Confirmed) return LadderRefusal.Taken;
            if (own.Booking.State == BookingState.Confirmed && !keepsPlace && other.Booking.State == BookingState.Held && !other.Clashes(own)) why = LadderRefusal.NotFirst;
        }
        return why;
    }

    /// <summary>Two bookings exchange their resources, hours and places in the line. Each keeps its state.</summary>
    /// <exception cref="ArgumentException">They do not claim equally many resources.</exception>
    public LadderStep Swap(Booked one, Booked other)
    {
        if (one.Claims.Count != other.Claims.Count) throw new ArgumentException("Bookings of equally many resources can be swapped.", nameof(other));
        if (!one.Stands || !other.Stands) return No(LadderRefusal.Gone);
        Booked Taking(Booked own, Booked place) => new(own.Booking, [.. own.Claims.Zip(place.Claims, (claim, at) => Relocation.At(claim, at.ResourceId, new Slot(at.StartAt, at.EndAt)))]);
        var (ones, others) = (Taking(one, other), Taking(other, one));
        foreach (var (moved, away) in ((Booked, Booked)[])[(ones, other), (others, one)])
        {
            if (InTheWay(moved).Any(firm => firm.Id != away.Id)) return No(LadderRefusal.Taken);
            if (moved.Booking.State == BookingState.Confirmed && all.Values.Any(hold => hold.Id != away.Id && hold.Booking.State == BookingState.Held && hold.Clashes(moved))) return No(LadderRefusal.NotFirst);
        }
        if (one.Booking.State == BookingState.Confirmed && other.Booking.State == BookingState.Confirmed && ones.Clashes(others)) return No(LadderRefusal.Taken);
        return Step([one, other], () =>
        {
            var age = (one.Booking.HeldAt, other.Booking.HeldAt);
            var (session, otherSession) = (one.Booking.Slot, other.Booking.Slot);
            Place(one, ones, otherSession);
            Place(other, others, session);
            Age(one, age.Item2);
            Age(other, age.Item1);
        });
    }

    /// <summary>After it was put back as it was: what touches it follows.</summary>
    public LadderStep Settle(Booked own) => Step([own], () => { });

    /// <summary>Whom a challenge asks to confirm or release, in rank order; refused for what is first, waits or is firm.</summary>
    public (LadderRefusal? Refusal, IReadOnlyList<Booked> Asked) Challenge(Booked own)
    {
        if (own.Booking.State == BookingState.Confirmed) return (LadderRefusal.AlreadyConfirmed, []);
        if (own.Booking.State == BookingState.Waitlisted) return (LadderRefusal.Taken, InTheWay(own));
        if (own.Booking.State != BookingState.Held) return (LadderRefusal.Gone, []);
        var ahead = Ahead(own);
        return ahead.Count == 0 ? (LadderRefusal.IsFirst, []) : (null, ahead);
    }

    /// <summary>
    /// The clock of a challenge ran out: whoever did not say in time that they are ready loses their place to the first who did, in rank order.
    /// </summary>
    /// <param name="challenger">The hold that challenged; it said so when it did.</param>
    /// <param name="confirms">The winner is confirmed at once; else it is only first.</param>
    public (Booked? Winner, LadderStep Step) Lapse(Booked challenger, Instant now, bool confirms)
    {
        if (challenger.Booking.State != BookingState.Held) return (null, No(LadderRefusal.Gone));
        var winner = Ahead(challenger).FirstOrDefault(ahead => ahead.Booking.ReadyById is not null) ?? challenger;
        var losers = Ahead(winner);
        var step = Step([winner, .. losers, .. Options(winner)], () =>
        {
            foreach (var loser in losers) ToTheEnd(loser, now);
            if (confirms) Firm(winner, winner.Booking.ReadyById ?? winner.Booking.HeldById);
        });
        var told = losers.Where(loser => loser.Booking.State == BookingState.Waitlisted).Select(loser => new LadderNews(loser, LadderTurn.Waits));
        var won = new LadderNews(winner, confirms ? LadderTurn.Won : LadderTurn.First);
        return (winner, step with { News = [won, .. step.News.Where(news => news.Who.Id != winner.Id), .. told.Where(news => step.News.All(other => other.Who.Id != news.Who.Id))] });
    }

    /// <summary>The other places somebody would take instead: confirming one frees them.</summary>
    private List<Booked> Options(Booked own) =>
        own.Booking.OptionGroup is not { } group ? [] : [.. all.Values.Where(other => other.Id != own.Id && other.Stands && other.Booking.OptionGroup == group)];

    private void Firm(Booked own, long byId)
    {
        Set(own, BookingState.Confirmed);
        own.Booking.ConfirmedById = byId;
        foreach (var option in Options(own)) Set(option, BookingState.Released);
    }

    /// <summary>Makes a change, then settles what touches it: who waits, who is a hold again, who is first now.</summary>
    private LadderStep Step(IReadOnlyList<Booked> changed, Action change)
    {
        var before = all.Values.ToDictionary(booked => booked.Id, booked => (booked.Booking.State, First: IsFirst(booked)));
        var near = Near(changed);
        change();
        foreach (var booked in Near(changed).Concat(changed)) near.Add(booked);
        var turned = near.Where(Follow).ToList();
        foreach (var booked in Near(turned)) near.Add(booked);
        var own = changed[0].Id;
        var news = new List<LadderNews>();
        foreach (var booked in near.Where(booked => booked.Id != own).OrderBy(booked => booked.Booking.HeldAt).ThenBy(booked => booked.Id))
        {
            if (News(booked, before[booked.Id], changed.Contains(booked)) is { } what) news.Add(new LadderNews(booked, what));
        }
        return new LadderStep(null, news);
    }

    private LadderTurn? News(Booked booked, (BookingState State, bool First) before, bool changed) => booked.Booking.State switch
    {
        BookingState.Held when !before.First && IsFirst(booked) => LadderTurn.First,
        BookingState.Held when before.State == BookingState.Waitlisted => LadderTurn.HeldAgain,
        BookingState.Waitlisted when before.State == BookingState.Held => LadderTurn.Waits,
        BookingState.Released when before.State != BookingState.Released => changed ? LadderTurn.Freed : LadderTurn.LetGo,
        _ => null,
    };

    /// <summary>Whether its state had to follow what is confirmed around it.</summary>
    private bool Follow(Booked booked)
    {
        if (booked.Booking.State is not (BookingState.Held or BookingState.Waitlisted)) return false;
        var waits = InTheWay(booked).Count > 0;
        if (waits == (booked.Booking.State == BookingState.Waitlisted)) return false;
        Set(booked, waits ? lowerHoldsWait ? BookingState.Waitlisted : BookingState.Released : BookingState.Held);
        return true;
    }

    private HashSet<Booked> Near(IReadOnlyCollection<Booked> of) => [.. all.Values.Where(other => other.Stands && of.Any(other.Clashes))];

    private void ToTheEnd(Booked own, Instant now)
    {
        var last = all.Values.Where(other => other.Stands && other.Clashes(own)).Select(other => other.Booking.HeldAt).Append(now - Duration.FromMilliseconds(1)).Max();
        Age(own, last + Duration.FromMilliseconds(1));
    }

    private IEnumerable<Claim> Standing(Claim own) => all.Values.Where(other => other.Stands && other.Id != own.BookingId).SelectMany(other => other.Claims).Where(claim => claim.ResourceId == own.ResourceId);

    private static LadderStep No(LadderRefusal why) => new(why, []);

    private static Rung Rung(Claim claim) => new(claim.BookingId, new Slot(claim.StartAt, claim.EndAt), claim.State, claim.HeldAt, claim.Id);

    private static void Place(Booked own, Booked moved, Slot session)
    {
        foreach (var (claim, place) in own.Claims.Zip(moved.Claims)) (claim.ResourceId, claim.StartAt, claim.EndAt) = (place.ResourceId, place.StartAt, place.EndAt);
        own.Booking.CallAt += session.Start - own.Booking.StartAt;
        (own.Booking.StartAt, own.Booking.EndAt) = (session.Start, session.End);
    }

    private static void Age(Booked own, Instant heldAt)
    {
        own.Booking.HeldAt = heldAt;
        foreach (var claim in own.Claims) claim.HeldAt = heldAt;
    }

    private static void Set(Booked own, BookingState state)
    {
        own.Booking.State = state;
        foreach (var claim in own.Claims) claim.State = state;
    }
}
