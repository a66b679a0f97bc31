using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Gives the time back; the next in line is told.</summary>
internal sealed class ReleaseCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "client moved", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["release"],
        Summary = "Give a booking's time back; whoever is next is told",
        Examples = ["release B1 client moved", "release B1"],
        Phrasings =
        [
            "let go [of] {booking} [{reason}]",
            "drop {booking} [{reason}]",
            "free up {booking} [{reason}]",
            "we|i do not need {booking} [any] [more|anymore]",
            "cancel {booking} [{reason}]",
        ],
        Role = Role.Artist,
        Clients = true,
        Requestable = true,
        Arguments = [which, reason],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return Refusals.NoSuch(id);
        if (booking.State == BookingState.Released) return Answer.No($"{id} was released already. Nothing was changed.");
        if (booking.State == BookingState.Requested) return await SessionRequests.Withdraw(turn, booking, claims, turn.Maybe(reason), cancel);
        if (turn.Asker.Role < Role.Coordinator && (booking.HeldById != turn.Asker.Id || !Policy.IsInside(turn.Asker)))
        {
            var whose = booking.HeldById == turn.Asker.Id ? "yours" : $"{turn.Names.FindPerson(booking.HeldById)?.Name ?? "someone"}'s";
            var who = booking.HeldById == turn.Asker.Id ? "a coordinator releases it" : "they or a coordinator can release it";
            return Answer.No($"{id} is {whose}; {who}. Nothing was changed.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, booking.ProjectId, turn.Line));
        }
        var wasFirm = booking.State == BookingState.Confirmed;
        Ladder.Set(booking, claims, BookingState.Released);
        booking.Remark = Typed.Shorten(Typed.Clean(turn.Maybe(reason) ?? ""), 500);
        turn.Touch('B', booking.Number);
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        var card = BookingCard.Draw(view, booking, claims, null, []);
        foreach (var next in await Ladder.Promote(turn, booking, claims, cancel)) card = card.With(new Line($"B{next.Number} is first now; {turn.Names.FindPerson(next.HeldById)?.Name ?? "its holder"} was told."));
        if (turn.Names.FindPerson(booking.HeldById) is { } holder) turn.Tell(holder, BookingCard.Draw(view with { Reader = holder }, booking, claims, null, []));
        return Answer.Yes(wasFirm ? card.With(new Line("It was confirmed: if it costs the client, settle that with them.")) : card);
    }
}
