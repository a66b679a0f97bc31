using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Rates;

/// <summary>Lets a client off what their cancellation costs.</summary>
internal sealed class WaiveCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["waive"],
        Summary = "Waive the cost of a cancellation; with all, of every session of its series",
        Examples = ["waive B1", "waive B2"],
        Role = Role.Supervisor,
        Requestable = true,
        Arguments = [which, OfSeries.Scope],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        var booking = own.Booking;
        if (OfSeries.Said(turn) != SeriesScope.One && booking.Series is { } series) return await All(turn, own, series, cancel);
        if (booking.CancelFee is not ({ } fee and > 0)) return Answer.No($"{id} costs nothing to have cancelled, so there is nothing to waive.", new Button("Show it", $"show {id}"));
        if (booking.FeeWaivedById is { } by) return Answer.No($"{turn.Names.FindPerson(by)?.Name ?? "Somebody"} has waived it already. Nothing was changed.", new Button("Show it", $"show {id}"));
        booking.FeeWaivedById = turn.Asker.Id;
        turn.Touch('B', booking.Number);
        return Answer.Yes(BookingCard.Draw(turn.View.On(booking.ProjectId), booking, own.Claims, null, []).With(new Line($"{Cost.Say(fee, turn.Studio.Currency)} for the cancellation is waived by {turn.Asker.Name}."))) with { Private = true };
    }

    /// <summary>What the sessions of a series that were cancelled together cost.</summary>
    private static async Task<Answer> All(Turn turn, Booked own, long series, CancellationToken cancel)
    {
        var id = $"B{own.Booking.Number}";
        var from = OfSeries.Said(turn) == SeriesScope.Following ? own.Booking.StartAt : NodaTime.Instant.MinValue;
        var rows = (await turn.Db.Bookings.Where(row => row.Series == series && row.CancelFee > 0 && row.FeeWaivedById == null).ToListAsync(cancel)).FindAll(row => row.StartAt >= from);
        if (rows.Count == 0) return Answer.No($"Nothing of the series of {id} costs anything to have cancelled, so there is nothing to waive.", new Button("Show it", $"show {id}"));
        foreach (var row in rows)
        {
            row.FeeWaivedById = turn.Asker.Id;
            turn.Touch('B', row.Number);
        }
        return Answer.Yes(new Card($"{Cost.Say(rows.Sum(row => row.CancelFee ?? 0), turn.Studio.Currency)} for {Lists.Count(rows.Count, "cancellation")} is waived by {turn.Asker.Name}   ({id})").About(id)) with { Private = true };
    }
}
