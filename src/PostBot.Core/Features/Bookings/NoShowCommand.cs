using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Nobody came to a session: what is left of its time is free for others.</summary>
internal sealed class NoShowCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["noshow", "no show"],
        Summary = "Say that nobody came to a session",
        Examples = ["noshow B1", "no show B1"],
        Role = Role.Coordinator,
        Requestable = true,
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
        if (own.Booking.CheckedInAt is not null) return Answer.No($"{id} was checked in, so somebody came. Nothing was changed.", new Button("What was used", $"used {id}"));
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel);
        var place = Changing.Place(turn, own);
        own.Booking.NoShow = true;
        turn.Touch('B', own.Booking.Number);
        var left = own.Booking.EndAt > turn.Now;
        var step = left ? ladders.Release(own) : new LadderStep(null, []);
        var lines = await LadderVoice.Tell(turn, ladders, step, "Nobody came to the session ahead of it.", cancel, own);
        await LadderVoice.TellCircle(turn, own, view => new Card((Text)"Nobody came: " + place + (Text)$", noted by {turn.Asker.Name}   ({id})"), cancel);
        var card = new Card((Text)"Nobody came: " + place + (Text)$"   ({id})") { Subject = id.ToString() };
        return Answer.Yes((left ? card.With(new Line("What is left of its time is free.")) : card).With(lines));
    }
}
