using NodaTime;

namespace PostBot.WireTests.Faults;

/// <summary>
/// What a year's nudges should be, worked out the slow way: time is walked in quarters of an hour and every moment is asked whether somebody may be
/// disturbed. Shares nothing with the program but the words of its rules.
/// </summary>
internal static class YearByHand
{
    private static readonly Duration quarter = Duration.FromMinutes(15);

    /// <summary>The moments at which one deadline's owner is nudged, each with who further up has to hear of it: nobody, 1 a coordinator, 2 a supervisor.</summary>
    /// <param name="doneAt">When it is said to be done.</param>
    public static List<(Instant At, int Above)> Of(Owed owed, Instant doneAt, IReadOnlyList<(Instant From, Instant Until)> outages, Instant end)
    {
        var (due, said, level) = (owed.Deadline.DueAt, new List<(Instant, int)>(), 0);
        var waiting = Planned(owed).Select(at => (At: at, Late: false)).Append((At: Morning(owed.Owner, due), Late: true)).ToList();
        while (waiting.Count > 0)
        {
            var now = waiting.Min(one => one.At);
            foreach (var (from, until) in outages) if (now > from && now <= until) now = until;
            if (now > end || now > doneAt) break;
            var newest = waiting.Where(one => one.At <= now).MaxBy(one => one.At);
            waiting.RemoveAll(one => one.At <= now);
            var tooOld = !newest.Late && now - Later(due, newest.At) > Duration.FromDays(1);
            var free = Free(owed.Owner, now);
            if (!tooOld && free > now)
            {
                waiting.Add((free, newest.Late));
                continue;
            }
            if (!tooOld)
            {
                var days = now > due ? WorkingDays(due.InZone(owed.ProjectZone).Date, now.InZone(owed.ProjectZone).Date) : 0;
                var higher = days >= 4 ? 2 : days >= 2 ? 1 : 0;
                // Each level hears once, and only of what reaches it.
                said.Add((now, (level & higher) == 0 ? higher : 0));
                if (higher > 0) level |= higher;
            }
            if (!waiting.Any(one => one.Late)) waiting.Add((Free(owed.Owner, Morning(owed.Owner, Later(due, now)), sessions: false), true));
        }
        return said;
    }

    /// <summary>When somebody further up hears of it, in their own hours; null when it was done before.</summary>
    public static Instant? Heard(Owner above, Instant at, Instant doneAt, IReadOnlyList<(Instant From, Instant Until)> outages, Instant end)
    {
        var free = Free(above, at);
        while (outages.FirstOrDefault(outage => free > outage.From && free < outage.Until) is { Until: var until } && until > free) free = Free(above, until);
        return free <= doneAt && free <= end ? free : null;
    }

    /// <summary>Whether somebody may be disturbed: a working day, their hours, not gone; sessions count as gone.</summary>
    public static bool MayBe(Owner owner, Instant at, bool planning = false)
    {
        var local = at.InZone(owner.Zone).LocalDateTime;
        return local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !YearWorld.Holidays.Contains(local.Date) && local.TimeOfDay >= owner.First && local.TimeOfDay <= owner.Last
            && (planning || !owner.Gone.Any(gone => gone.From <= at && at < gone.Until));
    }

    private static List<Instant> Planned(Owed owed)
    {
        var due = owed.Deadline.DueAt;
        var moments = new List<Instant>();
        foreach (var step in owed.Deadline.NudgeSteps!.Split(' '))
        {
            var asked = due - (step[^1] switch { 'h' => Duration.FromHours(1), 'd' => Duration.FromDays(1), _ => Duration.FromDays(7) } * (step[0] - '0'));
            var later = asked;
            while (!MayBe(owed.Owner, later, planning: true)) later += quarter;
            if (later < due || later == asked)
            {
                moments.Add(later);
                continue;
            }
            var earlier = asked;
            while (!MayBe(owed.Owner, earlier, planning: true) || earlier.InZone(owed.Owner.Zone).TimeOfDay > owed.Owner.Last.PlusHours(-1)) earlier -= quarter;
            moments.Add(earlier);
        }
        return [.. moments.Distinct()];
    }

    private static Instant Free(Owner owner, Instant at, bool sessions = true)
    {
        while (!MayBe(owner, at, planning: !sessions)) at += quarter;
        return at;
    }

    /// <summary>The start of the working day after the day of a moment, on the owner's clock.</summary>
    private static Instant Morning(Owner owner, Instant after)
    {
        var day = after.InZone(owner.Zone).Date;
        do day = day.PlusDays(1); while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || YearWorld.Holidays.Contains(day));
        return day.At(owner.First).InZoneLeniently(owner.Zone).ToInstant();
    }

    private static int WorkingDays(LocalDate from, LocalDate to)
    {
        var days = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1)) if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !YearWorld.Holidays.Contains(day)) days++;
        return days;
    }

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;
}
