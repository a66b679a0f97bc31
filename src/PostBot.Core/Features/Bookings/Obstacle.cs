using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>What keeps a slot from being held at all: something confirmed, something down, somebody off or booked elsewhere.</summary>
/// <param name="Resource">The part of the bundle that is in the way.</param>
/// <param name="Claim">The confirmed claim there; null when it is down or off.</param>
internal sealed record Obstacle(Resource Resource, Slot Slot, Claim? Claim, DownTime? Down)
{
    /// <summary>The first obstacle, and what touches each resource when there is none, requests too: the hot path asks the database once for each resource.</summary>
    /// <param name="except">Bookings that move, so that they are in nobody's way.</param>
    public static (Obstacle? Obstacle, List<Claim>[] Touching) Find(Turn turn, IReadOnlyList<Resource> resources, Slot slot, params IReadOnlyCollection<long> except)
    {
        var touching = new List<Claim>[resources.Count];
        for (var i = 0; i < resources.Count; i++)
        {
            var resource = resources[i];
            if (turn.Names.DownIn(resource.Id, slot) is { } down) return (new Obstacle(resource, slot, null, down), touching);
            touching[i] = resource.Id == 0 ? [] : ClaimRows.Touching(turn.Db, resource.Id, resource.Taken(slot));
            foreach (var claim in touching[i])
            {
                if (claim.State == BookingState.Confirmed && !except.Contains(claim.BookingId)) return (new Obstacle(resource, slot, claim, null), touching);
            }
        }
        return (null, touching);
    }

    /// <summary><c>confirmed, HARBOUR 30s grade, Kim (B9)</c>, <c>down: projector</c></summary>
    public async Task<(string Why, Booking? By)> Why(Turn turn, View view, CancellationToken cancel)
    {
        if (Down is { } down) return ((Resource.PersonId is null ? "down" : "off") + (down.Reason.Length > 0 && view.Reader is { } reader && Policy.IsInside(reader) ? $": {Typed.Shorten(down.Reason, 60)}" : ""), null);
        var by = (await BookingCard.Owners(turn.Db, [Claim!], cancel))[0];
        return (view.Sees(by.ProjectId) ? $"confirmed, {BookingCard.Other(view, by)}" : "confirmed, another production", view.Sees(by.ProjectId) ? by : null);
    }

    /// <summary>The refusal, with what else would do.</summary>
    public async Task<Answer> Refuse(Turn turn, View view, Wish wish, Func<Alternatives.Offer, string> line, CancellationToken cancel, long? moving = null)
    {
        var zone = turn.Names.ZoneOf(Resource);
        var (why, by) = await Why(turn, view, cancel);
        var taken = Down is not null ? Resource.PersonId is null ? "cannot be used" : "is not there" : Resource.PersonId is null ? "is taken" : "is booked";
        var done = moving is null ? "Nothing was booked." : "Nothing was changed; the old slot is kept.";
        var card = new Card((Text)$"{Resource.Name} {taken} on " + new Moment(Slot.Start, Slot.End, zone.Id) + (Text)$" ({why}). {done}");
        if (by is not null && HoldCards.Between(Resource, Slot, by.Slot) is { } between) card = card.With(new Line(between));
        var offers = await new Alternatives(turn, view, wish.Resources, moving).For(Resource.PersonId is null ? Resource : wish.Resources[0], Slot, cancel);
        card = offers.Count > 0 ? Alternatives.Add(card, offers, line) : card.With(new Line($"Nothing of class {Resource.Class} is free then, nor {Resource.Name} in the next two weeks at that time."));
        return Answer.No(by is null || moving is not null ? card : card.Offer(new Button($"Wait behind B{by.Number}", $"wait behind B{by.Number}{(Slot == by.Slot ? "" : " " + Alternatives.Phrase(Slot, zone))} for {turn.Names.Work(wish.Work.Project.Id, wish.Work.Unit?.Id, wish.Work.Step)}")));
    }
}
