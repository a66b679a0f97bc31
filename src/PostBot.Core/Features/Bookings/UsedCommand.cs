using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>What a session used in fact: as booked, or other hours of its day.</summary>
internal sealed class UsedCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly UsedHoursArgument hours = new() { Example = "10-19" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["used"],
        Summary = "Say which hours a session used in fact",
        Examples = ["used B1 10-19", "used B1 as booked"],
        Role = Role.Artist,
        Arguments = [which, hours],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        if (own.Booking.State is not (BookingState.Held or BookingState.Confirmed)) return Answer.No($"{id} did not take place. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (own.Booking.StartAt > turn.Now) return Answer.No($"{id} has not begun yet, so nothing was used. Nothing was changed.", new Button("Show it", $"show {id}"));
        var zone = turn.Names.ZoneOf(turn.Names.Resource(own.Claims[0].ResourceId));
        var said = turn.Get(hours);
        var day = own.Booking.StartAt.InZone(zone).Date;
        var from = said is { From: { } start } ? day.At(start).InZoneLeniently(zone).ToInstant() : own.Booking.StartAt;
        var until = said is { Until: { } end } ? (end <= said.From ? day.PlusDays(1) : day).At(end).InZoneLeniently(zone).ToInstant() : own.Booking.EndAt;
        (own.Booking.UsedFrom, own.Booking.UsedUntil, own.Booking.NoShow) = (from, until, false);
        own.Booking.WrappedAt ??= turn.Now;
        turn.Touch('B', own.Booking.Number);
        var more = until - from - own.Booking.Slot.Length;
        var card = new Card((Text)$"Used: {BookingCard.Where(turn.View, own.Claims)}, " + new Moment(from, until, zone.Id) + (Text)$"   ({id})") { Subject = id.ToString() };
        return Answer.Yes(card.With(new Line(more == Duration.Zero ? "As booked." : $"{Times.Length(more < Duration.Zero ? -more : more)} {(more < Duration.Zero ? "less" : "more")} than booked.")));
    }
}

/// <summary>Hours on the day of the session; null for those it was booked for.</summary>
internal sealed record UsedHours(LocalTime? From, LocalTime? Until);

/// <summary><c>10-19</c>, or <c>as booked</c>.</summary>
internal sealed class UsedHoursArgument() : Argument<UsedHours>("hours", "Which hours?")
{
    private readonly WhenArgument when = new() { Example = "10-19" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at + 1 < context.Words.Count && context.Words[at].Is("as") && context.Words[at + 1].Is("booked")) return new ReadResult.Taken(new UsedHours(null, null), at + 2);
        if (when.Read(context, at) is not ReadResult.Taken taken || ((WhenSaid)taken.Value).When is not (WhenRange or WhenDaily)) return null;
        var said = ((WhenSaid)taken.Value).When;
        return new ReadResult.Taken(new UsedHours(said.Start.InZone(said.Zone).TimeOfDay, said.End.InZone(said.Zone).TimeOfDay), taken.Next);
    }

    public override Answer? NotFound(ReadContext context, int at) => at >= context.Words.Count ? null : Answer.No($"Which hours are \"{Typed.Shorten(context.Words.From(at), 40)}\"? For example: used B12 10-19, or used B12 as booked");
}
