using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Setup;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Rates;

/// <summary>Lets a client off what their cancellation costs.</summary>
internal sealed class WaiveCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["waive"],
        Summary = "Waive the cost of a cancellation",
        Examples = ["waive B1", "waive B2"],
        Role = Role.Supervisor,
        Requestable = true,
        Arguments = [which],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        var booking = own.Booking;
        if (booking.CancelFee is not ({ } fee and > 0)) return Answer.No($"{id} costs nothing to have cancelled, so there is nothing to waive.", new Button("Show it", $"show {id}"));
        if (booking.FeeWaivedById is { } by) return Answer.No($"{turn.Names.FindPerson(by)?.Name ?? "Somebody"} has waived it already. Nothing was changed.", new Button("Show it", $"show {id}"));
        booking.FeeWaivedById = turn.Asker.Id;
        turn.Touch('B', booking.Number);
        return Answer.Yes(BookingCard.Draw(turn.View.On(booking.ProjectId), booking, own.Claims, null, []).With(new Line($"{Cost.Say(fee, turn.Studio.Currency)} for the cancellation is waived by {turn.Asker.Name}."))) with { Private = true };
    }
}
