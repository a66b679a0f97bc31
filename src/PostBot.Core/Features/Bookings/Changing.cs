using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>What the commands that change a session share: whose it is, what it was, who hears what it is now.</summary>
internal static class Changing
{
    /// <summary>The refusal for who neither holds it nor coordinates; null when they may.</summary>
    public static Answer? NotTheirs(Turn turn, Booked own, string verb)
    {
        if (BookingCard.MayConfirm(turn.Asker) || own.Booking.HeldById == turn.Asker.Id) return null;
        var whose = turn.Names.FindPerson(own.Booking.HeldById)?.Name ?? "someone";
        return Answer.No($"B{own.Booking.Number} is {whose}'s; they or a coordinator can {verb} it. Nothing was changed.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, own.Booking.ProjectId, turn.Line));
    }

    public static Work Work(Turn turn, Booked own) =>
        new(turn.Names.Project(own.Booking.ProjectId), own.Booking.UnitId is { } unit ? turn.Names.Unit(unit) : null, own.Booking.Step);

    /// <summary>Where it is before the change, for <c>old → new</c>.</summary>
    public static Text Place(Turn turn, Booked own)
    {
        var view = turn.View;
        return (Text)$"{BookingCard.Where(view, own.Claims)}, " + BookingCard.When(view, own.Booking, own.Claims);
    }

    /// <summary>The refusal where a person's rest would be cut short; a coordinator may go on anyway.</summary>
    public static async Task<Answer?> Tired(Turn turn, Booked own, IReadOnlyList<Resource> resources, Slot slot, bool anyway, CancellationToken cancel)
    {
        var mayGoOn = BookingCard.MayConfirm(turn.Asker);
        if ((anyway && mayGoOn) || (Roster.Broken(turn, resources, slot) ?? await Rest.Broken(turn, resources, slot, cancel, own.Id)) is not { } why) return null;
        return Answer.No($"{why}. Nothing was changed{(mayGoOn ? "" : "; a coordinator can do it anyway")}.", mayGoOn ? [new Button("Do it anyway", $"{turn.Line} anyway")] : Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, own.Booking.ProjectId, turn.Line));
    }

    /// <summary>The answer and the messages after a change: the booking as it is now, and what it was.</summary>
    public static async Task<Answer> Say(Turn turn, Booked own, Ladders ladders, LadderStep step, Text was, string did, CancellationToken cancel)
    {
        turn.Touch('B', own.Booking.Number);
        var rank = ladders.Rank(own).Rank;
        var lines = await LadderVoice.Tell(turn, ladders, step, "What was ahead of it has moved.", cancel, own);
        var now = Place(turn, own);
        Card Draw(View view) => BookingCard.Draw(view, own.Booking, own.Claims, rank, [.. ladders.Ahead(own).Select(ahead => ahead.Booking)])
            .With(new Line(was + (Text)" → " + now + (Text)$", {did} by {turn.Asker.Name}"));
        await LadderVoice.TellCircle(turn, own, Draw, cancel);
        var card = Draw(turn.View.On(own.Booking.ProjectId)).With(lines).With(OfSeries.Others(own));
        return Answer.Yes(await Broadcasts.Hearers.Offer(turn, card, own.Booking, (Text)$"{char.ToUpperInvariant(did[0])}{did[1..]}: " + was + (Text)" → " + now, cancel));
    }
}
