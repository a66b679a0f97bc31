using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>Moves a session to another time or room. The old slot is kept until the new one is secured.</summary>
internal sealed class MoveCommand : ICommand
{
    private const string Unchanged = "Nothing was changed; the old slot is kept.";

    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly ResourceArgument room = new() { Example = "Color 2", Leads = ["to", "in", "into"], NeedsLead = false, Required = false };

    private static readonly MoveWhenArgument when = new() { Example = "thu 10-18" };

    private static readonly FlagArgument anyway = new("anyway") { Example = "anyway", Required = false, InForm = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["move", "reschedule", "shift"],
        Summary = "Move a booking to another time or room; the old slot is kept until the new one is secured. Of a series: this one, or with following or all",
        Examples = ["move B1 thu 10:00-18:00", "move B1 to fri same time"],
        Phrasings = ["move it [to] {*}", "can|could we|you|i move {*}"],
        Role = Role.Artist,
        Requestable = true,
        Arguments = [which, when, room, OfSeries.Scope, anyway, Doubting.Meant],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        if (!own.Stands) return Answer.No($"{id} was given back, so there is nothing to move. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (Changing.NotTheirs(turn, own, "move") is { } notTheirs) return notTheirs;
        var first = turn.Names.Resource(own.Claims[0].ResourceId);
        var target = turn.Maybe(room) ?? first;
        if (turn.Get(when).Said is { } words)
        {
            if (words.HoursOnly) words = words with { When = Series.OnDay(words.When, own.Booking.StartAt.InZone(turn.Names.ZoneOf(target)).Date, turn.Names.ZoneOf(target)) };
            if ((Doubting.Past(turn, words, when, target, Unchanged, mayRecord: false) ?? Doubting.Ask(turn, words, target, Unchanged)) is { } doubt) return doubt;
        }
        var (slot, problem) = Slot(turn, own, target);
        if (problem is not null) return Answer.No(problem);
        if (await OfSeries.Load(turn, own, OfSeries.Said(turn), cancel) is { Count: > 1 } series) return await SeriesMove.Run(turn, Together(turn, series, target, slot, turn.Get(when).Said is { When: not WhenDays }), keepsPlace: false, turn.Has(anyway), "moved", cancel);
        if (slot == own.Booking.Slot && target.Id == first.Id) return Answer.No($"{id} is there already. Nothing was changed.");

        IReadOnlyList<Resource> resources = [target, .. own.Claims.Skip(1).Select(claim => turn.Names.Resource(claim.ResourceId))];
        var wish = new Wish(Changing.Work(turn, own), resources) { Attendance = own.Booking.Attendance, ExpiresAt = own.Booking.ExpiresAt, OptionGroup = own.Booking.OptionGroup };
        var view = turn.View.On(own.Booking.ProjectId);
        if (Obstacle.Find(turn, resources, slot, own.Id).Obstacle is { } obstacle) return await obstacle.Refuse(turn, view, wish, offer => Line(turn, own, offer), cancel, own.Id);
        if (await Changing.Tired(turn, own, resources, slot, turn.Has(anyway), cancel) is { } tired) return tired;

        var move = new SeriesMove.Target(own, slot, resources).Relocation;
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel, move.Places);
        var was = Changing.Place(turn, own);
        var stays = own.Booking.State != BookingState.Waitlisted && Behind(ladders, move, [own.Id]) is not null;
        if (stays) return await Second(turn, view, own, wish, slot, ladders, cancel);
        var step = ladders.Move([move], turn.Now);
        if (step.Refusal is not null) return Answer.No($"{id} cannot go there: the ladder there has moved. Nothing was changed.", new Button("Show it", $"show {id}"));
        return await Changing.Say(turn, own, ladders, step, was, "moved", cancel);
    }

    /// <summary>The line that takes up an offer for a booking.</summary>
    public static string Line(Turn turn, Booked own, Alternatives.Offer offer) => offer.Swap is { } other
        ? $"swap B{own.Booking.Number} B{other.Number}"
        : $"move B{own.Booking.Number} to \"{offer.Resource.Name}\" {Alternatives.Phrase(offer.Slot, turn.Names.ZoneOf(offer.Resource))}";

    private static (Slot Slot, string? Problem) Slot(Turn turn, Booked own, Resource target)
    {
        var zone = turn.Names.ZoneOf(target);
        var old = new WhenRange(own.Booking.StartAt, own.Booking.EndAt, zone);
        var said = turn.Get(when);
        var asked = said.Said is { } words ? Series.SameHours(words.HoursOnly ? Series.OnDay(words.When, old.Start.InZone(zone).Date, zone) : words.When, old, zone) : old;
        if (asked is WhenPoint point) asked = new WhenRange(point.At, point.At + own.Booking.Slot.Length, zone);
        var (slots, problem) = Sessions.Of(asked, turn.Names, target, zone, turn.Now);
        if (problem is not null) return (default, problem.Replace("Nothing was booked.", "Nothing was changed.", StringComparison.Ordinal));
        return slots.Count == 1 ? (slots[0], null) : (default, $"That is {slots.Count} sessions; move it to one time. Nothing was changed.");
    }

    /// <summary>A hold that would come first in the new place; null when none would.</summary>
    public static Booked? Behind(Ladders ladders, Relocation move, IReadOnlyCollection<long> moving) => ladders.All.FirstOrDefault(other =>
        !moving.Contains(other.Id) && other.Booking.State == BookingState.Held && other.Clashes(move.Moved) && !other.Clashes(move.Booked));

    /// <summary>The others of a series by as many days as the one that was named; hours that were said and a new room are for all.</summary>
    private static List<SeriesMove.Target> Together(Turn turn, List<Booked> series, Resource target, Slot slot, bool hours)
    {
        var own = series[0].Booking;
        var zone = turn.Names.ZoneOf(target);
        var (was, to) = (own.StartAt.InZone(zone).LocalDateTime, slot.Start.InZone(zone).LocalDateTime);
        var days = Period.DaysBetween(was.Date, to.Date);
        return series.ConvertAll(booked =>
        {
            var local = booked.Booking.StartAt.InZone(zone).LocalDateTime;
            var from = local.Date.PlusDays(days) + (hours ? to.TimeOfDay : local.TimeOfDay);
            var (start, end) = (from.InZoneLeniently(zone).ToInstant(), (from + OnClock(hours ? slot : booked.Booking.Slot, zone)).InZoneLeniently(zone).ToInstant());
            var session = booked.Id == series[0].Id ? slot : new Slot(start, end > start ? end : start + slot.Length);
            var first = booked.Claims[0].ResourceId == series[0].Claims[0].ResourceId ? target : turn.Names.Resource(booked.Claims[0].ResourceId);
            return new SeriesMove.Target(booked, session, [first, .. booked.Claims.Skip(1).Select(claim => turn.Names.Resource(claim.ResourceId))]);
        });
    }

    /// <summary>How far the clock goes on in a slot; an hour more or less than its length on the night the clocks change.</summary>
    private static Period OnClock(Slot slot, DateTimeZone zone) => Period.Between(slot.Start.InZone(zone).LocalDateTime, slot.End.InZone(zone).LocalDateTime, PeriodUnits.Minutes);

    /// <summary>The new place is not the first in line: it is held beside the old one, and confirming it frees the old.</summary>
    private static async Task<Answer> Second(Turn turn, View view, Booked own, Wish wish, Slot slot, Ladders ladders, CancellationToken cancel)
    {
        own.Booking.OptionGroup ??= turn.NewId();
        var made = (wish with { OptionGroup = own.Booking.OptionGroup }).Make(turn, slot, wish.Resources);
        ladders.Join(made);
        turn.Touch('B', own.Booking.Number);
        var rank = ladders.Rank(made).Rank;
        Card Draw(View one) => BookingCard.Draw(one, made.Booking, made.Claims, rank, [.. ladders.Ahead(made).Select(ahead => ahead.Booking)])
            .With(new Line($"B{own.Booking.Number} is kept until this one is confirmed; then it is given back."));
        await LadderVoice.TellCircle(turn, own, Draw, cancel);
        return Answer.Yes(Draw(view));
    }
}

/// <summary>Where a session goes: a date phrase, or nothing but <c>same time</c>, which keeps the hours.</summary>
internal sealed record MoveWhen(WhenSaid? Said);

/// <summary><c>thu 10-18</c>, <c>fri same time</c>, <c>to fri</c>; a day alone keeps the hours.</summary>
internal sealed class MoveWhenArgument() : Argument<MoveWhen>("when", "To when?")
{
    private readonly WhenArgument when = new("To when?") { Example = "thu 10-18" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at < words.Count && words[at].Is("to")) at++;
        if (SameTime(words, at) is { } next)
        {
            if (next < words.Count && words[next].Is("on")) next++;
            return when.Read(context, next) is ReadResult.Taken { Value: WhenSaid day } then ? new ReadResult.Taken(new MoveWhen(day), then.Next) : new ReadResult.Taken(new MoveWhen(null), next);
        }
        var result = when.Read(context, at);
        if (result is not ReadResult.Taken taken) return result;
        var end = taken.Next;
        if (end < words.Count && (words[end].Is("at") || words[end].Is("the")) && SameTime(words, end + 1) is not null) end++;
        return new ReadResult.Taken(new MoveWhen((WhenSaid)taken.Value), SameTime(words, end) ?? end);
    }

    /// <summary>Moving to another room alone keeps the time.</summary>
    public override object? Default(ReadContext context) => context.Values.Values.OfType<Resource>().Any() ? new MoveWhen(null) : null;

    public override Answer? NotFound(ReadContext context, int at) => when.NotFound(context, at);

    private static int? SameTime(Words words, int at) => at + 1 < words.Count && words[at].Is("same") && (words[at + 1].Is("time") || words[at + 1].Is("hours") || words[at + 1].Is("slot")) ? at + 2 : null;
}
