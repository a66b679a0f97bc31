using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>A series that collides half-way: nothing is booked, and every date in the way is listed with what else would do.</summary>
internal static class Collision
{
    private const int MostLines = 20;

    /// <summary>As many as a line of <c>except</c> can name and stay readable.</summary>
    private const int MostLeftOut = 10;

    /// <param name="except">The argument that leaves days out of a series; null where there is no series.</param>
    public static async Task<Answer> Refuse(Turn turn, View view, int sessions, List<Obstacle> obstacles, ExceptArgument? except, CancellationToken cancel)
    {
        var card = new Card($"{obstacles.Count} of {sessions} dates {(obstacles.Count == 1 ? "is" : "are")} taken. Nothing was booked.");
        foreach (var obstacle in obstacles.Take(MostLines)) card = card.With(await Line(turn, view, obstacle, cancel));
        if (obstacles.Count > MostLines) card = card.With(new Line($"and {obstacles.Count - MostLines} more"));
        foreach (var other in Alike(turn, obstacles[0].Resource).Take(6).Where(other => obstacles.TrueForAll(obstacle => IsFree(turn, other, obstacle.Slot))))
        {
            card = card.With(new Line($"{other.Name} is free on all of them."));
            var room = obstacles[0].Resource.Name;
            if (turn.Line.Contains(room, StringComparison.OrdinalIgnoreCase)) card = card.Offer(new Button(Typed.Shorten($"{other.Name} for all", 75), turn.Line.Replace(room, other.Name, StringComparison.OrdinalIgnoreCase)));
        }
        return Answer.No(except is not null && obstacles.Count < sessions && obstacles.Count <= MostLeftOut ? card.Offer(LeaveOut(turn, obstacles, except)) : card);
    }

    /// <summary>One date: who has it, and the nearest that would do instead.</summary>
    private static async Task<Line> Line(Turn turn, View view, Obstacle obstacle, CancellationToken cancel)
    {
        var zone = turn.Names.ZoneOf(obstacle.Resource);
        var instead = await Instead(turn, view, obstacle.Resource, obstacle.Slot, cancel);
        return new Line((Text)$"{obstacle.Resource.Name}, " + new Moment(obstacle.Slot.Start, obstacle.Slot.End, zone.Id) + (Text)$" ({(await obstacle.Why(turn, view, cancel)).Why}){instead}");
    }

    /// <summary>The nearest that would do for one date, behind its line: <c> · Color 2 is free then</c>; empty when nothing would.</summary>
    public static async Task<string> Instead(Turn turn, View view, Resource resource, Slot slot, CancellationToken cancel) =>
        Alike(turn, resource).FirstOrDefault(other => IsFree(turn, other, slot))?.Name is { } room ? $" · {room} is free then"
        : await new Alternatives(turn, view, [resource]).NextFree(resource, slot, cancel) is { } later ? $" · free {Times.Span(later.Start, later.End, turn.Names.ZoneOf(resource), turn.Now)}" : "";

    private static Button LeaveOut(Turn turn, List<Obstacle> obstacles, ExceptArgument except)
    {
        var zone = turn.Names.ZoneOf(obstacles[0].Resource);
        var days = obstacles.Select(obstacle => obstacle.Slot.Start.InZone(zone).Date).Distinct().ToList();
        var said = string.Join(" and ", days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        var line = turn.Said(except) is { } typed ? turn.Line.Replace(typed, $"{typed.TrimEnd(',')} and {said}", StringComparison.Ordinal) : $"{turn.Line} except {said}";
        return new Button(days.Count == 1 ? $"Leave out {Times.Day(days[0], turn.Now.InZone(zone).Date)}" : $"Leave out those {days.Count}", line);
    }

    private static IEnumerable<Resource> Alike(Turn turn, Resource room) =>
        room.PersonId is not null ? [] : turn.Names.Resources.Where(other => other.Id != room.Id && !other.Archived && other.PersonId is null && other.Class == room.Class);

    private static bool IsFree(Turn turn, Resource resource, Slot slot)
    {
        var (other, touching) = Obstacle.Find(turn, [resource], slot);
        return other is null && !touching[0].Exists(claim => claim.State == BookingState.Held);
    }
}
