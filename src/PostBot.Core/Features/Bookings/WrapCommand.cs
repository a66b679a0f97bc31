using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>The session is over: it asks what was used in fact.</summary>
internal sealed class WrapCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["wrap"],
        Summary = "Say that a session is over",
        Examples = ["wrap B1", "wrap B2"],
        Role = Role.Artist,
        Arguments = [which],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        if (own.Booking.State is not (BookingState.Held or BookingState.Confirmed)) return Answer.No($"{id} does not take place. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (own.Booking.StartAt > turn.Now) return Answer.No($"{id} has not begun: it is {Times.NearMoment(own.Booking.StartAt, turn.AskerZone, turn.Now)}. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (own.Booking.WrappedAt is { } before) return Answer.No($"{id} was wrapped already, {Times.NearMoment(before, turn.AskerZone, turn.Now)}. Nothing was changed.", new Button("What was used", $"used {id}"));
        own.Booking.WrappedAt = turn.Now;
        turn.Touch('B', own.Booking.Number);
        return Answer.Yes(Usage.Ask(turn.View, own));
    }
}
