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
    private static readonly RestArgument reason = new("reason", "Why?") { Example = "client moved", Required = false };

    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["release"],
        Summary = "Give a booking's time back; whoever is next is told. Of a series: this one, or with following or all",
        Examples = ["release B1 client moved", "release B1"],
        Phrasings =
        [
            "let go [of] {booking} [{reason}]",
            "drop {booking} [{reason}]",
            "free up {booking} [{reason}]",
            "we|i do not need {booking} [any] [more|anymore]",
        ],
        Role = Role.Artist,
        Clients = true,
        Requestable = true,
        Arguments = [which, OfSeries.Scope, reason],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return Refusals.NoSuch(id);
        var given = await OfSeries.Load(turn, new Booked(booking, claims), OfSeries.Said(turn), cancel);
        if (booking.State == BookingState.Released && given.Count == 1) return Answer.No($"{id} was released already. Nothing was changed.");
        if (booking.State == BookingState.Requested) return await SessionRequests.Withdraw(turn, booking, claims, turn.Maybe(reason), cancel);
        if (turn.Asker.Role < Role.Coordinator && (given.Exists(booked => booked.Booking.HeldById != turn.Asker.Id) || !Policy.IsInside(turn.Asker)))
        {
            var whose = booking.HeldById == turn.Asker.Id ? "yours" : $"{turn.Names.FindPerson(booking.HeldById)?.Name ?? "someone"}'s";
            var who = booking.HeldById == turn.Asker.Id ? "a coordinator releases it" : "they or a coordinator can release it";
            return Answer.No($"{id} is {whose}; {who}. Nothing was changed.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, booking.ProjectId, turn.Line));
        }
        var wasFirm = booking.State == BookingState.Confirmed;
        var remark = Typed.Shorten(Typed.Clean(turn.Maybe(reason) ?? ""), 500);
        given.RemoveAll(booked => !booked.Stands);
        (booking, claims) = (given[0].Booking, [.. given[0].Claims]);
        var lines = await Giving.Back(turn, given, remark, "What was ahead of it was released.", cancel);
        var view = turn.View;
        var card = BookingCard.Draw(view, booking, claims, null, []).With(lines);
        if (given.Count > 1) card = card with { Headline = $"Released: {given.Count} sessions of the series   ({id})" };
        else card = await Broadcasts.Hearers.Offer(turn, card.With(OfSeries.Others(given[0])).Offer(booking.Series is null ? [] : [new Button("All that are left", $"release {id} all", Danger: true)]), booking, (Text)"Released: " + Changing.Place(turn, given[0]), cancel);
        return Answer.Yes(wasFirm ? card.With(new Line("It was confirmed: if it costs the client, settle that with them.")) : card);
    }
}

/// <summary>What release, cancel and a lapse share.</summary>
internal static class Giving
{
    /// <summary>Gives bookings back, tells whom that concerns, and says so in lines.</summary>
    public static async Task<IReadOnlyList<Line>> Back(Turn turn, IReadOnlyList<Booked> given, string remark, string why, CancellationToken cancel)
    {
        var ladders = await Ladder.Around(turn.Db, turn.Studio, given, cancel);
        var lines = new List<Line>();
        foreach (var own in given)
        {
            var step = ladders.Release(own);
            own.Booking.Remark = remark;
            turn.Touch('B', own.Booking.Number);
            lines.AddRange(await LadderVoice.Tell(turn, ladders, step, why, cancel, own));
        }
        await LadderVoice.TellCircle(turn, given, one => Said(BookingCard.Draw(one, given[0].Booking, given[0].Claims, null, []), given.Count), cancel);
        return lines;
    }

    /// <summary>What is said of one, for as many as it stands for.</summary>
    public static Card Said(Card card, int count) => count == 1 ? card : card.With(new Line($"With it {count - 1} more of its series."));
}
