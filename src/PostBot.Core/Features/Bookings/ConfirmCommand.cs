using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Makes the first hold firm. Holds behind it wait; their owners are told.</summary>
internal sealed class ConfirmCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["confirm", "firm"],
        Summary = "Make a hold firm",
        Examples = ["confirm B1", "firm B1"],
        Phrasings =
        [
            "firm up {booking}",
            "lock in {booking}",
            "make {booking} firm|confirmed",
            "{booking} is confirmed|firm|on",
            "{booking} confirmed|firm",
            "we|i can|will confirm {booking}",
        ],
        Role = Role.Coordinator,
        Clients = true,
        Requestable = true,
        Doing = "Confirming a booking",
        Meanwhile = "The hold stays.",
        Arguments = [which],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return Refusals.NoSuch(id);
        if (booking.State == BookingState.Confirmed) return Answer.No($"{id} is confirmed already, by {turn.Names.FindPerson(booking.ConfirmedById ?? 0)?.Name ?? "someone"}.", new Button("Show it", $"show {id}"));
        if (booking.State == BookingState.Released) return Answer.No($"{id} was released, so there is nothing to confirm. Hold the time again, for example: {new HoldCommand().Definition.Examples[0]}");
        if (booking.State == BookingState.Requested) return Answer.No($"{id} is a request; accept it first. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (turn.Asker.Role == Role.Client) return SessionRequests.Commit(turn, booking, claims);
        var (rank, worst) = await Claims.Rank(turn.Db, claims, cancel);
        if (rank != 1)
        {
            var ahead = await BookingCard.Owners(turn.Db, await Claims.Ahead(turn.Db, worst!, cancel), cancel);
            var room = turn.Names.Resource(worst!.ResourceId).Name;
            return rank is null
                ? Answer.No($"{room} is confirmed for {BookingCard.Other(view, ahead[0])} then. {id} keeps waiting.", new Button("Show it", $"show {id}"))
                : Answer.No($"{id} is {HoldLadder.Ordinal(rank.Value)} in line for {room}; {BookingCard.Other(view, ahead[0])} comes first. Nothing was changed.", new Button("Show it", $"show {id}"));
        }
        Ladder.Set(booking, claims, BookingState.Confirmed);
        booking.ConfirmedById = turn.Asker.Id;
        turn.Touch('B', booking.Number);
        var card = BookingCard.Draw(view, booking, claims, rank, []);
        foreach (var waiting in await Ladder.PutToWait(turn, booking, claims, cancel)) card = card.With(new Line($"B{waiting.Number} waits now; {turn.Names.FindPerson(waiting.HeldById)?.Name ?? "its holder"} was told."));
        if (turn.Names.FindPerson(booking.HeldById) is { } holder) turn.Tell(holder, BookingCard.Draw(view with { Reader = holder }, booking, claims, rank, []));
        return Answer.Yes(card);
    }
}
