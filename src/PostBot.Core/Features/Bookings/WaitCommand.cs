using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Joins the list behind a confirmed booking: when it is released, this becomes a hold.</summary>
internal sealed class WaitCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B9", Leads = ["behind"], NeedsLead = false };

    private static readonly WhenArgument when = new() { Example = "fri 12-14", Required = false };

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101 grade", Leads = ["for"], NeedsLead = false, Step = Need.Maybe, Occasions = true };

    public Definition Definition { get; } = new()
    {
        Verbs = ["wait behind", "wait", "waitlist"],
        Summary = "Wait behind a confirmed booking, in case it is released",
        Examples = ["wait behind B1 for NIGHTFALL 101 grade", "wait B1 for NIGHTFALL"],
        Role = Role.Artist,
        Arguments = [which, when, work],
        Changes = true,
        Makes = 'B',
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } ahead) return Refusals.NoSuch(id);
        var about = turn.Get(work);
        if (ahead.Booking.State is not (BookingState.Confirmed or BookingState.Held)) return Answer.No($"{id} was given back, so there is nothing to wait for. Hold the time instead.", new Button("Show it", $"show {id}"));
        var first = turn.Names.Resource(ahead.Claims[0].ResourceId);
        var slot = ahead.Booking.Slot;
        if (turn.Maybe(when) is { } said)
        {
            var (slots, problem) = Sessions.Of(said.When, turn.Names, first, turn.Names.ZoneOf(first), turn.Now);
            if (problem is not null) return Answer.No(problem);
            if (slots.Count != 1 || slots[0].End <= slot.Start || slot.End <= slots[0].Start) return Answer.No($"{id} is not in the way then: it is {Times.Span(slot.Start, slot.End, turn.Names.ZoneOf(first), turn.Now)}. Hold the time instead.", new Button("Show it", $"show {id}"));
            slot = slots[0];
        }
        var wish = new Wish(about, [.. ahead.Claims.Select(claim => turn.Names.Resource(claim.ResourceId)).Where(resource => resource.PersonId is null)]);
        var own = wish.Make(turn, slot, wish.Resources);
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [ahead], cancel, wish.Resources.Select(resource => (resource.Id, resource.Taken(slot))));
        ladders.Join(own, mayWait: true);
        var view = turn.View.On(about.Project.Id);
        var card = BookingCard.Draw(view, own.Booking, own.Claims, ladders.Rank(own).Rank, [ahead.Booking]);
        return Answer.Yes(own.Booking.State == BookingState.Waitlisted ? card.With(new Line($"You are told when B{ahead.Booking.Number} is released.")) : card);
    }
}
