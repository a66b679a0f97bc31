using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>Several working days in a row on which a room is wholly free: <c>free mix next week 2 days</c>.</summary>
internal static class FreeDays
{
    private const int MostLines = 20;
    private const int MostButtons = 3;

    /// <summary>How far is looked where nobody said when, and further on where nothing is found.</summary>
    private const int DaysAhead = 28;

    /// <summary>Days in a row on which a room can be had from morning to evening.</summary>
    private sealed record Run(Resource Room, IReadOnlyList<Slot> Days, int Holds);

    /// <param name="also">People who have to be free as well.</param>
    public static Answer Answer(Turn turn, List<Resource> rooms, List<Resource> also, int days, When? when, bool asked)
    {
        var said = when ?? Ahead(turn, turn.Now.InZone(turn.Names.Zone).Date);
        if (said is not WhenDays) return Commands.Answer.No("Several days in a row are looked for in whole days. For example: free mix next week 2 days");
        var (runs, problem) = Find(turn, rooms, also, days, said);
        if (problem is not null) return Commands.Answer.No(problem);
        var span = when is null ? "in the next four weeks" : WhenText.Format(when, turn.Now);
        var what = $"{days} days in a row{(also.Count == 0 ? "" : $" with {Lists.And(also.Select(person => person.Name))}")}";
        var card = runs.Count == 0 ? None(turn, rooms, also, days, said, $"{(rooms.Count == 1 ? $"{rooms[0].Name} does not have" : "No room has")} {what}, {span}")
            : Some(turn, runs, days, $"{(rooms.Count == 1 ? $"{rooms[0].Name} has" : $"{runs.Select(run => run.Room).Distinct().Count()} of {Lists.Count(rooms.Count, "room")} {(runs.Select(run => run.Room).Distinct().Count() == 1 ? "has" : "have")}")} {what}, {span}");
        return Commands.Answer.Yes(asked ? card with { Headline = (Text)(runs.Count == 0 ? "No, " : "Yes, ") + card.Headline } : card);
    }

    private static Card Some(Turn turn, List<Run> runs, int days, string headline)
    {
        var card = new Card(headline).With(runs.Take(MostLines).Select(run => Line(turn, run)));
        if (runs.Count > MostLines) card = card.With(new Line($"and {runs.Count - MostLines} more: ask for one room or fewer days"));
        return card.Offer(runs.Take(MostButtons).Select(run => Hold(turn, run, days)));
    }

    /// <summary>None then; the next ones after that all the same.</summary>
    private static Card None(Turn turn, List<Resource> rooms, List<Resource> also, int days, When when, string headline)
    {
        var later = Find(turn, rooms, also, days, Ahead(turn, when.End.InZone(turn.Names.Zone).Date)).Runs.OrderBy(run => run.Days[0].Start).Take(MostButtons).ToList();
        return later.Count == 0 ? new Card(headline) : new Card(headline).With(new Line("The next:")).With(later.Select(run => Line(turn, run))).Offer(later.Select(run => Hold(turn, run, days)));
    }

    private static (List<Run> Runs, string? Problem) Find(Turn turn, List<Resource> rooms, List<Resource> also, int days, When when)
    {
        var runs = new List<Run>();
        foreach (var room in rooms)
        {
            var (slots, problem) = Sessions.Of(when, turn.Names, room, turn.Names.ZoneOf(room), turn.Now);
            if (problem is not null) return (runs, problem);
            var (row, holds) = (new List<Slot>(), 0);
            foreach (var slot in slots.Where(slot => slot.Start > turn.Now))
            {
                var free = FreeTime.In(turn, [room, .. also], slot, Duration.Zero);
                if (free.IsWhole(slot))
                {
                    row.Add(slot);
                    holds += free.Holds;
                    continue;
                }
                if (row.Count >= days) runs.Add(new Run(room, row, holds));
                (row, holds) = ([], 0);
            }
            if (row.Count >= days) runs.Add(new Run(room, row, holds));
        }
        return (runs, null);
    }

    private static WhenDays Ahead(Turn turn, LocalDate from) => new(from, from.PlusDays(DaysAhead), turn.Names.Zone);

    private static Line Line(Turn turn, Run run) =>
        new($"{run.Room.Name} · {Span(turn, run, run.Days.Count)} · {Lists.Count(run.Days.Count, "day")} free{(run.Holds > 0 ? $" · ◌ {Lists.Count(run.Holds, "hold")}" : "")}");

    private static Button Hold(Turn turn, Run run, int days)
    {
        var (first, last) = (Day(turn, run, 0), Day(turn, run, days - 1));
        var unit = Period.DaysBetween(first, last) == days - 1 ? days == 1 ? "day" : "days" : "working days";
        return new Button(Typed.Shorten($"Hold {run.Room.Name} {Span(turn, run, days)}", 75), string.Create(CultureInfo.InvariantCulture, $"hold {(run.Room.PersonId is null ? $"\"{run.Room.Name}\"" : $"@{run.Room.Name}")} {first:yyyy-MM-dd} for {days} {unit}"));
    }

    private static string Span(Turn turn, Run run, int days)
    {
        var (first, last, today) = (Day(turn, run, 0), Day(turn, run, days - 1), turn.Now.InZone(turn.Names.ZoneOf(run.Room)).Date);
        return first == last ? Times.Day(first, today) : $"{Times.Day(first, today)} – {Times.Day(last, today)}";
    }

    private static LocalDate Day(Turn turn, Run run, int index) => run.Days[index].Start.InZone(turn.Names.ZoneOf(run.Room)).Date;
}
