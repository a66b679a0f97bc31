using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>The session has begun: somebody is there.</summary>
internal sealed class CheckinCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["checkin", "check in"],
        Summary = "Say that a session has begun",
        Examples = ["checkin B1", "check in B1"],
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
        if (own.Booking.CheckedInAt is { } before) return Answer.No($"{id} was checked in already, {Times.NearMoment(before, turn.AskerZone, turn.Now)}. Nothing was changed.");
        var early = own.Booking.StartAt - turn.Now;
        if (early > NodaTime.Duration.FromHours(12)) return Answer.No($"{id} begins only {Times.NearMoment(own.Booking.StartAt, turn.AskerZone, turn.Now)}. Nothing was changed.", new Button("Show it", $"show {id}"));
        own.Booking.CheckedInAt = turn.Now;
        own.Booking.NoShow = false;
        turn.Touch('B', own.Booking.Number);
        var place = Changing.Place(turn, own);
        return Answer.Yes(new Card((Text)"Checked in: " + place + (Text)$"   ({id})") { Subject = id.ToString() }.Offer(new Button("Wrap", $"wrap {id}"), new Button("Extend by 1 h", $"extend {id} 1h")));
    }
}
