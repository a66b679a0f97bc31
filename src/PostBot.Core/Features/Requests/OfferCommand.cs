using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Requests;

/// <summary>Proposes another time for a session somebody asks for; they accept or refuse it.</summary>
internal sealed class OfferCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B14" };

    private static readonly WhenArgument when = new("Which time instead?") { Example = "fri 10-18" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["offer"],
        Summary = "Offer another time to who asks for a session",
        Examples = ["offer B1 fri 10-18", "offer B1 tomorrow 14:00-18:00"],
        Role = Role.Coordinator,
        Arguments = [which, when],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return Refusals.NoSuch(id);
        if (booking.State != BookingState.Requested || await Asking.Open(turn.Db, turn.Studio.Id, id.ToString(), cancel) is not [var request, ..]) return Answer.No($"{id} is not a request, so there is nothing to offer. Nothing was changed.", new Button("Show it", $"show {id}"));
        var room = turn.Names.Resource(claims[0].ResourceId);
        var (slots, problem) = Sessions.Of(turn.Get(when).When, turn.Names, room, turn.Names.ZoneOf(room), turn.Now);
        if (problem is not null) return Answer.No(problem);
        if (slots.Count != 1) return Answer.No($"That is {slots.Count} sessions; offer one time. Nothing was changed.");
        if (await SessionRequests.Taken(turn, claims, slots[0], cancel) is { } taken) return taken;
        (request.State, request.OfferStart, request.OfferEnd, request.DecidedById) = (RequestState.Offered, slots[0].Start, slots[0].End, turn.Asker.Id);
        turn.Touch('B', booking.Number);
        var view = turn.View;
        var at = new Moment(slots[0].Start, slots[0].End, turn.Names.ZoneOf(room).Id);
        var card = new Card((Text)$"Offered: {BookingCard.Where(view, claims)}, " + at + (Text)$"   ({id}, request)") { Subject = id.ToString() };
        if (turn.Names.FindPerson(request.AskerId) is not { } asker) return Answer.Yes(card);
        var offer = await SessionRequests.Draw(view with { Reader = asker }, booking, claims, cancel) with { Headline = (Text)$"{turn.Asker.Name} offers {BookingCard.Where(view, claims)}, " + at + (Text)$" instead   ({id}, request)" };
        var unreached = turn.Tell(asker, offer);
        return Answer.Yes(card.With(new Line(unreached is null ? $"{asker.Name} was asked." : $"{asker.Name} was not told: {unreached}.")));
    }
}
