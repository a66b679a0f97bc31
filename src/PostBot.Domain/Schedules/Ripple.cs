using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>Why something stays where it is when what it stands behind moves.</summary>
public enum Pin
{
    /// <summary>It is an estimate or a hold: it moves.</summary>
    None = 0,

    /// <summary>A confirmed booking.</summary>
    Confirmed = 1,

    /// <summary>TX, a premiere, talent: its date is not ours to change.</summary>
    Fixed = 2,

    /// <summary>Whoever moves it said that this one stays.</summary>
    LeftOut = 3,
}

/// <summary>One thing on a schedule, on the clock of its production.</summary>
/// <param name="Id">Its short id, <c>D9</c> or <c>B30</c>.</param>
/// <param name="Start">When it is due, or when a session starts.</param>
/// <param name="End">When a session ends; null for what is only due.</param>
public sealed record ScheduleItem(string Id, LocalDateTime Start, LocalDateTime? End = null)
{
    public Pin Pin { get; init; }

    /// <summary>What it stands behind; ids that are not on the schedule are passed over.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The date that was promised; it never moves.</summary>
    public LocalDateTime? Contract { get; init; }

    public LocalDateTime Finish => End ?? Start;
}

/// <summary>One thing that moves, old and new.</summary>
public sealed record RippleLine(ScheduleItem Item, LocalDateTime Start, LocalDateTime? End)
{
    /// <summary>It is expected after what was promised.</summary>
    public bool PastContract => Item.Contract is { } contract && Start > contract;
}

/// <summary>Two things that would come in the wrong order, and did not before.</summary>
public sealed record RippleConflict(ScheduleItem Earlier, ScheduleItem Later);

/// <summary>
/// What moving one date does to everything that stands behind it: each estimate and each hold by the same number of working days, its time of day
/// kept. Pure arithmetic; whether a room is free on the new day is somebody else's question.
/// </summary>
/// <param name="Days">Working days, negative when it comes earlier.</param>
/// <param name="Lines">What moves: the thing itself first, then the rest in the order in which they are due.</param>
/// <param name="Staying">What stands behind it and does not move.</param>
public sealed record Ripple(int Days, IReadOnlyList<RippleLine> Lines, IReadOnlyList<ScheduleItem> Staying, IReadOnlyList<RippleConflict> Conflicts)
{
    /// <param name="schedule">Everything that may stand behind it; also those that do not.</param>
    /// <param name="moved">The thing that moves; in the schedule.</param>
    /// <param name="to">Where it goes, as said: also a day on which nobody works.</param>
    /// <param name="onlyThis">Nothing else moves.</param>
    public static Ripple Of(IReadOnlyCollection<ScheduleItem> schedule, string moved, LocalDateTime to, WorkingWeek week, bool onlyThis = false)
    {
        var first = schedule.First(item => item.Id == moved);
        var days = WorkingShift.Between(week, first.Start.Date, to.Date);
        var behind = days == 0 ? [] : Behind(schedule, moved);
        var lines = new List<RippleLine> { Line(first, to) };
        var staying = new List<ScheduleItem>();
        foreach (var item in behind)
        {
            if (onlyThis || item.Pin != Pin.None) staying.Add(item);
            else lines.Add(Line(item, WorkingShift.By(week, item.Start.Date, days) + item.Start.TimeOfDay));
        }
        return new Ripple(days, lines, staying, Conflicting(schedule, lines));
    }

    /// <summary>Everything that stands behind something, directly or not, in the order in which it is due; a circle is walked once.</summary>
    public static IReadOnlyList<ScheduleItem> Behind(IReadOnlyCollection<ScheduleItem> schedule, string id)
    {
        var followers = schedule.SelectMany(item => item.After.Select(after => (after, item))).ToLookup(pair => pair.after, pair => pair.item);
        var found = new Dictionary<string, ScheduleItem>();
        var open = new Queue<string>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var item in followers[next]) if (item.Id != id && found.TryAdd(item.Id, item)) open.Enqueue(item.Id);
        }
        return [.. found.Values.OrderBy(item => item.Start).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    /// <summary>A session keeps its length in days and its hours.</summary>
    private static RippleLine Line(ScheduleItem item, LocalDateTime start) => new(
        item, start, item.End is { } end ? start.Date.PlusDays(Period.DaysBetween(item.Start.Date, end.Date)) + end.TimeOfDay : null);

    private static List<RippleConflict> Conflicting(IReadOnlyCollection<ScheduleItem> schedule, List<RippleLine> lines)
    {
        var before = schedule.ToDictionary(item => item.Id);
        var now = lines.ToDictionary(line => line.Item.Id, line => line.Item with { Start = line.Start, End = line.End });
        ScheduleItem Now(ScheduleItem item) => now.GetValueOrDefault(item.Id, item);
        return [.. schedule.SelectMany(later => later.After.Where(before.ContainsKey).Select(id => (Earlier: before[id], Later: later)))
            .Where(pair => pair.Earlier.Finish <= pair.Later.Start && Now(pair.Earlier).Finish > Now(pair.Later).Start)
            .Select(pair => new RippleConflict(Now(pair.Earlier), Now(pair.Later)))];
    }
}
