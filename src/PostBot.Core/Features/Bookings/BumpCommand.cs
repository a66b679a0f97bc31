using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A coordinator moves a hold to the end of the line; its holder is told why.</summary>
internal sealed class BumpCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly RestArgument reason = new("reason", "Why? The holder is told.") { Example = "the other session is tied to the delivery" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["bump"],
        Summary = "Move a hold to the end of the line, with the reason",
        Examples = ["bump B1 the other session is tied to the delivery", "bump B1 no client yet"],
        Role = Role.Coordinator,
        Requestable = true,
        Doing = "Bumping a hold",
        Arguments = [which, reason],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel);
        var was = ladders.Rank(own).Rank;
        var step = ladders.Bump(own, turn.Now);
        if (step.Refusal == LadderRefusal.AlreadyConfirmed) return Answer.No($"{id} is confirmed; a confirmed booking is moved or cancelled, not bumped. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (step.Refusal is not null) return Answer.No($"{id} holds no place in a line. Nothing was changed.", new Button("Show it", $"show {id}"));
        var rank = ladders.Rank(own).Rank;
        if (rank == was) return Answer.No($"{id} is last in line already. Nothing was changed.", new Button("Show it", $"show {id}"));
        own.Booking.ReadyById = null;
        turn.Touch('B', own.Booking.Number);
        var words = Typed.Shorten(Typed.Clean(turn.Get(reason)), 500);
        var lines = await LadderVoice.Tell(turn, ladders, step, "The hold ahead was moved behind yours.", cancel, own);
        Card Draw(View view) => BookingCard.Draw(view, own.Booking, own.Claims, rank, [.. ladders.Ahead(own).Select(ahead => ahead.Booking)])
            .With(new Line($"It was {HoldLadder.Ordinal(was ?? 1)} in line → {HoldLadder.Ordinal(rank ?? 1)}, by {turn.Asker.Name}"), new Quote(words));
        await LadderVoice.TellCircle(turn, own, Draw, cancel);
        return Answer.Yes(Draw(turn.View.On(own.Booking.ProjectId)).With(lines));
    }
}
