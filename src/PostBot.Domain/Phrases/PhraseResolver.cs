using System.Globalization;
using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Sets a read phrase against the clock, the calendar and the zone of its context.</summary>
internal sealed class PhraseResolver
{
    private static readonly Duration longRange = Duration.FromHours(16);

    private readonly Draft draft;
    private readonly PhraseContext context;
    private readonly DateTimeZone zone;
    private readonly LocalDate today;
    private readonly List<string> notes = [];
    private string? ask;

    private PhraseResolver(Draft draft, PhraseContext context)
    {
        (this.draft, this.context) = (draft, context);
        (zone, ask) = draft.Zone is { } named ? ZoneGrammar.Decide(named, context.Zone) : (context.Zone, null);
        today = context.Now.InZone(zone).Date;
    }

    public static PhraseReading Resolve(Draft draft, PhraseContext context)
    {
        if (draft.Problem is not null) return PhraseReading.No(draft.Problem);
        try
        {
            return new PhraseResolver(draft, context).Resolve();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            // Years beyond the calendar: dates are added up freely and only NodaTime knows the last one.
            return PhraseReading.No("That date is too far away. Try a date within a few years.");
        }
    }

    private PhraseReading Resolve()
    {
        if (draft.Elapsed is { } elapsed) return FromNow(elapsed);
        Days? days = null;
        if (draft.Day is not null)
        {
            days = DayResolver.Resolve(draft.Day, today, context);
            if (days.Problem is not null) return PhraseReading.No(days.Problem);
            if (days.Note is not null) notes.Add(days.Note);
            ask ??= days.Ask;
        }
        if (draft.Until is not null) return Between(days!);
        if (draft is { Length.IsElapsed: true, Clock: null, Block: Block.None }) return PhraseReading.No("That needs a start. Try tomorrow 10 for 2 hours.");
        var closes = draft.Day is WeekClosePart or MonthClosePart;
        if (draft.Length is { IsElapsed: false } length) days = Longer(days ?? Soonest(), length);
        if (draft.Clock is not null) return Timed(days, ClockResolver.Resolve(draft.Clock, draft.Block));
        if (BlockHours() is { } block) return Timed(days, block);
        days ??= Days.One(today);
        if (!draft.Deadline && !closes) return Finish(new WhenDays(days.First, days.Last.PlusDays(1), zone));
        var end = days.Last + context.DayEnd;
        if (closes && When.Map(end, zone) < context.Now) end = NextClose() + context.DayEnd;
        else if (days.Rolls && When.Map(end, zone) < context.Now) end = end.PlusDays(7);
        return Finish(new WhenPoint(Map(end), zone));
    }

    /// <summary>Hours without a day: today, or tomorrow when they have begun.</summary>
    private Days Soonest()
    {
        var start = draft.Clock is null ? 24 * 60 : ClockResolver.Resolve(draft.Clock, draft.Block).Start;
        return Days.One(When.Map(At(today, start), zone) < context.Now ? today.PlusDays(1) : today);
    }

    /// <summary>A moment counted from now; with a clock time, the stretch until then.</summary>
    private PhraseReading FromNow(Duration elapsed)
    {
        if (draft.Length is { IsElapsed: true } length) return Range(context.Now, context.Now + length.Elapsed);
        if (draft.Clock is null) return Finish(new WhenPoint(context.Now + elapsed, zone));
        var minutes = ClockResolver.Resolve(draft.Clock, Block.None).Start;
        var end = Map(At(today, minutes));
        if (end > context.Now) return Range(context.Now, end);
        ask ??= "That runs past midnight.";
        return Range(context.Now, Map(At(today.PlusDays(1), minutes)));
    }

    /// <summary>EOW typed on Friday evening, EOM on the evening of the last working day: the next one.</summary>
    private LocalDate NextClose()
    {
        var from = draft.Day is WeekClosePart ? DayResolver.Monday(today).PlusWeeks(1) : today.PlusMonths(1).With(DateAdjusters.StartOfMonth);
        return DayResolver.Resolve(draft.Day!, from, context).Last;
    }

    /// <summary>mon for 3 days.</summary>
    private Days Longer(Days days, Amount length)
    {
        var end = length.Unit switch
        {
            CountUnit.Week => days.First.PlusWeeks(length.Count),
            CountUnit.Fortnight => days.First.PlusWeeks(2 * length.Count),
            CountUnit.Month => days.First.PlusMonths(length.Count),
            CountUnit.WorkingDay => DayResolver.WorkingDays(days.First.PlusDays(-1), length.Count, context).PlusDays(1),
            _ => days.First.PlusDays(length.Count),
        };
        return days with { Last = end > days.First ? end.PlusDays(-1) : days.First };
    }

    /// <summary>The hours of a part of the day; null for whole days.</summary>
    private Hours? BlockHours()
    {
        static int Minutes(LocalTime time) => time.Hour * 60 + time.Minute;
        var (start, end) = (Minutes(context.DayStart), Minutes(context.DayEnd));
        const int lunch = 13 * 60;
        return draft.Block switch
        {
            Block.Morning => new Hours(9 * 60, lunch, false),
            Block.Afternoon => new Hours(lunch, end > lunch ? end : 18 * 60, false),
            Block.Evening => new Hours(18 * 60, 22 * 60, false),
            Block.Night => new Hours(20 * 60, 24 * 60, false),
            Block.Overnight => new Hours(20 * 60, 30 * 60, false),
            Block.FirstThing => new Hours(start, null, false),
            Block.Lunch => new Hours(lunch, null, false),
            Block.EndOfDay => new Hours(end, null, false),
            Block.FullDay => new Hours(start, end > start ? end : end + 24 * 60, false),
            _ => null,
        };
    }

    private PhraseReading Timed(Days? days, Hours hours)
    {
        if (hours is { End: { } until })
        {
            if (hours.Guessed) ask ??= "That runs past midnight.";
            if (until - hours.Start > longRange.TotalMinutes) ask ??= $"That is {(until - hours.Start) / 60} hours long.";
        }
        if (draft.Clock is not null && draft.Block is Block.Night && draft.Clock.Start.Mark == Mark.None && hours.Start < 17 * 60)
            ask ??= $"That is read as {Calendar.Clock(Time(hours.Start))}. For the small hours say {draft.Clock.Start.Hour}am and the day.";
        if (days is null)
        {
            days = Days.One(today);
            if (When.Map(At(today, hours.Start), zone) < context.Now) days = Days.One(today.PlusDays(1));
        }
        else if (days.Rolls && When.Map(At(days.First, hours.Start), zone) < context.Now)
        {
            days = new Days(days.First.PlusDays(7), days.Last.PlusDays(7));
            if (draft.Day is WeekdayPart { Choice: WeekChoice.This }) ask ??= $"Today's time has passed: read as {Calendar.Day(days.First, today)}.";
        }
        if (draft.Length is { IsElapsed: true } length) return Lasting(days, hours, length.Elapsed);
        if (days.First == days.Last || hours.End is null) return Single(days, hours);
        if (draft.Deadline) return Finish(new WhenPoint(Map(At(days.Last, hours.End.Value)), zone));
        return Daily(days, Time(hours.Start), Time(hours.End.Value), hours.Start >= 24 * 60 ? 1 : 0);
    }

    private PhraseReading Single(Days days, Hours hours)
    {
        if (hours.End is not { } end)
        {
            if (days.First != days.Last && !draft.Deadline && draft.Block != Block.EndOfDay)
                return PhraseReading.No("Several days need an end time too. Try mon-wed 10-18.");
            return Finish(new WhenPoint(Map(At(days.Last, hours.Start)), zone));
        }
        if (draft.Deadline)
        {
            ask ??= "A deadline needs one moment: read as the end of that time.";
            return Finish(new WhenPoint(Map(At(days.Last, end)), zone));
        }
        return Range(Map(At(days.First, hours.Start)), Map(At(days.First, end)));
    }

    private PhraseReading Lasting(Days days, Hours hours, Duration length)
    {
        if (length <= Duration.Zero) return PhraseReading.No("That lasts no time at all. Try for 90 minutes.");
        if (length > longRange) ask ??= $"That is {length.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours long.";
        if (days.First == days.Last || hours.End is not null || length >= Duration.FromDays(1))
        {
            var start = Map(At(days.First, hours.Start));
            return Finish(new WhenRange(start, start + length, zone));
        }
        return Daily(days, Time(hours.Start), Time(hours.Start).PlusMinutes((long)length.TotalMinutes), 0);
    }

    private PhraseReading Daily(Days days, LocalTime from, LocalTime until, int later)
    {
        var daily = new WhenDaily(days.First.PlusDays(later), days.Last.PlusDays(1 + later), from, until, zone);
        // Clock changes are months apart: a longer span is not told about each of them.
        for (var day = daily.First; day <= daily.Last && day < daily.First.PlusDays(100); day = day.PlusDays(1))
        {
            Map(day + from);
            Map((until <= from ? day.PlusDays(1) : day) + until);
        }
        return Finish(daily);
    }

    /// <summary>fri 22:00 - sat 02:00.</summary>
    private PhraseReading Between(Days first)
    {
        var until = draft.Until!;
        var hours = ClockResolver.Resolve(draft.Clock!, draft.Block);
        var from = first.First;
        if (first.Rolls && When.Map(At(from, hours.Start), zone) < context.Now) from = from.PlusDays(7);
        var endHours = ClockResolver.Resolve(until.Clock!, until.Block);
        var sameDay = until.Day is WeekdayPart { Choice: WeekChoice.Bare } weekday && weekday.Day == from.DayOfWeek && endHours.Start > hours.Start;
        var last = sameDay ? Days.One(from) : SpanResolver.End(until.Day!, from, today, context);
        if (last.Problem is not null) return PhraseReading.No(last.Problem);
        if (draft.Day is CalendarPart { Year: null } undated && until.Day is CalendarPart { Year: not null })
        {
            var found = CalendarResolver.Resolve(undated, today, last.Last);
            if (found.Problem is not null) return PhraseReading.No(found.Problem);
            from = found.First;
        }
        var start = Map(At(from, hours.Start));
        var end = Map(At(last.Last, endHours.Start));
        if (end - start > longRange) ask ??= "That is one stretch over several days, nights included.";
        return Range(start, end);
    }

    private PhraseReading Range(Instant start, Instant end) => end > start
        ? Finish(new WhenRange(start, end, zone))
        : PhraseReading.No("That ends before it starts. Try fri 10-18.");

    private PhraseReading Finish(When when)
    {
        if (draft.Zone is { Abbreviation: true } named)
        {
            var interval = zone.GetZoneInterval(when.Start);
            notes.Add(interval.Name == named.Written || named.Written.Length == 2
                ? $"{named.Written} is {Calendar.City(zone)} time."
                : $"{named.Written} is {Calendar.City(zone)} time, which is {interval.Name} then.");
        }
        var past = when is WhenPoint ? when.Start < context.Now : when.End <= context.Now;
        if (past) ask ??= "That is in the past.";
        else if (when.Start < context.Now && (when is not WhenDays days || days.First < today)) notes.Add("It has already started.");
        return new PhraseReading(when, null, ask, notes) { SameClock = SameClock(when), HoursOnly = when is WhenRange && draft is { Day: null, Until: null, Elapsed: null } };
    }

    private string? SameClock(When when)
    {
        if (when is WhenPoint || draft.Until is not null || draft.Clock is not { End: { } end, Start: var start }) return null;
        if (start.Hour != end.Hour || start.Minute != end.Minute || (start.Mark != end.Mark && start.Mark != Mark.None && end.Mark != Mark.None)) return null;
        var clock = Calendar.Clock(new LocalTime(start.Hour % 24, start.Minute));
        return $"From {clock} to {clock} is no time at all, unless it runs to the other {clock}.";
    }

    private static LocalDateTime At(LocalDate date, int minutes) => date.AtMidnight().PlusMinutes(minutes);

    private static LocalTime Time(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes % (24 * 60));

    /// <summary>A local time as a moment, with a note when the clocks skip or repeat it.</summary>
    private Instant Map(LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        var at = When.Map(local, zone);
        var place = Calendar.City(zone);
        if (mapping.Count == 0)
            notes.Add($"{Calendar.Clock(local.TimeOfDay)} does not exist on {Calendar.Day(local.Date, today)} in {place}, the clocks go forward: "
                + $"{Calendar.Clock(at.InZone(zone).TimeOfDay)} is meant.");
        else if (mapping.Count == 2)
            notes.Add($"{Calendar.Clock(local.TimeOfDay)} happens twice on {Calendar.Day(local.Date, today)} in {place}: the first is meant.");
        return at;
    }
}
