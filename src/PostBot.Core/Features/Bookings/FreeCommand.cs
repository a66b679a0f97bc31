using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>When rooms are free inside the working day, room by room; a hold is said, since it can be challenged.</summary>
internal sealed class FreeCommand : ICommand
{
    private const int MostLines = 30;

    private static readonly BookableArgument room = new() { Example = "Color 1", Required = false };

    private static readonly ClassArgument kind = new() { Example = "color", Required = false };

    private static readonly TagArgument tag = new() { Example = "atmos", Required = false, InForm = false };

    private static readonly RunArgument run = new() { Example = "2 days", Leads = ["for"], NeedsLead = false, Required = false };

    private static readonly FreeWhenArgument when = new(run) { Example = "tomorrow", Required = false };

    private static readonly PeopleArgument with = new("with", "Who has to be free as well?") { Example = "@jo", Leads = ["with"], Required = false, InForm = false };

    /// <summary>Asked as "is it free", so the answer begins with yes or no.</summary>
    private static readonly FlagArgument asked = new("yes-or-no") { Example = "yes-or-no", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["free", "what is free", "what's free"],
        Summary = "See when rooms are free",
        Examples = ["free color tomorrow", "free mix next week 2 days"],
        Phrasings =
        [
            "is|are {resource} free|available|open [{when}] {yes-or-no:yes-or-no}",
            "is|are the {resource} free|available|open [{when}] {yes-or-no:yes-or-no}",
            "is|are {class} free|available|open [{when}] {yes-or-no:yes-or-no}",
            "what|which is|are free {*}",
            "what|which {class} [rooms|suites|stages] is|are free|available [{when}]",
            "when is {resource} [next] free|available [{when}]",
            "anything free {*} {yes-or-no:yes-or-no}",
            "is|are there anything|any free {*} {yes-or-no:yes-or-no}",
            "is|are there a|any free {*} {yes-or-no:yes-or-no}",
            "is|are there a|any {class} [room|rooms|suite|suites|stage|stages] free|available [{when}] {yes-or-no:yes-or-no}",
            "do|have we have|got anything|something free {*} {yes-or-no:yes-or-no}",
            "any {class} [rooms|suites|stages] free|available [{when}] {yes-or-no:yes-or-no}",
            "when can i|we get {resource} [{when}]",
            "who has time {*}",
        ],
        Role = Role.Viewer,
        Arguments = [kind, room, tag, run, when, with, asked],
        Topic = "Bookings",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var rooms = Rooms(turn);
        if (rooms.Count == 0) return Task.FromResult(Answer.No(turn.Names.Resources.Count == 0 ? "There is nothing to book yet. For example: resource add \"Color 1\" color" : "No room is like that. See what there is: free everything"));
        List<Resource> also = [.. (turn.Maybe(with)?.People ?? []).Select(named => named.Person).OfType<Person>().Where(Policy.IsInside).Select(person => Bookable.Unstored(turn.Names, person))];
        var wanted = turn.Maybe(run);
        return Task.FromResult(wanted is { Days: > 0 } ? FreeDays.Answer(turn, rooms, also, wanted.Days, turn.Maybe(when)?.When, turn.Has(asked)) : Hours(turn, rooms, also, wanted?.Hours ?? Duration.Zero));
    }

    private static List<Resource> Rooms(Turn turn)
    {
        if (turn.Maybe(room) is { } one) return [one];
        var rooms = turn.Names.Resources.Where(resource => !resource.Archived && resource.PersonId is null);
        if (turn.Maybe(kind) is { Length: > 0 } ofKind) rooms = rooms.Where(resource => Likeness.Fold(resource.Class) == ofKind);
        if (turn.Maybe(tag) is { } needs) rooms = rooms.Where(resource => TagArgument.Of(resource).Contains(needs));
        return [.. rooms];
    }

    /// <param name="least">Shorter gaps do not count.</param>
    private static Answer Hours(Turn turn, List<Resource> rooms, List<Resource> also, Duration least)
    {
        var lines = new List<Line>();
        var (freeRooms, whollyFree) = (0, 0);
        foreach (var resource in rooms)
        {
            var zone = turn.Names.ZoneOf(resource);
            var wanted = turn.Maybe(when)?.When ?? new WhenDays(turn.Now.InZone(zone).Date, turn.Now.InZone(zone).Date.PlusDays(1), zone);
            if (wanted is WhenPoint point) wanted = new WhenRange(point.At, point.At + Duration.FromHours(1), zone);
            var (slots, problem) = Sessions.Of(wanted, turn.Names, resource, zone, turn.Now);
            if (problem is not null) return Answer.No(problem);
            var days = slots.Select(slot => (Slot: slot, Free: FreeTime.In(turn, [resource, .. also], slot, least))).ToList();
            lines.AddRange(days.Select(day => Say(turn, resource, day.Slot, day.Free, zone)));
            if (days.Exists(day => day.Free.Gaps.Count > 0)) freeRooms++;
            if (days.TrueForAll(day => day.Free.IsWhole(day.Slot))) whollyFree++;
        }
        var span = turn.Maybe(when) is { } said ? WhenText.Format(said.When, turn.Now) : "today";
        var together = also.Count == 0 ? "" : $" with {Lists.And(also.Select(person => person.Name))}";
        var time = (least == Duration.Zero ? "time" : $"{Times.Length(least)} free") + together;
        var headline = rooms.Count == 1
            ? freeRooms == 1 ? $"{rooms[0].Name} has {time} {Prefix(span)}{span}" : least == Duration.Zero && also.Count == 0 ? $"{rooms[0].Name} is full {Prefix(span)}{span}" : $"{rooms[0].Name} has no {time} {Prefix(span)}{span}"
            : $"{freeRooms} of {Lists.Count(rooms.Count, "room")} {(freeRooms == 1 ? "has" : "have")} {time} {Prefix(span)}{span}";
        if (turn.Has(asked)) headline = $"{(whollyFree > 0 ? "Yes" : freeRooms > 0 ? "Partly" : "No")}, {headline}";
        var card = new Card(headline).With(lines.Take(MostLines));
        return Answer.Yes(lines.Count > MostLines ? card.With(new Line($"and {lines.Count - MostLines} more: ask for one room or fewer days")) : card);
    }

    private static string Prefix(string span) => span is "today" ? "" : "on ";

    private static Line Say(Turn turn, Resource resource, Slot slot, FreeTime free, DateTimeZone zone)
    {
        var day = Times.Day(slot.Start.InZone(zone).Date, turn.Now.InZone(zone).Date);
        var opening = Opening.Of(turn.Names, resource);
        var text = free.Gaps.Count == 0 ? free.Why ?? "full"
            : free.IsWhole(slot) ? opening.On(slot.Start.InZone(zone).Date) == slot ? "free all day" : "free"
            : "free " + string.Join(", ", free.Gaps.Select(gap => $"{Times.Clock(gap.Start.InZone(zone).TimeOfDay)}–{Times.Clock(gap.End.InZone(zone).TimeOfDay)}"));
        return new Line($"{resource.Name} · {day} · {text}" + (free.Holds > 0 ? $" · ◌ {Lists.Count(free.Holds, "hold")}" : ""));
    }
}
