using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>When rooms are free inside the working day, room by room; a hold is said, since it can be challenged.</summary>
internal sealed class FreeCommand : ICommand
{
    private const int MostLines = 30;

    private static readonly ResourceArgument room = new() { Example = "Color 1", Required = false };

    private static readonly ClassArgument kind = new() { Example = "color", Required = false };

    private static readonly WhenArgument when = new() { Example = "tomorrow", Required = false };

    /// <summary>Asked as "is it free", so the answer begins with yes or no.</summary>
    private static readonly FlagArgument asked = new("yes-or-no") { Example = "yes-or-no", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["free", "what is free", "what's free"],
        Summary = "See when rooms are free",
        Examples = ["free color tomorrow", "free Color 1 next week"],
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
        Arguments = [kind, room, when, asked],
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var rooms = (turn.Maybe(room) is { } one ? [one] : turn.Names.Resources.Where(resource => !resource.Archived && (turn.Maybe(kind) is not { Length: > 0 } ofKind || Likeness.Fold(resource.Class) == ofKind))).ToList();
        if (rooms.Count == 0) return Answer.No("There is nothing to book yet. For example: resource add \"Color 1\" color");
        var lines = new List<Line>();
        var freeRooms = 0;
        var whollyFree = 0;
        foreach (var resource in rooms)
        {
            var zone = turn.Names.ZoneOf(resource);
            var asked = turn.Maybe(when)?.When ?? new WhenDays(turn.Now.InZone(zone).Date, turn.Now.InZone(zone).Date.PlusDays(1), zone);
            if (asked is WhenPoint point) asked = new WhenRange(point.At, point.At + Duration.FromHours(1), zone);
            var (slots, problem) = Sessions.Of(asked, turn.Names, resource, zone, turn.Now);
            if (problem is not null) return Answer.No(problem);
            var any = false;
            var whole = true;
            foreach (var slot in slots)
            {
                var (line, free, all) = await Day(turn, resource, slot, zone, cancel);
                any |= free;
                whole &= all;
                lines.Add(line);
            }
            if (any) freeRooms++;
            if (whole) whollyFree++;
        }
        var span = turn.Maybe(when) is { } said ? WhenText.Format(said.When, turn.Now) : "today";
        var headline = rooms.Count == 1
            ? freeRooms == 1 ? $"{rooms[0].Name} has time {Prefix(span)}{span}" : $"{rooms[0].Name} is full {Prefix(span)}{span}"
            : $"{freeRooms} of {Lists.Count(rooms.Count, "room")} {(freeRooms == 1 ? "has" : "have")} time {Prefix(span)}{span}";
        if (turn.Has(asked)) headline = $"{(whollyFree > 0 ? "Yes" : freeRooms > 0 ? "Partly" : "No")}, {headline}";
        var card = new Card(headline).With(lines.Take(MostLines));
        if (lines.Count > MostLines) card = card.With(new Line($"and {lines.Count - MostLines} more: ask for one room or fewer days"));
        return Answer.Yes(card);
    }

    private static string Prefix(string span) => span is "today" ? "" : "on ";

    private static async Task<(Line Line, bool Free, bool All)> Day(Turn turn, Resource resource, Slot slot, DateTimeZone zone, CancellationToken cancel)
    {
        var claims = (await Claims.Touching(turn.Db, resource.Id, slot, cancel)).Where(claim => claim.State != BookingState.Waitlisted).OrderBy(claim => claim.StartAt).ToList();
        var gaps = Gaps(slot, claims.Where(claim => claim.State == BookingState.Confirmed));
        var holds = claims.Count(claim => claim.State == BookingState.Held);
        var day = Times.Day(slot.Start.InZone(zone).Date, turn.Now.InZone(zone).Date);
        var text = gaps.Count == 0 ? "full"
            : gaps.Count == 1 && gaps[0] == slot ? "free all day"
            : "free " + string.Join(", ", gaps.Select(gap => $"{Times.Clock(gap.Start.InZone(zone).TimeOfDay)}–{Times.Clock(gap.End.InZone(zone).TimeOfDay)}"));
        if (gaps.Count == 1 && gaps[0] == slot && slot.Length != Duration.FromMinutes(turn.Studio.DayEnd - turn.Studio.DayStart)) text = "free";
        return (new Line($"{resource.Name} · {day} · {text}" + (holds > 0 ? $" · ◌ {Lists.Count(holds, "hold")}" : "")), gaps.Count > 0, gaps.Count == 1 && gaps[0] == slot);
    }

    /// <summary>What the confirmed claims leave of the slot, in order.</summary>
    private static List<Slot> Gaps(Slot slot, IEnumerable<Claim> confirmed)
    {
        var gaps = new List<Slot>();
        var at = slot.Start;
        foreach (var claim in confirmed)
        {
            if (claim.StartAt > at) gaps.Add(new Slot(at, claim.StartAt < slot.End ? claim.StartAt : slot.End));
            if (claim.EndAt > at) at = claim.EndAt;
            if (at >= slot.End) return gaps;
        }
        if (at < slot.End) gaps.Add(new Slot(at, slot.End));
        return gaps;
    }
}
