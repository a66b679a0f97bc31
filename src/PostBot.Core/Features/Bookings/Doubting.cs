using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A time that can be read and is hardly meant: over already, or as long as nobody works. It is asked, and one press says what was meant.</summary>
internal static class Doubting
{
    /// <summary>Behind a line: its time is meant as it was read.</summary>
    public static readonly FlagArgument Meant = new("meant") { Example = "meant", Required = false, InForm = false };

    /// <summary>The question; null when there is nothing to ask.</summary>
    /// <param name="unchanged">What a refusal says: <c>Nothing was booked.</c></param>
    public static Answer? Ask(Turn turn, WhenSaid said, Resource room, string unchanged)
    {
        if (said.Doubt is not { } doubt || turn.Has(Meant) || said.When.End <= turn.Now) return null;
        var zone = turn.Names.ZoneOf(room);
        if (said.When is Domain.Phrases.WhenPoint || Sessions.Whenever(said.When, turn.Names, room, zone, turn.Now).Slots is not { Count: > 0 } slots) return null;
        var span = Times.Span(slots[0].Start, slots[^1].End, zone, turn.Now);
        return Answer.No($"{doubt} Did you mean {span}? {unchanged}", new Button(Typed.Shorten($"Yes, {span}", 75), $"{turn.Line} meant"));
    }

    /// <summary>For a time that is over: when that was, and the same hours to come; for a hold, the way to record what took place. Null when it is not over.</summary>
    public static Answer? Past(Turn turn, WhenSaid said, Argument where, Resource room, string unchanged, bool mayRecord)
    {
        var zone = turn.Names.ZoneOf(room);
        if (said.When is Domain.Phrases.WhenPoint || Sessions.Whenever(said.When, turn.Names, room, zone, turn.Now).Slots is not { Count: > 0 } slots || slots[^1].End > turn.Now) return null;
        var next = Next(slots[0], zone, turn.Now);
        var span = Times.Span(next.Start, next.End, zone, turn.Now);
        var card = new Card($"That was {Day(slots[0], zone, turn.Now)}: {Times.Span(slots[0].Start, slots[^1].End, zone, turn.Now)}. Did you mean {span}? {unchanged}");
        if (turn.Said(where) is { } typed && turn.Line.Contains(typed, StringComparison.Ordinal)) card = card.Offer(new Button(span, turn.Line.Replace(typed, Alternatives.Phrase(next, zone), StringComparison.Ordinal)));
        if (!mayRecord) return Answer.No(card);
        return Answer.No(BookingCard.MayConfirm(turn.Asker)
            ? card.Offer(new Button("It took place, record it", $"{turn.Line} record"))
            : card.With(new Line($"If it took place, a coordinator can record it: {Lists.Or(Policy.Holders(Role.Coordinator, turn.Names, turn.ChannelProject?.Id).Take(3).Select(person => person.Name))}.")));
    }

    /// <summary><c>earlier today</c>, <c>yesterday</c>, <c>last Tuesday</c>, <c>some weeks ago</c></summary>
    private static string Day(Slot slot, DateTimeZone zone, Instant now)
    {
        var day = slot.Start.InZone(zone).Date;
        return Period.DaysBetween(day, now.InZone(zone).Date) switch
        {
            0 => "earlier today",
            1 => "yesterday",
            <= 7 => $"last {day.DayOfWeek}",
            <= 60 => "some weeks ago",
            _ => "long ago",
        };
    }

    /// <summary>The same hours on the same day of the week, the first that is still to come; what was today is tomorrow.</summary>
    private static Slot Next(Slot slot, DateTimeZone zone, Instant now)
    {
        var (start, end) = (slot.Start.InZone(zone).LocalDateTime, slot.End.InZone(zone).LocalDateTime);
        var today = now.InZone(zone).Date;
        var days = start.Date == today ? 1 : (Period.DaysBetween(start.Date, today) + 6) / 7 * 7;
        if (start.PlusDays(days).InZoneLeniently(zone).ToInstant() <= now) days += 7;
        return new Slot(start.PlusDays(days).InZoneLeniently(zone).ToInstant(), end.PlusDays(days).InZoneLeniently(zone).ToInstant());
    }
}
