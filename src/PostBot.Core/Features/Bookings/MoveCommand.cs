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
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly ResourceArgument room = new() { Example = "Color 2", Leads = ["to", "in", "into"], NeedsLead = false, Required = false };

    private static readonly MoveWhenArgument when = new() { Example = "thu 10-18" };

    private static readonly FlagArgument anyway = new("anyway") { Example = "anyway", Required = false, InForm = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["move", "reschedule", "shift"],
        Summary = "Move a booking to another time or room; the old slot is kept until the new one is secured",
        Examples = ["move B1 thu 10:00-18:00", "move B1 to fri same time"],
        Phrasings = ["move it [to] {*}", "can|could we|you|i move {*}"],
        Role = Role.Artist,
        Requestable = true,
        Arguments = [which, when, room, anyway],
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
        var (slot, problem) = Slot(turn, own, target);
        if (problem is not null) return Answer.No(problem);
        if (slot == own.Booking.Slot && target.Id == first.Id) return Answer.No($"{id} is there already. Nothing was changed.");

        IReadOnlyList<Resource> resources = [target, .. own.Claims.Skip(1).Select(claim => turn.Names.Resource(claim.ResourceId))];
        var wish = new Wish(Changing.Work(turn, own), resources) { Attendance = own.Booking.Attendance, ExpiresAt = own.Booking.ExpiresAt, OptionGroup = own.Booking.OptionGroup };
        var view = turn.View.On(own.Booking.ProjectId);
        string Again(Alternatives.Offer offer) => offer.Swap is { } other ? $"swap {id} B{other.Number}" : $"move {id} to \"{offer.Resource.Name}\" {Alternatives.Phrase(offer.Slot, turn.Names.ZoneOf(offer.Resource))}";
        if ((await Obstacle.Find(turn, resources, slot, cancel, own.Id)).Obstacle is { } obstacle) return await obstacle.Refuse(turn, view, wish, Again, cancel, own.Id);
        if (await Changing.Tired(turn, own, resources, slot, turn.Has(anyway), cancel) is { } tired) return tired;

        List<(long, Slot)> places = [.. resources.Select(resource => (resource.Id, slot))];
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel, places);
        var was = Changing.Place(turn, own);
        var stays = own.Booking.State != BookingState.Waitlisted && Behind(ladders, own, places);
        if (stays) return await Second(turn, view, own, wish, slot, ladders, cancel);
        var step = ladders.Move(own, places, turn.Now);
        if (step.Refusal is not null) return Answer.No($"{id} cannot go there: the ladder there has moved. Nothing was changed.", new Button("Show it", $"show {id}"));
        return await Changing.Say(turn, own, ladders, step, was, "moved", cancel);
    }

    private static (Slot Slot, string? Problem) Slot(Turn turn, Booked own, Resource target)
    {
        var zone = turn.Names.ZoneOf(target);
        var old = new WhenRange(own.Booking.StartAt, own.Booking.EndAt, zone);
        var said = turn.Get(when);
        var asked = said.Said is { } words ? Series.SameHours(words.When, old, zone) : old;
        if (asked is WhenPoint point) asked = new WhenRange(point.At, point.At + own.Booking.Slot.Length, zone);
        var (slots, problem) = Sessions.Of(asked, turn.Names, target, zone, turn.Now);
        if (problem is not null) return (default, problem.Replace("Nothing was booked.", "Nothing was changed.", StringComparison.Ordinal));
        return slots.Count == 1 ? (slots[0], null) : (default, $"That is {slots.Count} sessions; move it to one time. Nothing was changed.");
    }

    /// <summary>Whether older holds would come first in the new place.</summary>
    private static bool Behind(Ladders ladders, Booked own, List<(long ResourceId, Slot Slot)> places) => ladders.All.Any(other =>
        other.Id != own.Id && other.Booking.State == BookingState.Held && other.Claims.Any(claim => places.Exists(place => place.ResourceId == claim.ResourceId && place.Slot.Clashes(new Slot(claim.StartAt, claim.EndAt))))
        && !other.Clashes(own));

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
